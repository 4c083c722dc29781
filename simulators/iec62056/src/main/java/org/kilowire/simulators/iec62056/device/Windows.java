// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.profile.ProfileQuery.Window;
import org.kilowire.iec62056.profile.ProfileRequestForm;

/** What a request for rows asks for, in whatever form its times are. */
final class Windows {

  private Windows() {}

  static Optional<Window> parse(String data, LocalRules rules) {
    return Arrays.stream(ProfileRequestForm.Stamp.values())
        .map(stamp -> new ProfileRequestForm("R5", stamp, Duration.ofDays(1), Duration.ZERO, 0))
        .flatMap(form -> form.window(data, rules).stream())
        .findFirst();
  }
}
