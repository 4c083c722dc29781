// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 45 to 65 Hz in steps of 0.37 Hz, each at 12 phases: the worst of all is within the limits. */
final class AccuracyTest {

  private static final double PEAK = 1_414_214;
  private static final long SEED = 20261201;

  /** The worst of a grid: relative RMS, Hz, total vector error. */
  private static final class Worst {
    double rms;
    double hertz;
    double vector;

    void take(TestWave wave, SecondResult result) {
      assertThat(result.hasValues()).as("%s, seed %d", wave, SEED).isTrue();
      double re = wave.peak() * Math.cos(Math.toRadians(wave.degrees()));
      double im = wave.peak() * Math.sin(Math.toRadians(wave.degrees()));
      rms = Math.max(rms, Math.abs(result.rms(0) / wave.rms() - 1));
      hertz = Math.max(hertz, Math.abs(result.frequency() - wave.hertz()));
      vector =
          Math.max(vector, Math.hypot(result.real[0] - re, result.imaginary[0] - im) / wave.peak());
    }

    void isWithin(double rmsPercent, double millihertz, double vectorPercent) {
      assertThat(rms * 100).as("RMS in %%, seed %d", SEED).isLessThanOrEqualTo(rmsPercent);
      assertThat(hertz * 1000).as("frequency in mHz, seed %d", SEED).isLessThan(millihertz);
      assertThat(vector * 100).as("TVE in %%, seed %d", SEED).isLessThan(vectorPercent);
    }
  }

  private interface Holes {
    BitSet next(Random random, int rate, double hertz);
  }

  private static Worst grid(int rate, boolean distorted, Holes holes) {
    Worst worst = new Worst();
    Random random = new Random(SEED);
    SecondAnalyser analyser = new SecondAnalyser(SecondFeed.voltages(1, rate));
    for (int step = 0; step <= 54; step++) {
      double hertz = 45 + step * 0.37;
      for (int phase = 0; phase < 12; phase++) {
        double degrees = phase * 30 - 165;
        TestWave wave =
            distorted
                ? TestWave.distorted(PEAK, hertz, degrees)
                : TestWave.plain(PEAK, hertz, degrees);
        BitSet missing = holes.next(random, rate, hertz);
        worst.take(wave, SecondFeed.second(analyser, random, missing::get, wave));
      }
    }
    return worst;
  }

  private static BitSet none(Random random, int rate, double hertz) {
    return new BitSet();
  }

  /** Single samples, 5 % of all. */
  private static BitSet scattered(Random random, int rate, double hertz) {
    BitSet missing = new BitSet(rate);
    while (missing.cardinality() < rate / 20) {
      missing.set(random.nextInt(rate));
    }
    return missing;
  }

  /** Holes of nearly a quarter cycle, 5 % of all in sum, where they fall. */
  private static BitSet burst(Random random, int rate, double hertz) {
    int hole = (int) (rate / (4 * hertz)) - 1;
    BitSet missing = new BitSet(rate);
    while (missing.cardinality() + hole <= rate / 20) {
      int from = random.nextInt(rate - hole);
      if (missing.get(Math.max(0, from - 1), from + hole + 1).isEmpty()) {
        missing.set(from, from + hole);
      }
    }
    return missing;
  }

  /** As bursts, but always at the same phase: a crest is missing in each of some cycles. */
  private static BitSet crests(Random random, int rate, double hertz) {
    int hole = (int) (rate / (4 * hertz)) - 1;
    BitSet missing = new BitSet(rate);
    for (int cycle = 0; missing.cardinality() + hole <= rate / 20; cycle++) {
      int from = (int) (cycle * 4 * rate / hertz);
      missing.set(from, from + hole);
    }
    return missing;
  }

  @Test
  void plain_waveforms_are_measured_within_their_limits() {
    grid(4000, false, AccuracyTest::none).isWithin(0.02, 2, 0.1);
  }

  @Test
  void distorted_waveforms_are_measured_within_their_limits() {
    grid(4000, true, AccuracyTest::none).isWithin(0.1, 10, 0.3);
  }

  @Test
  void five_percent_missing_samples_are_made_good() {
    grid(4000, false, AccuracyTest::scattered).isWithin(0.1, 10, 0.3);
    grid(4000, true, AccuracyTest::scattered).isWithin(0.1, 10, 0.3);
  }

  @Test
  void holes_of_a_quarter_cycle_are_made_good() {
    grid(4000, false, AccuracyTest::burst).isWithin(0.1, 10, 0.3);
    grid(4000, true, AccuracyTest::burst).isWithin(0.1, 10, 0.3);
    grid(4000, false, AccuracyTest::crests).isWithin(0.1, 10, 0.3);
    grid(4000, true, AccuracyTest::crests).isWithin(0.1, 10, 0.3);
  }

  @Test
  void other_rates_are_as_good() {
    for (int rate : new int[] {800, 4800}) {
      grid(rate, true, AccuracyTest::none).isWithin(0.1, 10, 0.3);
      grid(rate, true, AccuracyTest::scattered).isWithin(0.1, 10, 0.3);
    }
  }

  @Test
  @Tag("slow")
  @Tag("part-2")
  void every_known_rate_is_as_good() {
    for (int rate : new int[] {1000, 5000, 5760, 12_800, 14_400, 15_360}) {
      grid(rate, false, AccuracyTest::none).isWithin(0.02, 2, 0.1);
      grid(rate, true, AccuracyTest::none).isWithin(0.1, 10, 0.3);
      grid(rate, true, AccuracyTest::scattered).isWithin(0.1, 10, 0.3);
      grid(rate, true, AccuracyTest::crests).isWithin(0.1, 10, 0.3);
    }
  }
}
