// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Blocks for tests: one with everything in it, one with the least, and seeded ones. */
final class Blocks {

  static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");
  static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");
  static final Instant READ_AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private Blocks() {}

  static Source source() {
    return new Source(
        "m1", "KW0001", PROFILE, Origin.SCHEDULE, READ_AT, true, Duration.ofMinutes(15));
  }

  /** Two rows of nothing special. */
  static Block plain() {
    return new Block(
        source(),
        new long[] {1_772_366_400_000L, 1_772_367_300_000L},
        new int[2],
        new int[2],
        new long[2],
        List.of(),
        List.of(Column.of(ENERGY, "Wh", 0, 1000, 1005)));
  }

  /** Five rows with every member and every kind of value. */
  static Block full() {
    BitSet first = new BitSet();
    first.set(0);
    first.set(1);
    Source source =
        new Source(
            "häuschen \"2\"",
            "KW\u2028",
            Quantity.round("daily"),
            Origin.BACKFILL,
            READ_AT,
            false,
            Duration.ZERO);
    return new Block(
        source,
        new long[] {1_772_366_400_000L, 1_772_366_400_000L, 1_772_365_500_000L, 0, -1},
        new int[] {0, 1, 0, 0, 0},
        new int[] {Quality.bits(Quality.DST), 0, 0, 0, 0},
        new long[] {0, Long.MAX_VALUE, -1, 0, 0},
        List.of(
            Octets.ofHex("07EA0301FF0C000000FFC480"),
            Octets.EMPTY,
            Octets.EMPTY,
            Octets.EMPTY,
            Octets.EMPTY),
        List.of(
            new Column(
                ENERGY,
                "Wh",
                -3,
                new long[] {1L << 53, (1L << 53) + 1, 0, 0, 0},
                first,
                Arrays.asList(
                    null,
                    null,
                    new Value.Text("über"),
                    new Value.Bytes(Octets.ofHex("00FF")),
                    new Value.Flag(true))),
            new Column(
                new Quantity("raw:ET0PE"),
                "",
                0,
                new long[5],
                new BitSet(),
                Arrays.asList(
                    new Value.Time(READ_AT),
                    new Value.Decimal(Long.MIN_VALUE, -128),
                    null,
                    null,
                    null)),
            new Column(
                new Quantity("sv:S/Ia/rms/1s"), "", 0, new long[5], new BitSet(), List.of())));
  }

  /** Any block at all. */
  static Block random(Random random) {
    int rows = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 12);
    List<Column> columns = new ArrayList<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      columns.add(column(random, rows));
    }
    Source source =
        new Source(
            text(random),
            text(random),
            new Quantity("1-0:" + random.nextInt(256) + ".8.0*255"),
            List.of(Origin.values()).get(random.nextInt(Origin.values().length)),
            instant(random),
            random.nextBoolean(),
            Duration.ofSeconds(random.nextInt(100_000), random.nextInt(1_000_000_000)));
    boolean plain = random.nextBoolean();
    return new Block(
        source,
        random.longs(rows, -BlockWriter.MAX_TIME, BlockWriter.MAX_TIME + 1).toArray(),
        plain ? new int[rows] : random.ints(rows, 0, Integer.MAX_VALUE).toArray(),
        plain ? new int[rows] : random.ints(rows, 0, 1024).toArray(),
        plain ? new long[rows] : random.longs(rows).toArray(),
        plain ? List.of() : meterTimes(random, rows),
        columns);
  }

  private static Column column(Random random, int rows) {
    BitSet present = new BitSet();
    Value[] other = new Value[rows];
    boolean mixed = random.nextBoolean();
    for (int row = 0; row < rows; row++) {
      if (!mixed || random.nextBoolean()) {
        present.set(row);
      } else {
        other[row] = value(random);
      }
    }
    return new Column(
        ENERGY,
        text(random),
        random.nextInt(256) - 128,
        random.longs(rows).map(n -> n >> random.nextInt(64)).toArray(),
        present,
        mixed ? Arrays.asList(other) : List.of());
  }

  private static Value value(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Value.Text(text(random));
      case 1 -> new Value.Bytes(octets(random));
      case 2 -> new Value.Flag(random.nextBoolean());
      case 3 -> new Value.Time(instant(random));
      case 4 -> new Value.Decimal(random.nextLong(), random.nextInt(256) - 128);
      default -> null;
    };
  }

  private static List<Octets> meterTimes(Random random, int rows) {
    return random.ints(rows).mapToObj(i -> octets(random)).toList();
  }

  private static Octets octets(Random random) {
    byte[] octets = new byte[random.nextInt(20)];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(
        random.nextInt(4) == 0 ? random.nextLong() >> 9 : random.nextInt(),
        random.nextBoolean() ? random.nextInt(1_000_000_000) : 0);
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(12), 0, 0x110000)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .map(c -> random.nextBoolean() ? c & 0x7F : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
