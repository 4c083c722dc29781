// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.wave;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.SampleChannel;

/** A waveform for each channel of a map. */
public final class Waveforms {

  private static final double AMPERES = 1000;
  private static final double VOLTS = 110_000 / Math.sqrt(3);
  private static final double DELAY_MICROS = 500;
  private static final double RAW = 1000;

  private Waveforms() {}

  /**
   * A symmetric network: 1000 A that are in phase with 63,509 V, nothing in the neutral, 500 us of
   * delay; 1000 in channels whose quantity is not known.
   */
  public static List<Waveform> symmetric(ChannelMap map) {
    List<Waveform> waves = new ArrayList<>();
    for (int i = 0; i < map.channels().size(); i++) {
      waves.add(
          i == map.delayChannel() ? Waveform.constant(DELAY_MICROS) : of(map.channels().get(i)));
    }
    return waves;
  }

  private static Waveform of(SampleChannel channel) {
    double rms =
        switch (channel.quantity()) {
          case CURRENT -> AMPERES;
          case VOLTAGE -> VOLTS;
          default -> RAW;
        };
    return switch (channel.phase()) {
      case A -> Waveform.cosine(rms, 0);
      case B -> Waveform.cosine(rms, -120);
      case C -> Waveform.cosine(rms, 120);
      case N -> Waveform.constant(0);
      default -> Waveform.cosine(rms, 0);
    };
  }

  /**
   * The same with one channel's changed: {@code Ia=rms:1200,h3:10}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static List<Waveform> with(ChannelMap map, List<Waveform> waves, String change) {
    int equals = change.indexOf('=');
    String name = change.substring(0, Math.max(0, equals));
    int channel =
        map.index(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "CHANNEL=PARTS is needed, and a channel of "
                            + map.channels().stream().map(SampleChannel::name).toList()
                            + ": "
                            + change));
    List<Waveform> changed = new ArrayList<>(waves);
    changed.set(channel, waves.get(channel).with(change.substring(equals + 1)));
    return changed;
  }
}
