// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

/**
 * Room for the tables of a calculation. The analysers of one thread may share one, for each is done
 * with it when a second is calculated.
 */
public final class AnalysisScratch {

  /** Samples that the coarse search looks at: at least twice the rate that it looks for. */
  static final int DECIMATED = 800;

  /** Weights, and weights times cosine and sine of the fundamental. */
  double[] weight = {};

  double[] cosine = {};
  double[] sine = {};

  /** The bin of each sample's phase, and its phase in bins. */
  float[] phase = {};

  final double[] decimated = new double[DECIMATED];
  final double[] windowed = new double[DECIMATED];
  final double[] binValue = new double[MeanCycle.BINS];
  final double[] binPhase = new double[MeanCycle.BINS];
  final int[] binCount = new int[MeanCycle.BINS];

  void reserve(int samples) {
    if (weight.length < samples) {
      weight = new double[samples];
      cosine = new double[samples];
      sine = new double[samples];
      phase = new float[samples];
    }
  }
}
