// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.profile.RowSink;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.meter.Block;
import org.kilowire.meter.ColumnBuffer;
import org.kilowire.meter.Ordinals;
import org.kilowire.meter.Source;
import org.kilowire.meter.Unreadable;
import org.kilowire.meter.Value;

/**
 * Rows of a profile as they arrive, written straight into the columns of blocks. A row that cannot
 * be placed is passed over and noted.
 */
final class ProfileBlockBuilder implements RowSink {

  private static final int NONE = -1;

  /** Octets of what is noted. */
  private static final int MOST_SHOWN = 64;

  private final ProfileShape shape;
  private final ProfileRules rules;
  private final Source source;
  private final Stamps stamps;
  private long from;
  private long to;
  private long latest = Long.MIN_VALUE;
  private final Consumer<Block> sink;
  private final int clockColumn;
  private final int statusColumn;
  private final boolean alone;
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
  private Octets laterClock = Octets.EMPTY;
  private int rowsBack;
  private String notATime;
  private long rowStatus;
  private long lastStatus;
  private long unreadable;
  private final List<String> samples = new ArrayList<>();

  /**
   * @param window the times that are wanted
   */
  ProfileBlockBuilder(
      ProfileShape shape,
      ProfileRules rules,
      Source source,
      Stamps stamps,
      TimeRange window,
      Consumer<Block> sink) {
    this.shape = shape;
    this.rules = rules;
    this.times = new long[rules.rowsABlock()];
    this.ordinals = new int[rules.rowsABlock()];
    this.quality = new int[rules.rowsABlock()];
    this.status = new long[rules.rowsABlock()];
    this.source = source;
    this.stamps = stamps;
    wants(window);
    this.sink = sink;
    this.clockColumn = shape.clockColumn().orElse(NONE);
    this.statusColumn = shape.statusColumn().orElse(NONE);
    this.alone = shape.isClockAlone();
    this.columns = new ColumnBuffer[shape.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new ColumnBuffer(shape.quantity(i), shape.unit(i), shape.scale(i));
    }
  }

  /** Another window is wanted from now on. */
  void wants(TimeRange window) {
    from = window.from().toEpochMilli();
    to = window.to().toEpochMilli();
  }

  /** The row that was begun does not come to its end. */
  void abandonRow() {
    forgetRow();
    stamps.interrupted();
  }

  /** Time of the latest row written; {@link Instant#MIN} before the first. */
  Instant latest() {
    return latest == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(latest);
  }

  @Override
  public void beginRow() {
    clock = Octets.EMPTY;
    laterClock = Octets.EMPTY;
    notATime = null;
    lastStatus = rowStatus;
    rowStatus = 0;
  }

  @Override
  public void number(int column, long value) {
    if (column == statusColumn) {
      rowStatus = value;
    } else if (column == clockColumn) {
      notATime = "number " + value;
    } else if (shape.isOpaque(column)) {
      columns[column].other(row, new Value.Bytes(DataCodec.octets(Data.long64(value))));
    } else {
      columns[column].number(row, value);
    }
  }

  @Override
  public void octets(int column, ByteBuffer octets) {
    Octets copy = Octets.copyOf(octets);
    if (column == statusColumn) {
      rowStatus = Statuses.number(copy);
    } else if (column == clockColumn && !alone) {
      clock = copy;
    } else {
      clock = column == clockColumn ? copy : clock;
      columns[column].other(row, new Value.Bytes(copy));
    }
  }

  @Override
  public void text(int column, String text) {
    if (column == clockColumn) {
      notATime = "text " + text;
    } else {
      columns[column].other(row, new Value.Text(text));
    }
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
    if (column == statusColumn) {
      rowStatus = Statuses.number(value);
    } else if (column == clockColumn) {
      notATime = value.type() + " " + shown(DataCodec.octets(value));
    } else if (shape.isOpaque(column)) {
      columns[column].other(row, new Value.Bytes(DataCodec.octets(value)));
    } else {
      Values.of(value, columns[column].scale()).ifPresent(v -> columns[column].other(row, v));
    }
  }

  /**
   * The row has no time of its own: it was written so many rows before the one of {@code later}.
   */
  void clockBefore(Octets later, int rows) {
    laterClock = later;
    rowsBack = rows;
  }

  @Override
  public void unlike(Octets octets, String why) {
    unreadable(why + ": " + octets);
  }

  private void unreadable(String what) {
    unreadable++;
    stamps.interrupted();
    note(what);
  }

  /** Something that is to be told. */
  void note(String what) {
    if (samples.size() < Unreadable.MAX_SAMPLES) {
      samples.add(what);
    }
  }

  private static Octets shown(Octets octets) {
    return octets.slice(0, Math.min(octets.length(), MOST_SHOWN));
  }

  @Override
  public void endRow() {
    Optional<Stamps.Stamp> stamp = stamp();
    if (stamp.isEmpty()) {
      String said = notATime == null ? shown(clock).toString() : notATime;
      forgetRow();
      unreadable("no time: " + (said.isEmpty() ? "none" : said));
      return;
    }
    long time = stamp.get().millis();
    if (time < from || time > to) {
      passOver();
      return;
    }
    latest = Math.max(latest, time);
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
    if (clockColumn == NONE) {
      return Optional.of(new Stamps.Stamp(source.readAt().toEpochMilli(), 0));
    }
    if (notATime != null) {
      return Optional.empty();
    }
    if (laterClock.length() == CosemDateTime.LENGTH) {
      Duration back = shape.period().multipliedBy(rowsBack);
      return back.isZero() ? Optional.empty() : stamps.before(new CosemDateTime(laterClock), back);
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
      if ((i != clockColumn || alone) && i != statusColumn) {
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

  /** What could not be placed. */
  Unreadable unreadable() {
    return new Unreadable(unreadable, samples);
  }
}
