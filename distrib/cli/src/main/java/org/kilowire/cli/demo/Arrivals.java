// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.cli.output.Printer;
import org.kilowire.ims.StoredListener;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Value;

/** Counts what reaches the IMS, and shows it as it does where all of it is to be seen. */
final class Arrivals implements StoredListener {

  /** Rows that are shown of a block; the others are counted. */
  private static final int SHOWN = 2;

  private final Printer out;
  private final boolean verbose;
  private String newest = "";
  private long blocks;
  private long values;
  private Optional<Instant> cut = Optional.empty();
  private Optional<Instant> mended = Optional.empty();
  private long bridged;

  /**
   * @param verbose whether values are shown as they arrive
   */
  Arrivals(Printer out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  @Override
  public synchronized void stored(String gateway, UUID epoch, long sequence, Block block) {
    blocks++;
    values += (long) block.rows() * block.columns().size();
    if (readInTheOutage(block.source().readAt())) {
      bridged++;
    }
    if (block.rows() > 0 && !block.columns().isEmpty()) {
      Column first = block.columns().get(0);
      String value = first.value(block.rows() - 1).map(Arrivals::text).orElse("-");
      newest = ", newest %s %s %s".formatted(block.source().meter(), value, first.unit());
    }
    if (verbose) {
      show(block);
    }
  }

  private void show(Block block) {
    for (int row = 0; row < Math.min(SHOWN, block.rows()); row++) {
      for (Column column : block.columns()) {
        show(block, row, column);
      }
    }
    if (block.rows() > SHOWN) {
      int more = block.rows() - SHOWN;
      out.line(
          "  %-8s %s  ... and %d rows more".formatted(block.source().meter(), last(block), more),
          Map.of("meter", block.source().meter(), "until", last(block), "rows", more));
    }
  }

  private static String last(Block block) {
    return Instant.ofEpochMilli(block.last().time()).toString();
  }

  private void show(Block block, int row, Column column) {
    String meter = block.source().meter();
    String time = Instant.ofEpochMilli(block.times()[row]).toString();
    String value = column.value(row).map(Arrivals::text).orElse("-");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("meter", meter);
    members.put("time", time);
    members.put("quantity", column.quantity().text());
    members.put("value", value);
    members.put("unit", column.unit());
    out.line(
        "  %-8s %-24s  %-14s %s %s".formatted(meter, time, column.quantity(), value, column.unit()),
        members);
  }

  private static String text(Value value) {
    return value instanceof Value.Decimal number
        ? number.exact().toPlainString()
        : value.toString();
  }

  private boolean readInTheOutage(Instant at) {
    return cut.isPresent()
        && !at.isBefore(cut.get())
        && mended.isPresent()
        && at.isBefore(mended.get());
  }

  synchronized void brokerGone() {
    cut = Optional.of(Instant.now());
  }

  synchronized void brokerBack() {
    mended = Optional.of(Instant.now());
  }

  /** Blocks that were read while the broker was away and came afterwards. */
  synchronized long bridged() {
    return bridged;
  }

  /** The newest value, for people; empty before there is one. */
  synchronized String newest() {
    return newest;
  }

  synchronized long blocks() {
    return blocks;
  }

  synchronized long values() {
    return values;
  }
}
