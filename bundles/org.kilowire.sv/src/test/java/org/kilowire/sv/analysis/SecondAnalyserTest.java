// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvAllocation;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.PhaseGroup;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.SampleQuality;
import org.kilowire.sv.dataset.document.ShippedMaps;

final class SecondAnalyserTest {

  private static final int RATE = 4000;
  private static final long SEED = 7;

  private final SecondAnalyser one = new SecondAnalyser(SecondFeed.voltages(1, RATE));

  private static TestWave volts(double hertz, double degrees) {
    return TestWave.plain(100_000, hertz, degrees);
  }

  /** Ia Ib Ic In Ua Ub Uc Un of 9-2LE in A and V. */
  private static SecondAnalyser bay() {
    SecondAnalyser bay =
        new SecondAnalyser(AnalysisPlan.of(ShippedMaps.find("9-2LE").orElseThrow(), RATE));
    for (int i = 0; i < 8; i++) {
      bay.scale(i, i < 4 ? 0.001 : 0.01, 0);
    }
    return bay;
  }

  /** 1,000 A and 100,000 V peak; the currents lag by an angle. */
  private static TestWave[] threePhases(double hertz, double lag, double[] order) {
    TestWave[] waves = new TestWave[8];
    for (int i = 0; i < 3; i++) {
      waves[i] = TestWave.plain(1_000_000, hertz, order[i] - lag);
      waves[4 + i] = TestWave.plain(10_000_000, hertz, order[i]);
    }
    waves[3] = TestWave.plain(0, hertz, 0);
    waves[7] = TestWave.plain(0, hertz, 0);
    return waves;
  }

  private static final double[] ABC = {20, -100, 140};
  private static final double[] ACB = {20, 140, -100};

  private SecondResult whole(TestWave wave) {
    return SecondFeed.whole(one, wave);
  }

  private SecondResult without(IntPredicate missing) {
    return SecondFeed.second(one, new Random(SEED), missing, volts(50, 10));
  }

  @Test
  void a_result_has_the_end_of_its_window() {
    SecondResult result = whole(volts(50, 0));
    assertThat(result.endNanos()).isEqualTo(SecondFeed.END);
    assertThat(result.isTimeProven()).isTrue();
    assertThat(result.missing()).isZero();
    assertThat(result.isEstimated()).isFalse();
  }

  @Test
  void angles_are_those_of_a_cosine_at_the_top_of_the_second() {
    for (double degrees : new double[] {0, 30, 90, -90, 179, -179}) {
      SecondResult result = whole(volts(49.63, degrees));
      assertThat(result.angle(0)).isCloseTo(degrees, within(0.01));
      assertThat(result.magnitude(0)).isCloseTo(100_000 / Math.sqrt(2), within(2.0));
    }
  }

  @Test
  void a_jump_of_the_frequency_is_followed_within_a_second() {
    for (double hertz : new double[] {50, 65, 45.2, 16.7, 99.5, 50}) {
      assertThat(whole(volts(hertz, 77)).frequency())
          .as("%s Hz", hertz)
          .isCloseTo(hertz, within(1e-4));
    }
  }

  @Test
  void a_ramp_of_the_frequency_gives_its_mean() {
    int[] raw = new int[1];
    for (int i = 0; i < RATE; i++) {
      double t = (double) i / RATE;
      raw[0] = (int) Math.round(100_000 * Math.cos(2 * Math.PI * (50 * t + 0.5 * t * t)));
      one.add(i, raw, new int[1]);
    }
    SecondResult result = one.end(0, true);
    assertThat(result.frequency()).isCloseTo(50.5, within(0.01));
    assertThat(result.rms(0)).isCloseTo(100_000 / Math.sqrt(2), within(70.0));
  }

