// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.util.concurrent.TimeUnit;
import org.kilowire.sv.analysis.AnalysisPlan;
import org.kilowire.sv.analysis.AnalysisScratch;
import org.kilowire.sv.analysis.SecondAnalyser;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.dataset.ProfileName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One second of one stream with four currents and four voltages: its samples taken one by one, and
 * its result. A stream costs so much of a core each second: 1,500 microseconds are 3 % for twenty.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OneSecondResults {

  private static final int CHANNELS = 8;
  private static final double HERTZ = 50.3;

  @Param({"4000", "14400"})
  public int rate;

  /** Each how many-th sample is missing; 0 for none. */
  @Param({"0", "25"})
  public int missing;

  private SecondAnalyser analyser;
  private int[][] raw;
  private int[] quality;
  private long end;

  /** No arguments. */
  public static void main(String[] args) throws Exception {
    new Runner(new OptionsBuilder().include(OneSecondResults.class.getSimpleName()).build()).run();
  }

  /** A second of three phases, and a neutral that has nothing. */
  @Setup
  public void prepare() {
    ProfileName profile = new ProfileName(rate, 1, 4, 4);
    analyser = new SecondAnalyser(AnalysisPlan.of(profile.map(), rate), new AnalysisScratch());
    raw = new int[rate][CHANNELS];
    quality = new int[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      analyser.scale(c, c < 4 ? 0.001 : 0.01, 0);
      double peak = c % 4 == 3 ? 0 : 1_414_214;
      for (int i = 0; i < rate; i++) {
        double angle = 2 * Math.PI * (HERTZ * i / rate - c % 4 / 3.0);
        raw[i][c] = (int) Math.round(peak * (Math.cos(angle) + 0.1 * Math.cos(3 * angle)));
      }
    }
  }

  /** The samples alone, as they come. */
  @Benchmark
  public void samples() {
    take();
    analyser.reset();
  }

  /** The samples and the result. */
  @Benchmark
  public SecondResult second() {
    take();
    return analyser.end(end += 1_000_000_000L, true);
  }

  private void take() {
    for (int i = 0; i < rate; i++) {
      if (missing == 0 || i % missing != 0) {
        analyser.add(i, raw[i], quality);
      }
    }
  }
}
