// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.kura.wire.collecting.WireGateway;
import org.kilowire.kura.wire.emission.Emission;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.kura.wire.records.BlockRecords;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.store.OutboxStatus;
import org.osgi.service.wireadmin.Consumer;

/**
 * Figures of the way from a Collector to the store: octets allocated a row, and commits a block of
 * lines that send in parallel, with and without a Fifo in between. No test; it has a {@code main}.
 */
final class WirePathHarness {

  private static final int LINES = 16;
  private static final int BLOCKS = 200;
  private static final int COLUMNS = 4;
  private static final int REPEATS = 200;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final EmissionRegistry emissions = new EmissionRegistry();
  private final Wires wires = new Wires();

  private WirePathHarness() {}

  public static void main(String[] args) throws Exception {
    WirePathHarness harness = new WirePathHarness();
    Block block = block("m", 1024, 0);
    harness.allocation("recognised: records, envelope, block", block, harness::recognised);
    harness.allocation("read by a stranger: records, envelope, block", block, harness::parsed);
    harness.lines("direct", false);
    harness.lines("with a Fifo in between", true);
  }

  private static Block block(String meter, int rows, long first) {
    long[] times = new long[rows];
    for (int row = 0; row < rows; row++) {
      times[row] = (first + row) * 900_000;
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
            Duration.ofMinutes(15));
    int[] zeros = new int[rows];
    return new Block(source, times, zeros, zeros, new long[rows], List.of(), columns);
  }

  /** The store is left out: it has the same work on both ways. */
  private interface Way {
    List<Block> travel(Block block);
  }

  private List<Block> recognised(Block block) {
    Emission emission = emissions.add(List.of(block), null);
    WireEnvelope envelope = new WireEnvelope("c", emission.records());
    List<Block> arrived = emissions.find(envelope.getRecords()).orElseThrow().blocks();
    emission.ended(null, null);
    return arrived;
  }

  private List<Block> parsed(Block block) {
    List<WireRecord> records = new BlockRecords(List.of(block)).records();
    WireEnvelope envelope = new WireEnvelope("c", records);
    return EnvelopeReader.read(envelope.getRecords(), new Arrival("c", Instant.EPOCH, true))
        .blocks();
  }

  private void allocation(String name, Block block, Way way) {
    long octets = 0;
    for (int i = 0; i < REPEATS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      if (!way.travel(block).equals(List.of(block))) {
        throw new IllegalStateException(name + " gives another block");
      }
      octets = threads.getCurrentThreadAllocatedBytes() - before;
    }
    System.out.printf("%s: %d octets a row of %d columns%n", name, octets / block.rows(), COLUMNS);
  }

  private void lines(String name, boolean queued) throws Exception {
    Path folder = Files.createTempDirectory("wire-path");
    ExecutorService pumps = Executors.newFixedThreadPool(LINES);
    try (WireGateway site = new WireGateway(folder)) {
      OutboxComponent outbox = new OutboxComponent(wires, emissions, Wires.properties("outbox"));
      outbox.activate(Wires.context(), Wires.properties("outbox"));
      outbox.bindStore(site.outbox());
      try (FifoConsumer fifo = new FifoConsumer(outbox)) {
        long began = System.nanoTime();
        send(site, queued ? fifo : outbox, pumps);
        report(name, site.outbox().status(), System.nanoTime() - began);
      }
    } finally {
      pumps.shutdown();
      delete(folder);
    }
  }

  /** As the Collector does: each line has one envelope under way, and one thread emits them all. */
  private void send(WireGateway site, Consumer receiver, ExecutorService pumps) throws Exception {
    ExecutorService emitter = Executors.newSingleThreadExecutor();
    List<Callable<Void>> lines = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      String meter = "m-" + line;
      lines.add(
          () -> {
            for (int i = 0; i < BLOCKS; i++) {
              Emission emission = emissions.add(List.of(block(meter, 96, 96L * i)), site.outbox());
              emitter.execute(
                  () -> receiver.updated(null, new WireEnvelope("c", emission.records())));
              emission.stored().join();
            }
            return null;
          });
    }
    for (Future<Void> line : pumps.invokeAll(lines)) {
      line.get();
    }
    emitter.shutdown();
  }

  private static void report(String name, OutboxStatus status, long nanos) {
    System.out.printf(
        "%s, %d lines: %d blocks of 96 rows in %d commits (%.2f a block), %.0f blocks/s%n",
        name,
        LINES,
        status.counts().appended(),
        status.counts().commits(),
        (double) status.counts().commits() / status.counts().appended(),
        status.counts().appended() * 1e9 / nanos);
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
