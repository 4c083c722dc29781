// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.meter.iec62056.Outcomes.ok;
import static org.kilowire.meter.iec62056.Outcomes.times;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.RowOrder;
import org.kilowire.meter.Value;

/** Logs: entries with elements of their own, in the meter's order. */
final class LogsTest {

  private static final Quantity LOG = new Quantity("raw:P.98");
  private static final Instant FROM = Instant.parse("2026-06-30T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-06-30T09:45:00Z");

  private final MeterUnderTest meter = new MeterUnderTest().with("identity", "operand");

  private Coverage read(String answer) {
    meter.device.logs.put("P.98", answer);
    ok(meter.open());
    return ok(
        meter.run(meter.session().profile(LOG, FROM, TO, meter.context(), meter.blocks::add)));
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void an_entry_has_its_elements_and_one_without_has_its_status() {
    Coverage coverage =
        read(
            """
            P.98(1260630101500)(00002080)()(0)\r
            P.98(1260630110512)(00000020)()(2)(0.9.1)()(0.9.2)()(1105030)(1260630)\r
            P.98(1260630113000)(00000040)()(0)\
            """);
    assertThat(coverage.rows()).isEqualTo(3);
    assertThat(coverage.unreadable().isNothing()).isTrue();
    assertThat(times(meter.blocks))
        .containsExactly(
            at("2026-06-30T08:15:00Z"), at("2026-06-30T09:05:12Z"), at("2026-06-30T09:30:00Z"));
    Block first = meter.blocks.get(0);
    assertThat(first.source().period()).isEqualTo(Duration.ZERO);
    assertThat(first.columns().get(0).quantity()).isEqualTo(new Quantity("raw:status"));
    assertThat(first.columns().get(0).value(0)).contains(new Value.Decimal(0x2080, 0));
    assertThat(Quality.of(first.quality()[0])).contains(Quality.POWER_DOWN);
    Block second = meter.blocks.get(1);
    assertThat(second.columns())
        .extracting(column -> column.quantity().text())
        .containsExactly("1-0:0.9.1*255", "1-0:0.9.2*255");
    assertThat(second.columns().get(0).value(0)).contains(new Value.Decimal(1105030, 0));
    assertThat(Quality.of(second.quality()[0])).contains(Quality.CLOCK_ADJUSTED);
  }

  @Test
  void entries_stay_in_the_meters_order_and_those_of_one_time_are_numbered() {
    Coverage coverage =
        read(
            """
            P.98(1260630111500)(20)()(1)(C.11.10)()(3)\r
            P.98(1260630101500)(80)()(1)(C.11.10)()(1)\r
            P.98(1260630101500)(40)()(1)(C.11.10)()(2)\
            """);
    assertThat(coverage.order()).isEqualTo(RowOrder.WRITTEN);
    assertThat(times(meter.blocks))
        .containsExactly(
            at("2026-06-30T09:15:00Z"), at("2026-06-30T08:15:00Z"), at("2026-06-30T08:15:00Z"));
    assertThat(meter.blocks).hasSize(1);
    assertThat(meter.blocks.get(0).ordinals()).containsExactly(0, 0, 1);
  }

  @Test
  void a_log_without_entries_is_no_failure() {
    assertThat(read("P.98(ERROR)").rows()).isZero();
  }

  @Test
  void an_entry_that_cannot_be_read_costs_itself() {
    Coverage coverage =
        read(
            """
            P.98(1260630101500)(80)()(0)\r
            P.98(9999999999999)(80)()(0)\r
            P.98(1260630111500)(40)()(0)\
            """);
    assertThat(coverage.rows()).isEqualTo(2);
    assertThat(coverage.unreadable().rows()).isEqualTo(1);
    assertThat(coverage.unreadable().samples()).singleElement().asString().contains("9999999999");
  }
}
