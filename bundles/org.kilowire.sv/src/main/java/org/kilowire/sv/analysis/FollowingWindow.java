// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

/**
 * The window of a second, made for a frequency: weights 1 with a ramp of one period at either end,
 * and the weights times cosine and sine of the frequency, whose angle is 0 at the first sample.
 */
final class FollowingWindow {

  private final int size;
  private final AnalysisScratch scratch;
  private double sum;

  FollowingWindow(int size, AnalysisScratch scratch) {
    this.size = size;
    this.scratch = scratch;
  }

  void follow(double hertz) {
    double period = Math.min(size / hertz, size / 2.0);
    double angle = 2 * Math.PI * hertz / size;
    double stepCos = Math.cos(angle);
    double stepSin = Math.sin(angle);
    double cos = 1;
    double sin = 0;
    sum = 0;
    for (int i = 0; i < size; i++) {
      double edge = Math.min(i, size - 1 - i) + 0.5;
      double weight = edge < period ? edge / period : 1;
      sum += weight;
      scratch.weight[i] = weight;
      scratch.cosine[i] = weight * cos;
      scratch.sine[i] = weight * sin;
      double next = cos * stepCos - sin * stepSin;
      sin = sin * stepCos + cos * stepSin;
      cos = next;
    }
  }

  /** Sum of the weights. */
  double sum() {
    return sum;
  }
}
