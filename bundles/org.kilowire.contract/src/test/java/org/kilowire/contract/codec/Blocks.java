// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

/** Blocks for tests: one with everything in it, one with the least. */
final class Blocks {

  private Blocks() {}

  static Source source() {
    return new Source(
        "m1",
        "KW0001",
        SampleBlocks.PROFILE,
        Origin.SCHEDULE,
        SampleBlocks.READ_AT,
        true,
        Duration.ofMinutes(15));
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
        List.of(Column.of(SampleBlocks.ENERGY, "Wh", 0, 1000, 1005)));
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
            SampleBlocks.READ_AT,
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
                SampleBlocks.ENERGY,
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
                    new Value.Time(SampleBlocks.READ_AT),
                    new Value.Decimal(Long.MIN_VALUE, -128),
                    null,
                    null,
                    null)),
            new Column(new Quantity("sv:Ia/rms"), "", 0, new long[5], new BitSet(), List.of())));
  }
}
