// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

/** In which order three phases follow each other. */
public enum PhaseRotation {
  /** A, B, C: B lags A. */
  ABC,
  /** A, C, B. */
  ACB,
  /** Neither: a phase is missing, or the three are alike. */
  NONE;

  /** How much larger one sequence must be than the other. */
  private static final double LEAST = 2;

  private static final double COS_120 = -0.5;
  private static final double SIN_120 = Math.sqrt(3) / 2;

  /** Of three phasors, by the larger of positive and negative sequence. */
  static PhaseRotation of(double aRe, double aIm, double bRe, double bIm, double cRe, double cIm) {
    double sumRe = aRe + COS_120 * (bRe + cRe);
    double sumIm = aIm + COS_120 * (bIm + cIm);
    double crossRe = SIN_120 * (cIm - bIm);
    double crossIm = SIN_120 * (bRe - cRe);
    double positive = Math.hypot(sumRe + crossRe, sumIm + crossIm);
    double negative = Math.hypot(sumRe - crossRe, sumIm - crossIm);
    if (positive > LEAST * negative) {
      return ABC;
    }
    return negative > LEAST * positive ? ACB : NONE;
  }
}
