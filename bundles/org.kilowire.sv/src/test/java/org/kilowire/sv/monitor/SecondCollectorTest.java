// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.analysis.AnalysisScratch;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.dataset.SampleReader;
import org.kilowire.sv.dataset.document.ShippedMaps;

/** What becomes of a second while scale or rate change. */
final class SecondCollectorTest {

  private static final long START = 1_767_225_600L * 1_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final int RATE = 4000;
  private static final double PEAK = 100_000;
  private static final double FACTOR = 0.001;

  /** What a channel of the new scale counts more. */
  private static final double MORE = 1.04;

  /** A second, by its first channel. */
  private record Told(boolean values, int missing, double rms) {}

  /** A longer window. */
  private record Joined(int length, int seconds) {}

  private static final class Heard implements SecondCollector.Sink {

    final List<Told> seconds = new ArrayList<>();
    final List<Joined> rollups = new ArrayList<>();

    @Override
    public void second(SecondResult result, long delayNanos, boolean delayKnown) {
      seconds.add(new Told(result.hasValues(), result.missing(), result.rms(0)));
    }

    @Override
    public void rollup(int length, RollupResult result) {
      rollups.add(new Joined(length, result.seconds()));
    }
  }

  private final Heard heard = new Heard();
  private final SampleReader reader = new SampleReader(ShippedMaps.find("9-2LE").orElseThrow());
  private final SecondCollector collector =
      new SecondCollector(reader, new AnalysisScratch(), heard);
  private final int[] raws = new int[reader.channels()];
  private final int[] qualities = new int[reader.channels()];
  private double counted = 1;

  /** The scale of the samples that follow; their waveform is the same in A. */
  private void scale(double by) {
    counted = by;
    double[] factors = new double[reader.channels()];
    Arrays.fill(factors, FACTOR * by);
    collector.scale(factors, new double[reader.channels()]);
  }

  private void feed(int from, int to, int rate, double known) {
    for (int i = from; i < to; i++) {
      int raw = (int) Math.round(PEAK / counted * Math.cos(2 * Math.PI * 50 * i / rate));
      Arrays.fill(raws, raw);
      collector.take(i, i % rate, rate, known, START + i * SECOND / rate, raws, qualities);
    }
  }

  private void feed(int from, int to) {
    feed(from, to, RATE, RATE);
  }

  private void agrees(int second) {
    assertThat(heard.seconds.get(second).values()).as("second %d", second).isTrue();
    assertThat(heard.seconds.get(second).rms())
        .as("second %d", second)
        .isCloseTo(PEAK * FACTOR / Math.sqrt(2), within(0.01));
  }

  @Test
  void a_scale_that_changes_while_samples_of_the_next_second_wait_leaves_that_one_without_values() {
    scale(1);
    feed(0, RATE + 100);
    scale(MORE);
    feed(RATE + 100, 3 * RATE);
    collector.finish();
    assertThat(heard.seconds).extracting(Told::values).containsExactly(true, false, true);
    assertThat(heard.seconds).extracting(Told::missing).containsExactly(0, 0, 0);
    agrees(0);
    agrees(2);
  }

  /** Else the first ones would come again, behind those of an hour later. */
  @Test
  void samples_of_a_rate_without_values_are_not_kept_for_another_rate() {
    scale(1);
    feed(0, 300, 500, 0);
    feed(300, 3 * 500, 500, 500);
    assertThat(heard.seconds).isEmpty();
    feed(10 * RATE, 12 * RATE);
    collector.finish();
    assertThat(heard.seconds).extracting(Told::missing).containsExactly(0, 0);
    agrees(0);
    agrees(1);
  }

  @Test
  void a_scale_that_changes_at_the_top_of_a_second_costs_no_values() {
    scale(1);
    feed(0, RATE);
    scale(MORE);
    feed(RATE, 2 * RATE);
    collector.finish();
    assertThat(heard.seconds).hasSize(2);
    agrees(0);
    agrees(1);
  }

  @Test
  void a_scale_that_changes_in_a_second_leaves_it_without_values() {
    scale(1);
    feed(0, 2000);
    scale(MORE);
    feed(2000, 2 * RATE);
    collector.finish();
    assertThat(heard.seconds).extracting(Told::values).containsExactly(false, true);
    agrees(1);
  }

  /** A late sample of the old second, with the new scale, is given up. */
  @Test
  void a_late_sample_of_another_scale_mixes_nothing() {
    scale(1);
    feed(0, RATE - 1);
    feed(RATE, RATE + 50);
    scale(MORE);
    feed(RATE - 1, RATE);
    feed(RATE + 50, 3 * RATE);
    collector.finish();
    assertThat(heard.seconds).extracting(Told::values).containsExactly(true, false, true);
    assertThat(heard.seconds).extracting(Told::missing).containsExactly(1, 0, 0);
    agrees(0);
    agrees(2);
  }

  @Test
  void a_scale_said_again_costs_nothing() {
    scale(1);
    feed(0, RATE + 100);
    scale(1);
    feed(RATE + 100, 2 * RATE);
    collector.finish();
    assertThat(heard.seconds).hasSize(2);
    agrees(0);
    agrees(1);
  }

  @Test
  void samples_of_another_scale_that_came_before_the_rate_was_known_are_missing() {
    scale(1);
    feed(0, 150, RATE, 0);
    scale(MORE);
    feed(150, 300, RATE, 0);
    feed(300, 2 * RATE);
    collector.finish();
    assertThat(heard.seconds).extracting(Told::missing).containsExactly(150, 0);
    assertThat(heard.seconds).extracting(Told::values).containsExactly(false, true);
    agrees(1);
  }

  @Test
  void another_rate_gives_the_windows_that_were_under_way() {
    scale(1);
    feed(0, 15 * RATE);
    feed(15 * 4800, 20 * 4800, 4800, 4800);
    collector.finish();
    assertThat(heard.seconds).hasSize(20).allMatch(Told::values);
    assertThat(heard.rollups)
        .containsExactly(
            new Joined(10, 10),
            new Joined(10, 5),
            new Joined(60, 15),
            new Joined(10, 5),
            new Joined(60, 5));
  }
}
