// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kilowire.cli.output.Printer;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.tests.support.Eventually;

class ArrivalsTest {

  private final StringWriter out = new StringWriter();
  private final Arrivals arrivals = new Arrivals(new Printer(new PrintWriter(out), false), true);

  private void arrives(Instant readAt, long... values) {
    arrives(arrivals, readAt, values);
  }

  private static void arrives(Arrivals arrivals, Instant readAt, long... values) {
    Source source =
        new Source(
            "meter-1",
            "1",
            Quantity.round("registers"),
            Origin.SCHEDULE,
            readAt,
            false,
            Duration.ZERO);
    int rows = values.length;
    arrivals.stored(
        "demo",
        new UUID(0, 1),
        1,
        new Block(
            source,
            new long[rows],
            new int[rows],
            new int[rows],
            new long[rows],
            List.of(),
            List.of(Column.of(new Quantity("1-0:1.8.0*255"), "Wh", -1, values))));
  }

  @Test
  void shows_time_value_and_unit_of_a_few_rows_and_counts_the_others() {
    arrives(Instant.now(), 15, 25, 35, 45);
    assertThat(out.toString())
        .contains("meter-1", "1970-01-01T00:00:00Z", "1-0:1.8.0*255", "1.5 Wh", "2.5 Wh")
        .contains("2 rows more")
        .doesNotContain("3.5");
    assertThat(arrivals.blocks()).isEqualTo(1);
    assertThat(arrivals.values()).isEqualTo(4);
  }

  @Test
  void only_what_was_read_in_the_outage_and_came_after_it_bridged_it() {
    Instant before = Instant.now().minusSeconds(1);
    arrives(before, 1);
    arrivals.brokerGone();
    Instant amid = Instant.now();
    arrives(amid, 2);
    assertThat(arrivals.bridged()).as("came while it was away: then it was not away").isZero();
    Eventually.await("the clock goes on", () -> Instant.now().isAfter(amid));
    arrivals.brokerBack();
    arrives(before, 3);
    arrives(Instant.now().plusSeconds(1), 4);
    assertThat(arrivals.bridged()).isZero();
    arrives(amid, 5);
    assertThat(arrivals.bridged()).isEqualTo(1);
  }

  @Test
  void counts_and_shows_nothing_unless_all_is_to_be_seen() {
    Arrivals quiet = new Arrivals(new Printer(new PrintWriter(out), false), false);
    arrives(quiet, Instant.now(), 15, 25);
    assertThat(out.toString()).isEmpty();
    assertThat(quiet.values()).isEqualTo(2);
    assertThat(quiet.newest()).isEqualTo(", newest meter-1 2.5 Wh");
  }
}
