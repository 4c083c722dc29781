// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.CosemDateTime;
import org.kilowire.dlms.cosem.RowSink;
import org.kilowire.meter.Block;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Rows of a profile as they arrive, written straight into the columns of blocks. */
final class BlockWriter implements RowSink {

  private static final int NONE = -1;

  private final ProfileShape shape;
  private final ProfileRules rules;
  private final Source source;
  private final Stamps stamps;
  private final long from;
  private final long to;
  private final Consumer<Block> sink;
  private final int clockColumn;
  private final int statusColumn;
  private final ColumnBuffer[] columns;

  private final long[] times;
  private final int[] ordinals;
  private final int[] quality;
  private final long[] status;
  private final List<Octets> meterTimes = new ArrayList<>();
  private final Ordinals numbering = new Ordinals();

  private int row;
  private long written;
  private long passedOver;
  private Octets clock = Octets.EMPTY;
  private boolean notATime;
  private long rowStatus;
  private long lastStatus;
  private String problem;

  /**
   * @param window the times that are wanted
   */
  BlockWriter(
      ProfileShape shape,
      ProfileRules rules,
      Source source,
      Stamps stamps,
      Window window,
      Consumer<Block> sink) {
    this.shape = shape;
    this.rules = rules;
    this.times = new long[rules.rowsABlock()];
    this.ordinals = new int[rules.rowsABlock()];
    this.quality = new int[rules.rowsABlock()];
    this.status = new long[rules.rowsABlock()];
    this.source = source;
    this.stamps = stamps;
    this.from = window.from().toEpochMilli();
    this.to = window.to().toEpochMilli();
    this.sink = sink;
    this.clockColumn = shape.clockColumn().orElse(NONE);
    this.statusColumn = shape.statusColumn().orElse(NONE);
    this.columns = new ColumnBuffer[shape.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new ColumnBuffer(shape.quantity(i), shape.unit(i), shape.scale(i));
    }
  }

  @Override
  public void beginRow() {
    clock = Octets.EMPTY;
    notATime = false;
    lastStatus = rowStatus;
    rowStatus = 0;
  }

  @Override
  public void number(int column, long value) {
    if (column == statusColumn) {
      rowStatus = value;
    } else {
      notATime |= column == clockColumn;
      columns[column].number(row, value);
    }
  }

  @Override
  public void octets(int column, ByteBuffer octets) {
    if (column == clockColumn) {
      clock = Octets.copyOf(octets);
    } else if (column == statusColumn) {
      rowStatus = Statuses.number(Octets.copyOf(octets));
    } else {
      columns[column].other(row, new Value.Bytes(Octets.copyOf(octets)));
    }
  }

  @Override
  public void text(int column, String text) {
    notATime |= column == clockColumn;
    columns[column].other(row, new Value.Text(text));
  }

  @Override
  public void missing(int column) {
    if (!rules.nullIsAsBefore() || column == clockColumn) {
      return;
    }
    if (column == statusColumn) {
      rowStatus = lastStatus;
    } else {
      columns[column].again(row);
    }
  }

  @Override
  public void other(int column, Data value) {
    notATime |= column == clockColumn;
    if (column == statusColumn) {
      rowStatus = Statuses.number(value);
    } else {
      Values.of(value, columns[column].scale()).ifPresent(v -> columns[column].other(row, v));
    }
  }

  @Override
  public void endRow() {
    Optional<Stamps.Stamp> stamp = problem == null ? stamp() : Optional.empty();
    if (problem != null || stamp.isEmpty()) {
      forgetRow();
    }
    if (problem != null) {
      return;
    }
    if (stamp.isEmpty()) {
      problem = "row " + (written + passedOver) + " has no time: " + clock;
      return;
    }
    long time = stamp.get().millis();
    if (time < from || time > to) {
      passOver();
      return;
    }
    times[row] = time;
    ordinals[row] = numbering.next(time);
    quality[row] = stamp.get().quality() | rules.quality(rowStatus);
    status[row] = rowStatus;
    meterTimes.add(clock);
    row++;
    written++;
    if (row == times.length) {
      flush();
    }
  }

  private Optional<Stamps.Stamp> stamp() {
    if (notATime) {
      return Optional.empty();
    }
    if (clock.isEmpty()) {
      return stamps.next(shape.period());
    }
    return clock.length() == CosemDateTime.LENGTH
        ? stamps.next(new CosemDateTime(clock))
        : Optional.empty();
  }

  private void passOver() {
    passedOver++;
    forgetRow();
  }

  private void forgetRow() {
    for (ColumnBuffer column : columns) {
      column.clear(row);
    }
  }

  /** No more rows come. */
  void end() {
    if (row > 0) {
      flush();
    }
  }

  private void flush() {
    List<org.kilowire.meter.Column> full = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (i != clockColumn && i != statusColumn) {
        full.add(columns[i].take(row));
      }
    }
    sink.accept(
        new Block(
            source,
            Arrays.copyOf(times, row),
            Arrays.copyOf(ordinals, row),
            Arrays.copyOf(quality, row),
            Arrays.copyOf(status, row),
            meterTimes,
            full));
    meterTimes.clear();
    row = 0;
  }

  /** Rows in the window. */
  long written() {
    return written;
  }

  /** Rows outside of it. */
  long passedOver() {
    return passedOver;
  }

  /** What makes the rows unusable from some row on; empty where all are well. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }
}
