// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kilowire.contract.Range;
import org.kilowire.store.CommitListener;

/**
 * Appends the sequence numbers of each commit to a file, {@code FIRST-LAST} a line. One write a
 * commit, so that a reader never sees half a line of a process that was killed.
 */
final class CommitReport implements CommitListener, AutoCloseable {

  /** The framework or system property that names the file. */
  static final String PROPERTY = "kilowire.commits.report";

  private final OutputStream out;

  CommitReport(String file) throws IOException {
    this.out = new FileOutputStream(file, true);
  }

  @Override
  public void committed(Range numbers) {
    try {
      String line = numbers.first() + "-" + numbers.last() + "\n";
      out.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
