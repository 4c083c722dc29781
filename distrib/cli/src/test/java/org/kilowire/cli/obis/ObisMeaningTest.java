// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.obis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.cosem.LogicalName;

class ObisMeaningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1-0:1.8.0*255   | active energy import (+A), total since the start (time integral 1)",
        "1-0:2.8.2*255   | active energy export (-A), total since the start (time integral 1),"
            + " tariff 2",
        "1-0:1.8.0*1     | active energy import (+A), total since the start (time integral 1),"
            + " billing period 1",
        "1-0:1.6.0*255   | active power import (+A), maximum 1",
        "1-0:32.7.0*255  | voltage, L1, instantaneous",
        "1-0:71.7.0*255  | current, L3, instantaneous",
        "1-0:14.7.0*255  | supply frequency, instantaneous",
        "1-0:0.2.0*255   | firmware version",
        "1-0:99.1.0*255  | load profile, recording period 1",
        "0-0:1.0.0*255   | clock",
        "0-0:42.0.0*255  | COSEM logical device name",
        "0-0:96.1.0*255  | device ID 1, manufacturing number",
        "0-0:96.3.10*255 | disconnect control",
        "0-1:24.1.0*255  | M-Bus setup, channel 1",
        "7-0:96.1.0*255  | gas: device ID 1, manufacturing number"
      })
  void says_what_a_code_is_of_and_how_it_came_about(String code, String meaning) {
    assertThat(ObisMeaning.of(LogicalName.of(code).octets())).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({"1-0:200.8.0*255", "1-0:1.200.0*255", "0-0:200.0.0*255", "128-0:1.8.0*255"})
  void says_nothing_of_what_it_does_not_know(String code) {
    assertThat(ObisMeaning.of(LogicalName.of(code).octets())).isEmpty();
  }

  @Test
  void no_code_is_too_odd() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      byte[] groups = new byte[6];
      random.nextBytes(groups);
      groups[0] = (byte) (i % 10);
      assertThat(ObisMeaning.of(Octets.of(groups))).doesNotContain("null");
    }
  }
}
