// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.PhaseGroup;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.ProfileName;
import org.kilowire.sv.dataset.SampleChannel;

final class ShippedMapsTest {

  private static ChannelMap map(String id) {
    return ShippedMaps.all().get(id);
  }

  @Test
  void all_are_there_and_without_problems() {
    assertThat(ShippedMaps.all().keySet())
        .containsExactly(
            "9-2LE",
            "9-2LE-256",
            "F4000S1I4U4",
            "F4800S1I4U4",
            "F12800S8I4U4",
            "F15360S8I4U4",
            "F4800S2I4U4",
            "F14400S6I4U4",
            "F5760S1I4U4",
            "F96000S1I4U4",
            "universal-12",
            "any-12",
            "state-grid-22",
            "9-2-delay",
            "9-2-delay-dual");
    assertThat(ShippedMaps.all().values()).allSatisfy(map -> assertThat(map.problems()).isEmpty());
  }

  @Test
  void lengths_are_those_on_the_wire() {
    assertThat(map("9-2LE").sampleOctets()).isEqualTo(64);
    assertThat(map("universal-12").sampleOctets()).isEqualTo(24);
    assertThat(map("state-grid-22").sampleOctets()).isEqualTo(44);
    assertThat(map("9-2-delay").sampleOctets()).isEqualTo(72);
    assertThat(map("9-2-delay-dual").sampleOctets()).isEqualTo(136);
  }

  @Test
  void preferred_profiles_are_what_their_names_say() {
    ChannelMap map = map("F14400S6I4U4");
    ChannelMap named = ProfileName.parse("F14400S6I4U4").orElseThrow().map();
    assertThat(map.channels()).isEqualTo(named.channels());
    assertThat(map.samplesPerSecond()).hasValue(14_400);
    assertThat(map.pairs()).isEqualTo(named.pairs());
    assertThat(map("9-2LE").channels()).isEqualTo(named.channels());
  }

  @Test
  void a_rate_per_period_waits_for_the_nominal_frequency() {
    ChannelMap map = map("9-2LE-256");
    assertThat(map.samplesPerSecond()).isEmpty();
    assertThat(map.at(map.rate().orElseThrow(), 50).samplesPerSecond()).hasValue(12_800);
    assertThat(map.at(map.rate().orElseThrow(), 60).samplesPerSecond()).hasValue(15_360);
  }

  @Test
  void state_grid_has_twins_of_protection_values_and_a_status_bit_each() {
    ChannelMap map = map("state-grid-22");
    List<SampleChannel> channels = map.channels();
    assertThat(channels.get(0).twin()).isEqualTo(1);
    assertThat(channels.get(20).twin()).isEqualTo(19);
    assertThat(channels.get(6).twin()).isEqualTo(SampleChannel.NO_TWIN);
    assertThat(channels.stream().map(SampleChannel::quality).distinct()).hasSize(22);
    assertThat(map.pairs()).contains(new PowerPair("B", 13, 7));
    assertThat(map.groups())
        .containsExactly(
            new PhaseGroup(0, 2, 4, PhaseGroup.NO_NEUTRAL),
            new PhaseGroup(6, 7, 8, 9),
            new PhaseGroup(11, 13, 15, 17));
  }

  @Test
  void the_neutral_of_the_universal_set_belongs_to_protection() {
    assertThat(map("universal-12").groups())
        .containsExactly(
            new PhaseGroup(0, 1, 2, 3),
            new PhaseGroup(4, 5, 6, PhaseGroup.NO_NEUTRAL),
            new PhaseGroup(7, 8, 9, 10));
  }

  @Test
  void a_profile_that_is_not_shipped_is_found_by_its_name() {
    assertThat(ShippedMaps.find("F5000S1I3U3").orElseThrow().sampleOctets()).isEqualTo(48);
    assertThat(ShippedMaps.find("nothing")).isEmpty();
  }
}
