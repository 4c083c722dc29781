// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.iec62056.clock.LocalRules;

/** Requests have minutes, and what is wanted may have seconds, as entries of logs have. */
final class ProfileRequestTest {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);

  @ParameterizedTest
  @EnumSource(ProfileRequestForm.Stamp.class)
  void each_moment_is_asked_for_by_the_request_that_keeps_it(ProfileRequestForm.Stamp stamp) {
    ProfileRequestForm form =
        new ProfileRequestForm("R6", stamp, Duration.ofHours(1), Duration.ZERO, 0);
    Instant after = Instant.parse("2026-06-30T08:00:40.500Z");
    Instant upTo = after.plus(Duration.ofMinutes(150));
    ProfileQuery query = new ProfileQuery("P.98", after, upTo, form, BERLIN);
    for (Instant one = after.plusSeconds(1); !one.isAfter(upTo); one = one.plusSeconds(7)) {
      Instant moment = one;
      ProfileQuery.Window keeper =
          query.windows().stream().filter(each -> each.holds(moment)).findFirst().orElseThrow();
      ProfileQuery.Window asked = form.window(query.request(keeper), BERLIN).orElseThrow();
      assertThat(moment).isBetween(asked.after(), asked.upTo());
    }
  }
}
