// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.PowerPair;

final class RollupTest {

  private static final long SECOND = 1_000_000_000L;

  /** 2027-01-15T08:00:00Z: a full minute. */
  private static final long MINUTE = 1_800_000_000L;

  private record Window(
      long end,
      int seconds,
      int values,
      long missing,
      double least,
      double mean,
      double greatest) {}

  private final AnalysisPlan plan =
      new AnalysisPlan(
          4000,
          50,
          List.of(ChannelQuantity.VOLTAGE, ChannelQuantity.CURRENT),
          List.of(new PowerPair("P", 0, 1)),
          List.of());
  private final SecondResult second = new SecondResult(plan);
  private final List<Window> windows = new ArrayList<>();
  private final Rollup rollup = new Rollup(plan, 60, this::keep);
  private boolean lastProven;
  private boolean lastEstimated;
  private int lastQuality;
  private double lastPower;
  private int lastFrequencies;

  private void keep(RollupResult result) {
    Statistic rms = result.rms(0);
    windows.add(
        new Window(
            result.endNanos() / SECOND,
            result.seconds(),
            result.secondsWithValues(),
            result.missing(),
            rms.least(),
            rms.mean(),
            rms.greatest()));
    lastProven = result.isTimeProven();
    lastEstimated = result.isEstimated();
    lastQuality = result.quality(0);
    lastPower = result.activePower(0).mean();
    lastFrequencies = result.frequency().count();
  }

  private void second(long end, double volts) {
    second.clear();
    second.endNanos = end * SECOND;
    second.timeProven = true;
    second.hasValues = !Double.isNaN(volts);
    second.frequency = volts / 10;
    second.rms[0] = volts;
    second.rms[1] = 1;
    second.active[0] = volts;
    second.missing = 0;
    second.quality[0] = 0;
    second.quality[1] = 0;
  }

  private void add(long end, double volts) {
    second(end, volts);
    rollup.add(second);
  }

  @Test
  void a_minute_is_given_when_the_second_that_ends_with_it_comes() {
    for (int i = 1; i < 60; i++) {
      add(MINUTE + i, i == 30 ? 7 : i == 31 ? 13 : 10);
    }
    assertThat(windows).isEmpty();
    add(MINUTE + 60, 10);
    double mean = Math.sqrt((58 * 100.0 + 49 + 169) / 60);
    assertThat(windows).hasSize(1);
    Window window = windows.get(0);
    assertThat(window.end()).isEqualTo(MINUTE + 60);
    assertThat(window.seconds()).isEqualTo(60);
    assertThat(window.least()).isEqualTo(7);
    assertThat(window.greatest()).isEqualTo(13);
    assertThat(window.mean()).isCloseTo(mean, within(1e-12));
    assertThat(lastPower).isCloseTo(10, within(1e-12));
  }

  @Test
  void the_second_that_ends_at_the_top_of_a_minute_belongs_to_the_one_before() {
    add(MINUTE, 5);
    assertThat(windows).extracting(Window::end).containsExactly(MINUTE);
    add(MINUTE + 1, 6);
    assertThat(windows).hasSize(1);
  }

  @Test
  void a_minute_whose_end_did_not_come_is_given_with_the_next_one() {
    add(MINUTE + 10, 5);
    add(MINUTE + 11, 5);
    add(MINUTE + 120, 6);
    assertThat(windows).extracting(Window::end).containsExactly(MINUTE + 60, MINUTE + 120);
    assertThat(windows).extracting(Window::seconds).containsExactly(2, 1);
    rollup.flush();
    assertThat(windows).hasSize(2);
  }

  @Test
  void seconds_that_are_not_aligned_fall_into_the_window_that_they_end_in() {
    second(0, 5);
    second.endNanos = MINUTE * SECOND + 59 * SECOND + 700_000_000L;
    rollup.add(second);
    second.endNanos += SECOND;
    rollup.add(second);
    assertThat(windows).extracting(Window::end).containsExactly(MINUTE + 60);
    rollup.flush();
    assertThat(windows).extracting(Window::end).containsExactly(MINUTE + 60, MINUTE + 120);
  }

  @Test
  void seconds_without_values_count_and_change_nothing() {
    add(MINUTE + 1, 10);
    second(MINUTE + 2, Double.NaN);
    second.missing = 4000;
    rollup.add(second);
    rollup.flush();
    assertThat(windows).containsExactly(new Window(MINUTE + 60, 2, 1, 4000, 10, 10, 10));
  }

  @Test
  void invalid_values_are_in_no_statistic_and_show_in_the_quality() {
    add(MINUTE + 1, 10);
    second(MINUTE + 2, 99);
    second.quality[0] = QualityBits.INVALID;
    rollup.add(second);
    rollup.flush();
    assertThat(windows.get(0).greatest()).isEqualTo(10);
    assertThat(lastPower).isEqualTo(10);
    assertThat(QualityBits.isInvalid(lastQuality)).isTrue();
    assertThat(lastFrequencies).isEqualTo(2);
    add(MINUTE + 61, 10);
    rollup.flush();
    assertThat(lastQuality).isZero();
  }

  @Test
  void one_second_of_doubtful_time_or_with_estimates_marks_the_window() {
    add(MINUTE + 1, 10);
    rollup.flush();
    assertThat(lastProven).isTrue();
    assertThat(lastEstimated).isFalse();
    second(MINUTE + 2, 10);
    second.timeProven = false;
    second.missing = 1;
    rollup.add(second);
    rollup.flush();
    assertThat(lastProven).isFalse();
    assertThat(lastEstimated).isTrue();
  }

  @Test
  void a_window_is_a_second_to_an_hour() {
    assertThatThrownBy(() -> new Rollup(plan, 0, this::keep)).hasMessage("0 s");
    assertThatThrownBy(() -> new Rollup(plan, 3601, this::keep)).hasMessage("3601 s");
  }
}
