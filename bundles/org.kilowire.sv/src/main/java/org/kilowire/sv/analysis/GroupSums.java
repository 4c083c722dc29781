// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import org.kilowire.sv.dataset.PhaseGroup;

/** Weighted means over several channels of a second. */
final class GroupSums {

  private final SampleBlock block;
  private final AnalysisScratch scratch;
  private final double[] factor;
  private final double[] zero;
  private double sumRms;
  private double neutralDifference;

  GroupSums(SampleBlock block, AnalysisScratch scratch, double[] factor, double[] zero) {
    this.block = block;
    this.scratch = scratch;
    this.factor = factor;
    this.zero = zero;
  }

  /** The mean product of two channels, in their units. */
  double product(int one, int other, double oneMean, double otherMean, double weights) {
    int[] a = block.samples[one];
    int[] b = block.samples[other];
    double[] weight = scratch.weight;
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      even += weight[i] * a[i] * b[i];
      odd += weight[i + 1] * a[i + 1] * b[i + 1];
    }
    if (i < a.length) {
      even += weight[i] * a[i] * b[i];
    }
    return factor[one] * factor[other] * ((even + odd) / weights)
        + factor[one] * zero[other] * oneMean
        + factor[other] * zero[one] * otherMean
        + zero[one] * zero[other];
  }

  /** The sum of three phases, and what it differs from the neutral by. */
  void sum(PhaseGroup group, double weights) {
    int[] a = block.samples[group.a()];
    int[] b = block.samples[group.b()];
    int[] c = block.samples[group.c()];
    boolean hasNeutral = group.n() >= 0;
    int[] n = hasNeutral ? block.samples[group.n()] : a;
    double ka = factor[group.a()];
    double kb = factor[group.b()];
    double kc = factor[group.c()];
    double kn = hasNeutral ? factor[group.n()] : 0;
    double offset = zero[group.a()] + zero[group.b()] + zero[group.c()];
    double neutralOffset = hasNeutral ? zero[group.n()] : 0;
    double[] weight = scratch.weight;
    double squares = 0;
    double differences = 0;
    for (int i = 0; i < a.length; i++) {
      double sum = ka * a[i] + kb * b[i] + kc * c[i] + offset;
      double difference = sum - kn * n[i] - neutralOffset;
      squares += weight[i] * sum * sum;
      differences += weight[i] * difference * difference;
    }
    sumRms = Math.sqrt(squares / weights);
    neutralDifference = hasNeutral ? Math.sqrt(differences / weights) : Double.NaN;
  }

  double sumRms() {
    return sumRms;
  }

  double neutralDifference() {
    return neutralDifference;
  }
}
