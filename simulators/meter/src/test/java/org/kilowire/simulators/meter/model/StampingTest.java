// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Octets by hand from IEC 62056-6-2, 4.1.6.1. */
final class StampingTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant WINTER = Instant.parse("2026-01-15T11:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-07-15T10:00:00Z");

  @Test
  void the_standard_counts_the_deviation_from_local_time_to_utc() {
    Stamping stamping = new Stamping(BERLIN, true, Deviation.STANDARD);
    assertThat(stamping.write(WINTER).octets().toString()).isEqualTo("07EA010F040C000000FFC400");
    assertThat(stamping.write(SUMMER).octets().toString()).isEqualTo("07EA070F030C000000FF8880");
  }

  @Test
  void some_meters_count_it_the_other_way() {
    Stamping stamping = new Stamping(BERLIN, true, Deviation.OPPOSITE);
    assertThat(stamping.write(WINTER).octets().toString()).isEqualTo("07EA010F040C000000003C00");
  }

  @Test
  void some_meters_say_no_deviation_and_have_standard_time_all_year() {
    Stamping stamping = new Stamping(BERLIN, false, Deviation.UNSPECIFIED);
    assertThat(stamping.write(WINTER).octets().toString()).isEqualTo("07EA010F040C000000800000");
    assertThat(stamping.write(SUMMER).octets().toString()).isEqualTo("07EA070F030B000000800000");
  }

  @ParameterizedTest
  @EnumSource(Deviation.class)
  void reads_back_what_it_wrote_in_either_of_two_equal_hours(Deviation deviation) {
    Stamping stamping = new Stamping(BERLIN, true, deviation);
    for (String time : new String[] {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"}) {
      Instant instant = Instant.parse(time);
      assertThat(stamping.read(stamping.write(instant))).contains(instant);
    }
  }

  @ParameterizedTest
  @EnumSource(Deviation.class)
  void reads_back_standard_time_all_year(Deviation deviation) {
    Stamping stamping = new Stamping(BERLIN, false, deviation);
    assertThat(stamping.read(stamping.write(SUMMER))).contains(SUMMER);
    assertThat(stamping.read(stamping.write(WINTER))).contains(WINTER);
  }
}
