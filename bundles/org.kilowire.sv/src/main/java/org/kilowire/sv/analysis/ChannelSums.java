// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

/** Weighted means of one channel, raw. */
final class ChannelSums {

  double mean;
  double meanSquare;

  /** Peak of the fundamental as A cos(wt) - B sin(wt): A is real, B imaginary. */
  double real;

  double imaginary;

  void take(int[] samples, int size, AnalysisScratch tables, double sum) {
    double[] weight = tables.weight;
    double[] cosine = tables.cosine;
    double[] sine = tables.sine;
    double first = 0;
    double second = 0;
    double re = 0;
    double im = 0;
    for (int i = 0; i < size; i++) {
      double value = samples[i];
      double weighted = weight[i] * value;
      first += weighted;
      second += weighted * value;
      re += cosine[i] * value;
      im += sine[i] * value;
    }
    mean = first / sum;
    meanSquare = second / sum;
    real = 2 * re / sum;
    imaginary = -2 * im / sum;
  }

  /** Of the fundamental, raw. */
  double peak() {
    return Math.sqrt(real * real + imaginary * imaginary);
  }

  void clear() {
    mean = Double.NaN;
    meanSquare = Double.NaN;
    real = Double.NaN;
    imaginary = Double.NaN;
  }
}
