// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.document.ShippedMaps;

final class WaveformTest {

  private static final NetworkFrequency FIFTY = NetworkFrequency.of(50);
  private static final double NEAR = 1e-9;

  private static double rms(Waveform wave, NetworkFrequency network) {
    double sum = 0;
    for (int i = 0; i < 4000; i++) {
      double value = wave.value(network, i / 4000.0);
      sum += value * value;
    }
    return Math.sqrt(sum / 4000);
  }

  @Test
  void a_cosine_has_its_rms_and_its_phase() {
    Waveform wave = Waveform.cosine(100, -120);
    assertThat(rms(wave, FIFTY)).isCloseTo(100, within(NEAR));
    assertThat(wave.value(FIFTY, 0)).isCloseTo(100 * Math.sqrt(2) * -0.5, within(NEAR));
    assertThat(wave.value(FIFTY, 1 / 150.0)).isCloseTo(100 * Math.sqrt(2), within(NEAR));
  }

  @Test
  void harmonics_and_dc_are_added_by_their_squares() {
    Waveform wave = Waveform.cosine(100, 30).with("h3:10,h5:5@180,dc:7");
    assertThat(rms(wave, FIFTY)).isCloseTo(Math.sqrt(10_000 + 100 + 25 + 49), within(1e-6));
    assertThat(Waveform.cosine(100, 0).with("h5:10@180").value(FIFTY, 0))
        .isCloseTo(90 * Math.sqrt(2), within(NEAR));
  }

  @Test
  void harmonics_turn_with_the_phase_of_the_fundamental() {
    Waveform a = Waveform.cosine(1, 0).with("h3:20");
    Waveform b = Waveform.cosine(1, -120).with("h3:20");
    assertThat(b.value(FIFTY, 1 / 150.0 + 0.001)).isCloseTo(a.value(FIFTY, 0.001), within(NEAR));
  }

  @Test
  void frequency_and_rms_may_grow() {
    NetworkFrequency growing = new NetworkFrequency(49, 0.5);
    assertThat(growing.at(4)).isEqualTo(51);
    assertThat(growing.periods(4)).isEqualTo(49 * 4 + 4);
    Waveform wave = Waveform.cosine(10, 0).with("ramp:-3");
    assertThat(wave.fundamental(2)).isEqualTo(4);
    assertThat(wave.fundamental(5)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rms",
        "rms:x",
        "rms:-1",
        "noise:-1",
        "colour:3",
        "hx:3",
        "h3:-1",
        "h0:1",
        "dc:NaN"
      })
  void parts_that_cannot_be_are_refused(String parts) {
    assertThatIllegalArgumentException().isThrownBy(() -> Waveform.cosine(1, 0).with(parts));
  }

  @Test
  void a_map_has_a_symmetric_network_of_which_one_channel_is_changed() {
    ChannelMap map = ShippedMaps.find("9-2LE").orElseThrow();
    List<Waveform> waves = Waveforms.symmetric(map);
    assertThat(waves)
        .extracting(Waveform::degrees)
        .containsExactly(0.0, -120.0, 120.0, 0.0, 0.0, -120.0, 120.0, 0.0);
    assertThat(waves).extracting(Waveform::rms).startsWith(1000.0, 1000.0, 1000.0, 0.0);
    List<Waveform> changed = Waveforms.with(map, waves, "Ib=rms:5,deg:1");
    assertThat(changed.get(1)).isEqualTo(Waveform.cosine(5, 1));
    assertThat(changed.get(0)).isEqualTo(waves.get(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Waveforms.with(map, waves, "Ix=rms:5"));
    assertThatIllegalArgumentException().isThrownBy(() -> Waveforms.with(map, waves, "rms:5"));
  }

  @Test
  void a_delay_channel_says_its_delay() {
    ChannelMap map = ShippedMaps.find("9-2-delay").orElseThrow();
    assertThat(Waveforms.symmetric(map).get(map.delayChannel())).isEqualTo(Waveform.constant(500));
  }
}
