// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kilowire.conversation.Octets;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.clock.Season;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.Numeral;
import org.kilowire.iec62056.profile.ProfileChannel;
import org.kilowire.iec62056.profile.ProfileHeader;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.profile.ProfileSink;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.ColumnBuffer;
import org.kilowire.meter.Ordinals;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Unreadable;
import org.kilowire.meter.Value;

/**
 * Rows of a profile or entries of a log as they arrive, as blocks. A header with other columns or
 * another period begins another block; a row that cannot be placed is passed over and noted.
 */
final class ProfileBlocks implements ProfileSink {

  private static final int ROWS_A_BLOCK = 1024;

  /** The column of entries that have nothing but a status. */
  private static final Quantity STATUS = new Quantity("raw:status");

  private final Source source;
  private final StatusMeaning status;
  private final RegisterNames names;
  private final Duration shift;
  private final boolean comma;
  private final Instant from;
  private final Instant to;
  private final Consumer<Block> sink;

  private final long[] times = new long[ROWS_A_BLOCK];
  private final int[] ordinals = new int[ROWS_A_BLOCK];
  private final int[] quality = new int[ROWS_A_BLOCK];
  private final long[] words = new long[ROWS_A_BLOCK];
  private final List<Octets> stamps = new ArrayList<>();
  private final Ordinals numbering = new Ordinals();
  private final List<ColumnBuffer> columns = new ArrayList<>();
  private final List<String> units = new ArrayList<>();
  private Optional<ProfileHeader> shape = Optional.empty();
  private int rows;
  private long written;
  private long passedOver;
  private long unreadable;
  private final List<String> samples = new ArrayList<>();

  /**
   * What the rows become.
   *
   * @param source its period counts for nothing: the headers say it
   * @param startsNamed whether stamps are those of the starts of intervals
   * @param comma whether a comma in a value is its decimal point
   * @param from first time wanted, {@code to} the last
   */
  ProfileBlocks(
      Source source,
      StatusMeaning status,
      RegisterNames names,
      boolean startsNamed,
      boolean comma,
      Instant from,
      Instant to,
      Consumer<Block> sink) {
    this.source = source;
    this.status = status;
    this.names = names;
    this.shift = startsNamed ? Duration.ofMinutes(1) : Duration.ZERO;
    this.comma = comma;
    this.from = from;
    this.to = to;
    this.sink = sink;
  }

  @Override
  public void row(ProfileRow row) {
    ProfileHeader header = row.header();
    Instant end = row.end().plus(shift.multipliedBy(header.periodMinutes()));
    if (end.isBefore(from) || end.isAfter(to)) {
      passedOver++;
      return;
    }
    if (shape.filter(before -> isAlike(before, header)).isEmpty()) {
      begin(row);
    }
    times[rows] = end.toEpochMilli();
    ordinals[rows] = numbering.next(times[rows]);
    quality[rows] = quality(row);
    words[rows] = header.statusWord();
    stamps.add(row.first() ? octets(header.stamp()) : Octets.EMPTY);
    fill(row);
    rows++;
    written++;
    if (rows == ROWS_A_BLOCK) {
      flush();
    }
  }

  private static boolean isAlike(ProfileHeader one, ProfileHeader other) {
    return one.periodMinutes() == other.periodMinutes() && one.channels().equals(other.channels());
  }

  private static Octets octets(String stamp) {
    return Octets.of(stamp, StandardCharsets.ISO_8859_1);
  }

  private void begin(ProfileRow row) {
    flush();
    shape = Optional.of(row.header());
    columns.clear();
    units.clear();
    Set<Quantity> taken = new HashSet<>();
    for (int i = 0; i < row.header().channels().size(); i++) {
      ProfileChannel channel = row.header().channels().get(i);
      DataSetValue first = row.values().get(i);
      int scale = Numeral.parse(first.text(), comma).map(Numeral::exponent).orElse(0);
      units.add(channel.unit().isEmpty() ? first.unit() : channel.unit());
      columns.add(new ColumnBuffer(quantity(channel.id(), i, taken), units.get(i), scale));
    }
    if (columns.isEmpty()) {
      columns.add(new ColumnBuffer(STATUS, "", 0));
    }
  }

  /** Two columns of one name are told apart by their number. */
  private Quantity quantity(String id, int index, Set<Quantity> taken) {
    String marked = "raw:" + index + ElementIndex.MARK;
    Quantity quantity = names.ofName(id).orElseGet(() -> new Quantity(marked));
    if (!taken.add(quantity)) {
      quantity = names.ofName(id + ElementIndex.MARK + (index + 1)).orElse(new Quantity(marked));
      taken.add(quantity);
    }
    return quantity;
  }

  private void fill(ProfileRow row) {
    if (row.values().isEmpty()) {
      columns.get(0).number(rows, row.header().statusWord());
      return;
    }
    for (int i = 0; i < row.values().size(); i++) {
      DataSetValue value = row.values().get(i);
      if (!value.isMissing()) {
        columns.get(i).other(rows, value(value, units.get(i)));
      }
    }
  }

  /** A number is of its column's unit; one that says another is kept as it was written. */
  private Value value(DataSetValue value, String unit) {
    if (!value.unit().isEmpty() && !value.unit().equals(unit)) {
      return new Value.Text(value.text() + "*" + value.unit());
    }
    Optional<Numeral> number = Numeral.parse(value.text(), comma);
    return number.isPresent()
        ? new Value.Decimal(number.get().unscaled(), number.get().exponent())
        : new Value.Text(value.text());
  }

  private int quality(ProfileRow row) {
    int bits = status.quality(row.header().statusWord());
    if (row.ambiguous()) {
      bits |= Quality.bits(Quality.AMBIGUOUS_TIME);
    }
    boolean summer =
        MeterTime.parse(row.header().stamp()).filter(t -> t.season() == Season.SUMMER).isPresent();
    return summer ? bits | Quality.bits(Quality.DST) : bits;
  }

  @Override
  public void unreadable(String text, String why) {
    unreadable++;
    note(why + ": " + text);
  }

  /** Something that is to be told. */
  void note(String what) {
    if (samples.size() < Unreadable.MAX_SAMPLES) {
      samples.add(what);
    }
  }

  /** No more rows come. */
  void end() {
    flush();
  }

  private void flush() {
    if (rows == 0) {
      return;
    }
    List<Column> full = new ArrayList<>();
    columns.forEach(column -> full.add(column.take(rows)));
    Duration period = Duration.ofMinutes(shape.orElseThrow().periodMinutes());
    sink.accept(
        new Block(
            withPeriod(period),
            Arrays.copyOf(times, rows),
            Arrays.copyOf(ordinals, rows),
            Arrays.copyOf(quality, rows),
            Arrays.copyOf(words, rows),
            stamps,
            full));
    stamps.clear();
    rows = 0;
  }

  private Source withPeriod(Duration period) {
    return new Source(
        source.meter(),
        source.device(),
        source.series(),
        source.origin(),
        source.readAt(),
        source.clockProven(),
        period);
  }

  /** Rows in the window. */
  long written() {
    return written;
  }

  /** Rows outside of it that were read all the same. */
  long passedOver() {
    return passedOver;
  }

  /** What could not be placed. */
  Unreadable unreadable() {
    return new Unreadable(unreadable, samples);
  }
}