  @Test
  void direct_current_has_an_rms_and_no_frequency() {
    SecondResult result = whole(new TestWave(100_000, 50, 90, 0, 0, 0, 0));
    assertThat(result.frequency()).isNotNaN();
    int[] raw = {50_000};
    for (int i = 0; i < RATE; i++) {
      one.add(i, raw, new int[1]);
    }
    SecondResult direct = one.end(0, true);
    assertThat(direct.rms(0)).isCloseTo(50_000, within(1e-6));
    assertThat(direct.frequency()).isNaN();
    assertThat(direct.magnitude(0)).isNaN();
    assertThat(direct.reference()).isEqualTo(-1);
  }

  @Test
  void noise_has_no_frequency() {
    Random random = new Random(SEED);
    int[] raw = new int[1];
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < RATE; i++) {
        raw[0] = (int) Math.round(1000 * random.nextGaussian());
        one.add(i, raw, new int[1]);
      }
      SecondResult result = one.end(0, true);
      assertThat(result.frequency()).as("seed %d", SEED).isNaN();
      assertThat(result.rms(0)).as("seed %d", SEED).isCloseTo(1000, within(60.0));
    }
  }

  @Test
  void a_stream_without_voltage_takes_its_frequency_from_a_current() {
    TestWave[] waves = threePhases(51.3, 0, ABC);
    for (int i = 4; i < 7; i++) {
      waves[i] = TestWave.plain(1, 50, 0);
    }
    SecondResult result = SecondFeed.whole(bay(), waves);
    assertThat(result.reference()).isZero();
    assertThat(result.frequency()).isCloseTo(51.3, within(1e-4));
  }

  @Test
  void voltages_of_noise_alone_leave_the_frequency_to_a_current() {
    TestWave[] waves = threePhases(48.7, 0, ABC);
    for (int i = 4; i < 7; i++) {
      waves[i] = new TestWave(1, 50, 0, 0, 0, 0, 100);
    }
    SecondResult result = SecondFeed.whole(bay(), waves);
    assertThat(result.reference()).isZero();
    assertThat(result.frequency()).isCloseTo(48.7, within(1e-4));
    assertThat(result.rotation(1)).isEqualTo(PhaseRotation.NONE);
  }

  @Test
  void two_phases_have_no_rotation() {
    TestWave[] waves = threePhases(50, 0, ABC);
    waves[5] = TestWave.plain(500_000, 50, ABC[1]);
    SecondResult result = SecondFeed.whole(bay(), waves);
    assertThat(result.rotation(1)).isEqualTo(PhaseRotation.NONE);
    assertThat(result.rotation(0)).isEqualTo(PhaseRotation.ABC);
  }

  @Test
  void lagging_current_takes_positive_reactive_power() {
    SecondResult result = SecondFeed.whole(bay(), threePhases(50.2, 30, ABC));
    double apparent = 100_000.0 * 1000 / 2;
    for (int pair = 0; pair < 3; pair++) {
      assertThat(result.apparentPower(pair)).isCloseTo(apparent, within(apparent * 1e-4));
      assertThat(result.activePower(pair))
          .isCloseTo(apparent * Math.cos(Math.PI / 6), within(apparent * 1e-4));
      assertThat(result.reactivePower(pair)).isCloseTo(apparent / 2, within(apparent * 1e-4));
      assertThat(result.powerFactor(pair)).isCloseTo(Math.cos(Math.PI / 6), within(1e-4));
    }
  }

  @Test
  void energy_against_the_current_is_negative() {
    SecondResult result = SecondFeed.whole(bay(), threePhases(50, 210, ABC));
    assertThat(result.activePower(0)).isNegative();
    assertThat(result.reactivePower(0)).isNegative();
    assertThat(result.powerFactor(0)).isCloseTo(-Math.cos(Math.PI / 6), within(1e-4));
  }

  @Test
  void offsets_of_a_scale_count_in_rms_and_power() {
    SecondAnalyser analyser =
        new SecondAnalyser(
            new AnalysisPlan(
                RATE,
                50,
                List.of(ChannelQuantity.VOLTAGE, ChannelQuantity.CURRENT),
                List.of(new PowerPair("P", 0, 1)),
                List.of()));
    analyser.scale(0, 0.01, 100);
    analyser.scale(1, 0.001, -5);
    SecondResult result =
        SecondFeed.whole(analyser, TestWave.plain(100_000, 50, 0), TestWave.plain(10_000, 50, 60));
    assertThat(result.rms(0)).isCloseTo(Math.sqrt(100 * 100 + 1000 * 1000 / 2.0), within(0.01));
    assertThat(result.rms(1)).isCloseTo(Math.sqrt(25 + 50.0), within(1e-4));
    assertThat(result.activePower(0))
        .isCloseTo(1000 * 10 / 2.0 * Math.cos(Math.PI / 3) - 500, within(0.5));
    assertThat(result.magnitude(0)).isCloseTo(1000 / Math.sqrt(2), within(0.01));
  }

  @Test
  void rotation_is_that_of_the_phasors() {
    assertThat(SecondFeed.whole(bay(), threePhases(50, 0, ABC)).rotation(1))
        .isEqualTo(PhaseRotation.ABC);
    assertThat(SecondFeed.whole(bay(), threePhases(50, 0, ACB)).rotation(0))
        .isEqualTo(PhaseRotation.ACB);
    assertThat(SecondFeed.whole(bay(), threePhases(50, 0, new double[3])).rotation(0))
        .isEqualTo(PhaseRotation.NONE);
  }

  @Test
  void the_neutral_is_held_against_the_sum_of_the_phases() {
    TestWave[] waves = threePhases(50, 0, ABC);
    SecondResult balanced = SecondFeed.whole(bay(), waves);
    assertThat(balanced.sumRms(0)).isCloseTo(0, within(0.01));
    assertThat(balanced.neutralDifference(0)).isCloseTo(0, within(0.01));
    waves[0] = TestWave.plain(1_200_000, 50, ABC[0]);
    SecondResult wrong = SecondFeed.whole(bay(), waves);
    assertThat(wrong.sumRms(0)).isCloseTo(200 / Math.sqrt(2), within(0.01));
    assertThat(wrong.neutralDifference(0)).isCloseTo(200 / Math.sqrt(2), within(0.01));
    waves[3] = TestWave.plain(200_000, 50, ABC[0]);
    assertThat(SecondFeed.whole(bay(), waves).neutralDifference(0)).isCloseTo(0, within(0.01));
  }

  @Test
  void a_group_without_neutral_has_no_difference() {
    AnalysisPlan plan =
        new AnalysisPlan(
            RATE,
            50,
            SecondFeed.voltages(3, RATE).quantities(),
            List.of(),
            List.of(new PhaseGroup(0, 1, 2, PhaseGroup.NO_NEUTRAL)));
    SecondResult result =
        SecondFeed.whole(new SecondAnalyser(plan), volts(50, 0), volts(50, -120), volts(50, 120));
    assertThat(result.neutralDifference(0)).isNaN();
    assertThat(result.sumRms(0)).isLessThan(1);
  }

  @Test
  void channels_of_other_quantities_have_no_values() {
    AnalysisPlan plan =
        new AnalysisPlan(
            RATE,
            50,
            List.of(ChannelQuantity.OTHER, ChannelQuantity.VOLTAGE),
            List.of(),
            List.of());
    SecondResult result = SecondFeed.whole(new SecondAnalyser(plan), volts(50, 0), volts(50, 0));
    assertThat(result.rms(0)).isNaN();
    assertThat(result.isUsable(0)).isFalse();
    assertThat(result.isUsable(1)).isTrue();
  }

  @Test
  void a_twentieth_may_be_missing_and_no_more() {
    SecondResult enough = without(i -> i % 20 == 3);
    assertThat(enough.missing()).isEqualTo(200);
    assertThat(enough.hasValues()).isTrue();
    assertThat(enough.isEstimated()).isTrue();
    assertThat(enough.rms(0)).isCloseTo(100_000 / Math.sqrt(2), within(70.0));
    SecondResult tooFew = without(i -> i % 20 == 3 || i == 0);
    assertThat(tooFew.missing()).isEqualTo(201);
    assertThat(tooFew.hasValues()).isFalse();
    assertThat(tooFew.isEstimated()).isFalse();
    assertThat(tooFew.rms(0)).isNaN();
    assertThat(tooFew.frequency()).isNaN();
  }

  @Test
  void a_hole_may_be_a_quarter_cycle_and_no_longer() {
    assertThat(without(i -> i >= 100 && i < 120).hasValues()).isTrue();
    assertThat(without(i -> i >= 100 && i < 121).hasValues()).isFalse();
    assertThat(without(i -> i < 20).hasValues()).isTrue();
    assertThat(without(i -> i >= RATE - 20).rms(0)).isCloseTo(100_000 / Math.sqrt(2), within(70.0));
    assertThat(without(i -> i < 21).hasValues()).isFalse();
  }

  @Test
  void nothing_at_all_is_no_value() {
    SecondResult result = without(i -> true);
    assertThat(result.missing()).isEqualTo(RATE);
    assertThat(result.hasValues()).isFalse();
  }

  @Test
  void the_order_of_samples_does_not_count_and_none_counts_twice() {
    int[] raw = new int[1];
    Random random = new Random(SEED);
    for (int i = RATE - 1; i >= 0; i--) {
      raw[0] = volts(50, 45).at(i, RATE, random);
      assertThat(one.add(i, raw, new int[1])).isTrue();
    }
    raw[0] = 1;
    assertThat(one.add(17, raw, new int[] {QualityBits.TEST})).isFalse();
    assertThat(one.add(-1, raw, new int[1])).isFalse();
    assertThat(one.add(RATE, raw, new int[1])).isFalse();
    SecondResult result = one.end(0, true);
    assertThat(result.angle(0)).isCloseTo(45, within(0.01));
    assertThat(result.quality(0)).isZero();
  }

  @Test
  void quality_is_joined_over_the_second_and_forgotten_with_it() {
    int[] raw = {1};
    one.add(0, raw, new int[] {QualityBits.QUESTIONABLE});
    one.add(1, raw, new int[] {QualityBits.INVALID | QualityBits.DERIVED});
    one.add(2, raw, new int[] {SampleQuality.SIMULATED | SampleQuality.UNSYNCHRONISED});
    int quality = one.end(0, true).quality(0);
    assertThat(quality)
        .isEqualTo(
            QualityBits.INVALID
                | QualityBits.DERIVED
                | SampleQuality.SIMULATED
                | SampleQuality.UNSYNCHRONISED);
    assertThat(whole(volts(50, 0)).quality(0)).isZero();
  }

  @Test
  void invalid_channels_are_not_usable_and_give_no_frequency() {
    int[] raw = new int[2];
    int[] quality = {QualityBits.INVALID, 0};
    SecondAnalyser two = new SecondAnalyser(SecondFeed.voltages(2, RATE));
    Random random = new Random(SEED);
    for (int i = 0; i < RATE; i++) {
      raw[0] = volts(60, 0).at(i, RATE, random);
      raw[1] = volts(50, 0).at(i, RATE, random);
      two.add(i, raw, quality);
    }
    SecondResult result = two.end(0, true);
    assertThat(result.isUsable(0)).isFalse();
    assertThat(result.reference()).isEqualTo(1);
    assertThat(result.frequency()).isCloseTo(50, within(1e-4));
  }

  @Test
  void a_scale_that_changes_within_a_second_leaves_it_without_values() {
    one.scale(0, 0.01, 0);
    assertThat(whole(volts(50, 0)).rms(0)).isCloseTo(1000 / Math.sqrt(2), within(0.02));
    one.add(0, new int[1], new int[1]);
    one.scale(0, 0.01, 0);
    one.scale(0, 0.02, 0);
    for (int i = 1; i < RATE; i++) {
      one.add(i, new int[] {i}, new int[1]);
    }
    assertThat(one.end(0, true).hasValues()).isFalse();
    assertThat(whole(volts(50, 0)).rms(0)).isCloseTo(2000 / Math.sqrt(2), within(0.04));
  }

  @Test
  void a_reset_forgets_the_samples() {
    one.add(5, new int[] {1}, new int[] {QualityBits.TEST});
    one.reset();
    assertThat(one.end(0, false).missing()).isEqualTo(RATE);
    assertThat(one.end(0, false).quality(0)).isZero();
  }

  @Test
  void analysers_of_one_thread_share_their_scratch() {
    AnalysisScratch scratch = new AnalysisScratch();
    SecondAnalyser slow = new SecondAnalyser(SecondFeed.voltages(1, RATE), scratch);
    SecondAnalyser fast = new SecondAnalyser(SecondFeed.voltages(1, 14_400), scratch);
    assertThat(SecondFeed.whole(slow, volts(50, 12)).angle(0)).isCloseTo(12, within(0.01));
    assertThat(SecondFeed.whole(fast, volts(50, 34)).angle(0)).isCloseTo(34, within(0.01));
    assertThat(SecondFeed.whole(slow, volts(50, 56)).angle(0)).isCloseTo(56, within(0.01));
  }

  @Test
  void the_highest_rate_is_measured_as_others() {
    SecondAnalyser fast = new SecondAnalyser(SecondFeed.voltages(1, 96_000));
    SecondResult result =
        SecondFeed.second(fast, new Random(SEED), i -> i % 30 == 7, volts(51.17, -33));
    assertThat(result.frequency()).isCloseTo(51.17, within(1e-4));
    assertThat(result.angle(0)).isCloseTo(-33, within(0.02));
    assertThat(result.rms(0)).isCloseTo(100_000 / Math.sqrt(2), within(7.0));
  }

  @Test
  void extremes_of_the_range_overflow_nothing() {
    SecondResult result = whole(TestWave.plain(Integer.MAX_VALUE, 50, 0));
    assertThat(result.rms(0)).isCloseTo(Integer.MAX_VALUE / Math.sqrt(2), within(1e5));
    SecondResult odd =
        SecondFeed.second(
            one,
            new Random(SEED),
            i -> i % 40 == 0,
            new TestWave(Integer.MAX_VALUE, 50, 0, 0.5, 0.5, 0, 0));
    assertThat(odd.rms(0)).isFinite();
  }

  @Test
  void seconds_and_their_rollup_allocate_nothing() {
    SecondAnalyser bay = bay();
    TestWave[] waves = threePhases(50.3, 30, ABC);
    int[][] raw = new int[RATE][8];
    Random random = new Random(SEED);
    for (int i = 0; i < RATE; i++) {
      for (int c = 0; c < 8; c++) {
        raw[i][c] = waves[c].at(i, RATE, random);
      }
    }
    int[] quality = new int[8];
    int[] windows = new int[1];
    long[] end = {SecondFeed.END};
    Rollup rollup = new Rollup(bay.plan(), 2, window -> windows[0]++);
    long octets =
        SvAllocation.of(
            10,
            () -> {
              int hole = (int) (end[0] / 1_000_000_000L % 2) * 200;
              for (int i = hole; i < RATE + hole; i++) {
                if (hole == 0 || i % 30 != 0) {
                  bay.add(i % RATE, raw[i % RATE], quality);
                }
              }
              rollup.add(bay.end(end[0] += 1_000_000_000L, true));
            });
    assertThat(windows[0]).isGreaterThan(50);
    assertThat(octets).isZero();
  }
}
