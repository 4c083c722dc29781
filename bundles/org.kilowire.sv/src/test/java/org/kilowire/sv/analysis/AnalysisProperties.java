// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.PhaseGroup;
import org.kilowire.sv.dataset.PowerPair;

/** Whatever the field sends: no exception, and no value that cannot be. */
final class AnalysisProperties {

  private static final int RATE = 800;

  private static SecondAnalyser analyser(Random random) {
    SecondAnalyser analyser =
        new SecondAnalyser(
            new AnalysisPlan(
                RATE,
                50,
                List.of(
                    ChannelQuantity.VOLTAGE,
                    ChannelQuantity.CURRENT,
                    ChannelQuantity.CURRENT,
                    ChannelQuantity.CURRENT,
                    ChannelQuantity.OTHER),
                List.of(new PowerPair("P", 0, 1)),
                List.of(new PhaseGroup(1, 2, 3, PhaseGroup.NO_NEUTRAL))));
    for (int i = 0; i < 5; i++) {
      analyser.scale(i, random.nextDouble() + 0.001, random.nextBoolean() ? 0 : random.nextInt(9));
    }
    return analyser;
  }

  /** Full range, steps, bits, or a tone: what a channel may send. */
  private static int sample(int kind, int index, Random random) {
    return switch (kind) {
      case 0 -> random.nextInt();
      case 1 -> index % 7 < 3 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
      case 2 -> random.nextInt(3) - 1;
      case 3 -> 0;
      default -> (int) (1e6 * Math.cos(index * 0.39));
    };
  }

  @Property(tries = 150, seed = "45")
  void any_samples_give_values_that_can_be(@ForAll long seed) {
    Random random = new Random(seed);
    SecondAnalyser analyser = analyser(random);
    for (int second = 0; second < 3; second++) {
      int taken = feed(analyser, random);
      SecondResult result = analyser.end(second, true);
      assertThat(result.missing()).as("seed %d", seed).isEqualTo(RATE - taken);
      check(result, seed);
    }
  }

  private static int feed(SecondAnalyser analyser, Random random) {
    int[] raw = new int[5];
    int[] quality = new int[5];
    int[] kinds = random.ints(5, 0, 5).toArray();
    double loss = random.nextInt(4) / 50.0;
    int taken = 0;
    for (int i = -1; i <= RATE; i++) {
      for (int c = 0; c < 5; c++) {
        raw[c] = sample(kinds[c], i, random);
        quality[c] = random.nextInt(500) == 0 ? random.nextInt() : 0;
      }
      if (random.nextDouble() >= loss && analyser.add(i, raw, quality)) {
        taken++;
      }
    }
    return taken;
  }

  private static void check(SecondResult result, long seed) {
    assertThat(result.rms(4)).as("seed %d", seed).isNaN();
    if (!result.hasValues()) {
      assertThat(result.rms(0)).as("seed %d", seed).isNaN();
      return;
    }
    for (int i = 0; i < 4; i++) {
      assertThat(result.rms(i)).as("seed %d", seed).isFinite().isNotNegative();
    }
    double factor = result.powerFactor(0);
    assertThat(Double.isNaN(factor) || Math.abs(factor) <= 1 + 1e-9)
        .as("power factor %s, seed %d", factor, seed)
        .isTrue();
    double hertz = result.frequency();
    assertThat(Double.isNaN(hertz) || (hertz > 9 && hertz < 111))
        .as("%s Hz, seed %d", hertz, seed)
        .isTrue();
  }
}
