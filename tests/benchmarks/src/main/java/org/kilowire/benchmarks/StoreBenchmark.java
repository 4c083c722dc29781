// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Blocks stored, each caller waiting for its commit: alone, and sixteen lines in parallel. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class StoreBenchmark {

  private static final int COLUMNS = 4;
  private static final long PERIOD_MILLIS = 900_000;

  /** Rows a block. */
  @Param({"1", "96", "1024"})
  public int rows;

  private Path folder;
  private Store store;

  /** A line's meter, whose archive goes on from block to block. */
  @State(Scope.Thread)
  public static class Line {
    private final String meter = "m" + Thread.currentThread().getId();
    private long next;
  }

  /** Runs all of it. */
  public static void main(String[] args) throws Exception {
    new Runner(new OptionsBuilder().include(StoreBenchmark.class.getName()).build()).run();
  }

  /** A new store. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    folder = Files.createTempDirectory("store-benchmark");
    store = Store.open(StoreSettings.of(folder, "bench"));
  }

  /** The store goes, with its folder. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** One line. */
  @Benchmark
  public Object one_line(Line line) throws Exception {
    return append(line);
  }

  /** Sixteen lines: commits are shared. */
  @Benchmark
  @Threads(16)
  public Object sixteen_lines(Line line) throws Exception {
    return append(line);
  }

  private Object append(Line line) throws Exception {
    Block block = block(line.meter, line.next);
    line.next += rows;
    return store.outbox().append(List.of(block)).get(60, TimeUnit.SECONDS);
  }

  private Block block(String meter, long first) {
    long[] times = new long[rows];
    for (int row = 0; row < rows; row++) {
      times[row] = (first + row) * PERIOD_MILLIS;
    }
    BitSet present = new BitSet();
    present.set(0, rows);
    List<Column> columns = new ArrayList<>();
    for (int column = 1; column <= COLUMNS; column++) {
      Quantity quantity = new Quantity("1-0:" + column + ".8.0*255");
      columns.add(new Column(quantity, "Wh", 0, times.clone(), present, List.of()));
    }
    Source source =
        new Source(
            meter,
            "KW1",
            new Quantity("1-0:99.1.0*255"),
            Origin.SCHEDULE,
            Instant.EPOCH,
            true,
            Duration.ofMillis(PERIOD_MILLIS));
    int[] zeros = new int[rows];
    return new Block(source, times, zeros, zeros, new long[rows], List.of(), columns);
  }
}
