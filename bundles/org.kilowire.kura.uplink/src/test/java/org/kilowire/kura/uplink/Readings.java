// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;

/** Blocks to hand over. */
final class Readings {

  private Readings() {}

  /** A row of the load profile, each number another one. */
  static Block block(int number) {
    Source source =
        new Source(
            "m1",
            "KW1",
            new Quantity("1-0:99.1.0*255"),
            Origin.SCHEDULE,
            Instant.parse("2026-03-01T12:00:00Z"),
            true,
            Duration.ofMinutes(15));
    return new Block(
        source,
        new long[] {900_000L * number},
        new int[1],
        new int[1],
        new long[1],
        List.of(),
        List.of(Column.of(new Quantity("1-0:1.8.0*255"), "Wh", 0, number)));
  }
}
