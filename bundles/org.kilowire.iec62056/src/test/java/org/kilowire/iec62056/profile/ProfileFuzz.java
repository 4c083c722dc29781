// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.time.ZoneId;
import org.kilowire.iec62056.clock.LocalRules;

/** Any octets, into the reader of profiles: each row has a value a channel and a time. */
public final class ProfileFuzz {

  private static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);

  private ProfileFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    ProfileReader reader =
        new ProfileReader(
            BERLIN,
            row -> {
              if (row.end() == null || row.values().size() != row.header().channels().size()) {
                throw new AssertionError("a row that is none: " + row);
              }
            });
    reader.read(input, 0, input.length);
    if (reader.rows() > input.length) {
      throw new AssertionError("more rows than octets");
    }
  }
}
