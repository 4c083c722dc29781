// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.contract.Range;

/**
 * What a gateway writes to a named pipe after each commit. The pipe outlives the gateway: a line
 * that was written before a SIGKILL is read after it.
 */
final class CommitPipe implements AutoCloseable {

  private static final String END = "end";

  private final Path pipe;
  private final RandomAccessFile open;
  private final Thread reader;
  private final EventCounter counter = new EventCounter();
  private final List<Range> ranges = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long last;

  private CommitPipe(Path pipe) throws IOException {
    this.pipe = pipe;
    this.open = new RandomAccessFile(pipe.toFile(), "rw"); // to be a writer too: never its end
    this.reader = new Thread(this::read, "commits");
    reader.setDaemon(true);
    reader.start();
  }

  static CommitPipe of(Path pipe) throws IOException, InterruptedException {
    int made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    if (made != 0) {
      throw new IOException("no named pipe: " + pipe);
    }
    return new CommitPipe(pipe);
  }

  Path pipe() {
    return pipe;
  }

  /** Beats at each commit. */
  EventCounter counter() {
    return counter;
  }

  private void read() {
    try {
      for (String line = open.readLine(); !END.equals(line); line = open.readLine()) {
        take(line);
        counter.beat();
      }
    } catch (IOException e) {
      fault("the pipe broke: " + e);
    }
  }

  private synchronized void take(String line) {
    String[] ends = line.split("-", -1);
    try {
      Range range = new Range(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
      if (range.first() <= last) {
        faults.add(line + " was committed twice, " + last + " was there");
      }
      last = range.last();
      ranges.add(range);
    } catch (RuntimeException e) {
      faults.add("not a range: " + line);
    }
  }

  private synchronized void fault(String what) {
    faults.add(what);
  }

  /** The last sequence number that was reported. */
  synchronized long last() {
    return last;
  }

  /** How many sequence numbers were reported; those of a commit cut by a kill are not. */
  synchronized long reported() {
    return ranges.stream().mapToLong(Range::count).sum();
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() throws IOException {
    Files.write(pipe, (END + "\n").getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.close();
  }
}
