// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Blocks for tests: plain ones, and any at all. */
public final class Blocks {

  public static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");
  public static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");
  public static final Instant READ_AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

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
          "sv:S/Ia/rms/1s",
          "round:X");

  private Blocks() {}

  /** Rows of quarter hours that end at {@code last}, counted from 1970. */
  public static Block plain(String meter, Origin origin, int rows, long last) {
    return new Block(
        new Source(meter, "KW1", PROFILE, origin, READ_AT, true, Duration.ofMinutes(15)),
        LongStream.range(0, rows).map(row -> 900_000 * (last + row + 1 - rows)).toArray(),
        new int[rows],
        new int[rows],
        new long[rows],
        List.of(),
        List.of(
            Column.of(
                ENERGY,
                "Wh",
                0,
                LongStream.range(0, rows).map(row -> row * 0x9E3779B97F4A7C15L).toArray())));
  }

  /** Any block at all that a collector can make. */
  static Block random(Random random) {
    int rows = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 8);
    List<Column> columns = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      columns.add(column(random, rows));
    }
    boolean plain = random.nextBoolean();
    return new Block(
        source(random),
        random.longs(rows, -8_640_000_000_000_000L, 8_640_000_000_000_001L).toArray(),
        plain ? new int[rows] : random.ints(rows, 0, Integer.MAX_VALUE).toArray(),
        plain ? new int[rows] : random.ints(rows, 0, 1024).toArray(),
        plain ? new long[rows] : random.longs(rows).toArray(),
        plain ? List.of() : random.ints(rows).mapToObj(i -> octets(random)).toList(),
        columns);
  }

  private static Source source(Random random) {
    return new Source(
        "m-" + random.nextInt(3),
        text(random),
        new Quantity("1-0:" + random.nextInt(3) + ".8.0*255"),
        List.of(Origin.values()).get(random.nextInt(Origin.values().length)),
        instant(random),
        random.nextBoolean(),
        Duration.ofSeconds(random.nextInt(100_000), random.nextInt(1_000_000_000)));
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
        new Quantity(QUANTITIES.get(random.nextInt(QUANTITIES.size()))),
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
        .map(c -> random.nextBoolean() ? c & 0x7F : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
