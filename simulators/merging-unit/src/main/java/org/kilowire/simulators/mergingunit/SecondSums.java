// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The running sums of a second. */
final class SecondSums {

  private final double[] squares;
  private final double[] values;
  private int samples;

  SecondSums(int channels) {
    squares = new double[channels];
    values = new double[channels];
  }

  void add(int channel, double value) {
    squares[channel] += value * value;
    values[channel] += value;
  }

  void countSample() {
    samples++;
  }

  boolean isEmpty() {
    return samples == 0;
  }

  /** The result; the sums begin anew. */
  SentSecond close(long second) {
    SentSecond result =
        new SentSecond(
            second,
            samples,
            list(Arrays.stream(squares).map(sum -> Math.sqrt(sum / samples))),
            list(Arrays.stream(values).map(sum -> sum / samples)));
    Arrays.fill(squares, 0);
    Arrays.fill(values, 0);
    samples = 0;
    return result;
  }

  private static List<Double> list(DoubleStream of) {
    return of.boxed().toList();
  }
}
