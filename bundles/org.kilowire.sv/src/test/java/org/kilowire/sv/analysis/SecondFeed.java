// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.kilowire.sv.dataset.ChannelQuantity;

/** Feeds an analyser with waveforms, a channel each. */
final class SecondFeed {

  static final long END = 1_800_000_001L * 1_000_000_000L;

  private SecondFeed() {}

  /** A plan of voltages, without pairs and groups. */
  static AnalysisPlan voltages(int channels, int rate) {
    return new AnalysisPlan(
        rate, 50, Collections.nCopies(channels, ChannelQuantity.VOLTAGE), List.of(), List.of());
  }

  /** One second of waveforms, without the samples that are missing. */
  static SecondResult second(
      SecondAnalyser analyser, Random random, IntPredicate missing, TestWave... waves) {
    int rate = analyser.plan().samplesPerSecond();
    int[] raw = new int[waves.length];
    int[] quality = new int[waves.length];
    for (int i = 0; i < rate; i++) {
      for (int c = 0; c < waves.length; c++) {
        raw[c] = waves[c].at(i, rate, random);
      }
      if (!missing.test(i)) {
        analyser.add(i, raw, quality);
      }
    }
    return analyser.end(END, true);
  }

  static SecondResult whole(SecondAnalyser analyser, TestWave... waves) {
    return second(analyser, new Random(1), i -> false, waves);
  }
}
