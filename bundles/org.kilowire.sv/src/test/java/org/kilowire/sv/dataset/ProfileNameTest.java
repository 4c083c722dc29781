// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProfileNameTest {

  private static ChannelMap map(String name) {
    return ProfileName.parse(name).orElseThrow().map();
  }

  private static List<String> names(String name) {
    return map(name).channels().stream().map(SampleChannel::name).toList();
  }

  @Test
  void a_name_says_rate_asdus_and_channels() {
    assertThat(ProfileName.parse("F14400S6I4U4")).contains(new ProfileName(14_400, 6, 4, 4));
    assertThat(ProfileName.parse("F96000S1I0U8").orElseThrow()).hasToString("F96000S1I0U8");
  }

  @Test
  void what_is_no_profile_has_no_name() {
    for (String no :
        List.of(
            "",
            "F4000",
            "F0S1I4U4",
            "F4000S0I4U4",
            "F4000S17I4U4",
            "F4000S1I0U0",
            "f4000s1i4u4",
            "F4000S1I33U4",
            "F9999999S1I4U4",
            " F4000S1I4U4",
            "F4000S1I4U4x")) {
      assertThat(ProfileName.parse(no)).as(no).isEmpty();
    }
  }

  @Test
  void currents_come_first_and_fours_are_phases_with_neutral() {
    assertThat(names("F4800S2I4U4"))
        .containsExactly("Ia", "Ib", "Ic", "In", "Ua", "Ub", "Uc", "Un");
    assertThat(names("F4800S2I8U3"))
        .containsExactly("Ia1", "Ib1", "Ic1", "In1", "Ia2", "Ib2", "Ic2", "In2", "Ua", "Ub", "Uc");
    assertThat(names("F4800S2I2U1")).containsExactly("I1", "I2", "U1");
  }

  @Test
  void every_profile_gives_a_map_without_problems() {
    for (int currents = 0; currents <= ProfileName.MAX_OF_A_KIND; currents++) {
      for (int voltages = 0; voltages <= ProfileName.MAX_OF_A_KIND; voltages++) {
        if (currents + voltages > 0) {
          ProfileName name = new ProfileName(4800, 2, currents, voltages);
          assertThat(name.map().problems()).as(name.toString()).isEmpty();
          assertThat(ProfileName.parse(name.toString())).contains(name);
        }
      }
    }
  }

  @Test
  void phases_are_paired_bay_by_bay_or_with_the_one_voltage() {
    assertThat(map("F4800S2I8U8").pairs())
        .contains(new PowerPair("A1", 8, 0), new PowerPair("C2", 14, 6))
        .hasSize(6);
    assertThat(map("F4800S2I8U4").pairs())
        .contains(new PowerPair("A1", 8, 0), new PowerPair("A2", 8, 4))
        .hasSize(6);
    assertThat(map("F4800S2I4U0").pairs()).isEmpty();
  }

  @Test
  void groups_are_three_phases_with_the_neutral_behind_them() {
    assertThat(map("F4800S2I8U3").groups())
        .containsExactly(
            new PhaseGroup(0, 1, 2, 3),
            new PhaseGroup(4, 5, 6, 7),
            new PhaseGroup(8, 9, 10, PhaseGroup.NO_NEUTRAL));
  }
}
