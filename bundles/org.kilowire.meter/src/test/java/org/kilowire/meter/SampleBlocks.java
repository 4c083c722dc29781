// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.kilowire.conversation.Octets;

/** Blocks for the tests of all who take them: plain ones, and any at all. */
public final class SampleBlocks {

  public static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");
  public static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");
  public static final Instant READ_AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  /** As far as an ECMAScript date reaches. */
  private static final long MAX_TIME = 8_640_000_000_000_000L;

  /** Among them those that look like the names of a record's other properties. */
  private static final List<String> QUANTITIES =
      List.of(
          "1-0:1.8.0*255",
          "1-0:2.8.0*255",
          "5:1-0:1.4.0*255:3",
          "raw:X",
          "raw:X.scale",
          "raw:X.unit",
          "raw:X.type",
          "raw:X.column-scale",
          "raw:X.scale.unit",
          "raw:kw.time",
          "sv:Ia/rms",
          "round:X");

  private final Random random;
  private final boolean loneSurrogates;

  private SampleBlocks(Random random, boolean loneSurrogates) {
    this.random = random;
    this.loneSurrogates = loneSurrogates;
  }

  /** A row of the load profile of the meter m1; each number gives another time and value. */
  public static Block row(long number) {
    return block("m1", Origin.SCHEDULE, new long[] {900_000 * number}, number);
  }

  /** Rows of quarter hours that end at {@code last}, counted from 1970. */
  public static Block plain(String meter, Origin origin, int rows, long last) {
    return block(
        meter,
        origin,
        LongStream.range(0, rows).map(row -> 900_000 * (last + row + 1 - rows)).toArray(),
        LongStream.range(0, rows).map(row -> row * 0x9E3779B97F4A7C15L).toArray());
  }

  private static Block block(String meter, Origin origin, long[] times, long... values) {
    int rows = times.length;
    return new Block(
        new Source(meter, "KW1", PROFILE, origin, READ_AT, true, QUARTER_HOUR),
        times,
        new int[rows],
        new int[rows],
        new long[rows],
        List.of(),
        List.of(Column.of(ENERGY, "Wh", 0, values)));
  }

  /** Any block at all that a collector can make. */
  public static Block random(Random random) {
    return new SampleBlocks(random, false).block();
  }

  /** The same with texts that no UTF-8 holds: half a surrogate pair is a char as any other. */
  public static Block randomOfAnyChars(Random random) {
    return new SampleBlocks(random, true).block();
  }

  private Block block() {
    int rows = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 12);
    List<Column> columns = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      columns.add(column(rows));
    }
    boolean plain = random.nextBoolean();
    return new Block(
        source(),
        random.longs(rows, -MAX_TIME, MAX_TIME + 1).toArray(),
        plain ? new int[rows] : random.ints(rows, 0, Integer.MAX_VALUE).toArray(),
        plain ? new int[rows] : random.ints(rows, 0, 1024).toArray(),
        plain ? new long[rows] : random.longs(rows).toArray(),
        plain ? List.of() : random.ints(rows).mapToObj(i -> octets()).toList(),
        columns);
  }

  private Source source() {
    return new Source(
        "m-" + random.nextInt(3),
        text(),
        new Quantity("1-0:" + random.nextInt(256) + ".8.0*255"),
        List.of(Origin.values()).get(random.nextInt(Origin.values().length)),
        instant(),
        random.nextBoolean(),
        Duration.ofSeconds(random.nextInt(100_000), random.nextInt(1_000_000_000)));
  }

  private Column column(int rows) {
    BitSet present = new BitSet();
    Value[] other = new Value[rows];
    boolean mixed = random.nextBoolean();
    for (int row = 0; row < rows; row++) {
      if (!mixed || random.nextBoolean()) {
        present.set(row);
      } else {
        other[row] = value();
      }
    }
    return new Column(
        new Quantity(QUANTITIES.get(random.nextInt(QUANTITIES.size()))),
        text(),
        random.nextInt(256) - 128,
        random.longs(rows).map(n -> n >> random.nextInt(64)).toArray(),
        present,
        mixed ? Arrays.asList(other) : List.of());
  }

  private Value value() {
    return switch (random.nextInt(6)) {
      case 0 -> new Value.Text(text());
      case 1 -> new Value.Bytes(octets());
      case 2 -> new Value.Flag(random.nextBoolean());
      case 3 -> new Value.Time(instant());
      case 4 -> new Value.Decimal(random.nextLong(), random.nextInt(256) - 128);
      default -> null;
    };
  }

  private Octets octets() {
    byte[] octets = new byte[random.nextInt(20)];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  private Instant instant() {
    return Instant.ofEpochSecond(
        random.nextInt(4) == 0 ? random.nextLong() >> 9 : random.nextInt(),
        random.nextBoolean() ? random.nextInt(1_000_000_000) : 0);
  }

  private String text() {
    return random
        .ints(random.nextInt(12), 0, 0x110000)
        .filter(c -> loneSurrogates || c < 0xD800 || c > 0xDFFF)
        .map(c -> random.nextBoolean() ? c & 0x7F : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
