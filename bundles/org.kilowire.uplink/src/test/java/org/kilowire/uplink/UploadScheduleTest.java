// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times at which batches are let out. */
final class UploadScheduleTest extends UsesOutgoingGateway {

  @Test
  void an_upload_schedule_lets_out_what_was_there_at_its_time() throws Exception {
    gateway.close();
    UploadSchedule hourly = new UploadSchedule(Duration.ofHours(1), Duration.ofMinutes(5));
    gateway =
        new OutgoingGateway(
            folder.resolve("hourly"), ONE_BY_ONE.withSchedule(hourly), Duration.ofDays(7));
    upWith(2);
    gateway.receipted(2);
    gateway.broker.batches();
    gateway.append(2);
    gateway.pass(Duration.ofMinutes(4));
    assertThat(gateway.broker.batches()).isEmpty();
    gateway.pass(Duration.ofMinutes(1));
    assertThat(gateway.broker.batches()).containsExactly(ranges(3, 4));
    gateway.append(1);
    gateway.receipted(4);
    gateway.pass(Duration.ofMinutes(59));
    assertThat(gateway.broker.batches()).isEmpty();
    gateway.pass(Duration.ofMinutes(1));
    assertThat(gateway.broker.batches()).containsExactly(ranges(5));
  }

  @Test
  void a_clock_that_was_years_ahead_does_not_hold_up_the_schedule_when_it_is_right()
      throws Exception {
    gateway.close();
    UploadSchedule hourly = new UploadSchedule(Duration.ofHours(1), Duration.ofMinutes(5));
    gateway =
        new OutgoingGateway(
            folder.resolve("ahead"), ONE_BY_ONE.withSchedule(hourly), Duration.ofDays(7));
    gateway.clockIsFast(Duration.ofDays(3650));
    upWith(1);
    gateway.receipted(1);
    gateway.pass(Duration.ofHours(1));
    gateway.broker.batches();
    gateway.append(1);
    gateway.clockIsFast(Duration.ZERO);
    gateway.pass(Duration.ofHours(1));
    assertThat(gateway.broker.batches()).containsExactly(ranges(2));
    gateway.receipted(2);
    gateway.append(1);
    gateway.pass(Duration.ofMinutes(4));
    assertThat(gateway.broker.batches()).as("in its rhythm again").isEmpty();
  }

  @Test
  void the_times_of_a_schedule_are_counted_from_1970() {
    UploadSchedule daily = new UploadSchedule(Duration.ofDays(1), Duration.ofHours(2));
    assertThat(daily.after(Instant.parse("2026-03-01T01:59:59Z")))
        .isEqualTo(Instant.parse("2026-03-01T02:00:00Z"));
    assertThat(daily.after(Instant.parse("2026-03-01T02:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
  }
}
