// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.Arrays;

/**
 * Fills the holes of a channel from its mean cycle. What is left of the samples without the
 * fundamental is averaged in bins of the phase, of those samples that are there: the least-squares
 * fit of a periodic waveform. A missing sample is the fundamental and what lies between the two
 * bins around its phase.
 */
final class MeanCycle {

  static final int BINS = 64;

  private final SampleBlock block;
  private final AnalysisScratch scratch;

  MeanCycle(SampleBlock block, AnalysisScratch scratch) {
    this.block = block;
    this.scratch = scratch;
  }

  /** The phases of all samples for a frequency, and of the bins, for all channels. */
  void follow(double hertz) {
    Arrays.fill(scratch.binPhase, 0);
    Arrays.fill(scratch.binCount, 0);
    double step = hertz / block.size * BINS;
    double phase = 0;
    for (int i = 0; i < block.size; i++) {
      scratch.phase[i] = (float) phase;
      if (block.has(i)) {
        int bin = Math.min(BINS - 1, (int) scratch.phase[i]);
        scratch.binPhase[bin] += scratch.phase[i];
        scratch.binCount[bin]++;
      }
      phase += step;
      phase -= phase >= BINS ? BINS : 0;
    }
    for (int bin = 0; bin < BINS; bin++) {
      scratch.binPhase[bin] /= Math.max(1, scratch.binCount[bin]);
    }
  }

  /** Replaces the samples that are missing. */
  void fill(int[] samples, ChannelSums sums, double hertz) {
    average(samples, sums, hertz);
    double angle = 2 * Math.PI * hertz / block.size;
    int i = block.nextMissing(0);
    while (i < block.size) {
      double fundamental = sums.real * Math.cos(angle * i) - sums.imaginary * Math.sin(angle * i);
      samples[i] = (int) Math.round(fundamental + at(scratch.phase[i]));
      i = block.nextMissing(i + 1);
    }
  }

  private void average(int[] samples, ChannelSums sums, double hertz) {
    double[] values = scratch.binValue;
    Arrays.fill(values, 0);
    double angle = 2 * Math.PI * hertz / block.size;
    double stepCos = Math.cos(angle);
    double stepSin = Math.sin(angle);
    double cos = 1;
    double sin = 0;
    for (int i = 0; i < block.size; i++) {
      if (block.has(i)) {
        int bin = Math.min(BINS - 1, (int) scratch.phase[i]);
        values[bin] += samples[i] - sums.real * cos + sums.imaginary * sin;
      }
      double next = cos * stepCos - sin * stepSin;
      sin = sin * stepCos + cos * stepSin;
      cos = next;
    }
    for (int bin = 0; bin < BINS; bin++) {
      values[bin] /= Math.max(1, scratch.binCount[bin]);
    }
  }

  /** Between the bins with samples on both sides of a phase. */
  private double at(double phase) {
    int bin = Math.min(BINS - 1, (int) phase);
    boolean isBehind = scratch.binCount[bin] > 0 && phase >= scratch.binPhase[bin];
    int left = isBehind ? bin : filled(bin + BINS - 1, -1);
    int right = isBehind || scratch.binCount[bin] == 0 ? filled(bin + 1, 1) : bin;
    double from = cyclic(phase - scratch.binPhase[left]);
    double span = from + cyclic(scratch.binPhase[right] - phase);
    double share = span > 0 ? from / span : 0;
    return scratch.binValue[left] + share * (scratch.binValue[right] - scratch.binValue[left]);
  }

  private static double cyclic(double bins) {
    return bins < 0 ? bins + BINS : bins;
  }

  private int filled(int from, int step) {
    int bin = Math.floorMod(from, BINS);
    for (int i = 0; i < BINS && scratch.binCount[bin] == 0; i++) {
      bin = Math.floorMod(bin + step, BINS);
    }
    return bin;
  }
}
