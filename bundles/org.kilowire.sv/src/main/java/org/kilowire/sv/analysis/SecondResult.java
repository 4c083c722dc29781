// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.Arrays;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.SampleQuality;

/**
 * What a second came to. The analyser owns it and changes it with the next one. What cannot be told
 * is NaN. Indices are those of the plan.
 *
 * <p>Signs: active power is positive where energy flows in the direction in which the current
 * counts as positive; reactive power is that of the fundamental and positive where the current lags
 * the voltage; the power factor has the sign of the active power.
 */
public final class SecondResult {

  long endNanos;
  boolean timeProven;
  int missing;
  boolean hasValues;
  double frequency = Double.NaN;
  int reference = -1;
  final double[] rms;
  final double[] real;
  final double[] imaginary;
  final int[] quality;
  final double[] active;
  final double[] reactive;
  final double[] apparent;
  final double[] sumRms;
  final double[] neutralDifference;
  final PhaseRotation[] rotation;

  SecondResult(AnalysisPlan plan) {
    rms = new double[plan.channels()];
    real = new double[plan.channels()];
    imaginary = new double[plan.channels()];
    quality = new int[plan.channels()];
    active = new double[plan.pairs().size()];
    reactive = new double[plan.pairs().size()];
    apparent = new double[plan.pairs().size()];
    sumRms = new double[plan.groups().size()];
    neutralDifference = new double[plan.groups().size()];
    rotation = new PhaseRotation[plan.groups().size()];
    clear();
  }

  void clear() {
    hasValues = false;
    frequency = Double.NaN;
    reference = -1;
    Arrays.fill(rms, Double.NaN);
    Arrays.fill(real, Double.NaN);
    Arrays.fill(imaginary, Double.NaN);
    Arrays.fill(active, Double.NaN);
    Arrays.fill(reactive, Double.NaN);
    Arrays.fill(apparent, Double.NaN);
    Arrays.fill(sumRms, Double.NaN);
    Arrays.fill(neutralDifference, Double.NaN);
    Arrays.fill(rotation, PhaseRotation.NONE);
  }

  /** The END of the window, nanoseconds since 1970-01-01T00:00:00Z without leap seconds. */
  public long endNanos() {
    return endNanos;
  }

  /** Whether the clock behind {@link #endNanos} was proven; where not, the time is a guess. */
  public boolean isTimeProven() {
    return timeProven;
  }

  /** How many samples did not come. */
  public int missing() {
    return missing;
  }

  /** Whether there are values, of which some samples were estimated. */
  public boolean isEstimated() {
    return hasValues && missing > 0;
  }

  /**
   * Whether there are values: at most 5 % of the samples are missing, no hole is longer than a
   * quarter of a cycle, and no scale changed within the second.
   */
  public boolean hasValues() {
    return hasValues;
  }

  /** Hz, of the {@link #reference} channel. */
  public double frequency() {
    return frequency;
  }

  /** The channel that gave the frequency; -1 for none. */
  public int reference() {
    return reference;
  }

  /** The OR of the qualities of all samples of a channel, see {@link SampleQuality#join}. */
  public int quality(int channel) {
    return quality[channel];
  }

  /** Whether a channel has a value that somebody may use. */
  public boolean isUsable(int channel) {
    return hasValues && !QualityBits.isInvalid(quality[channel]) && !Double.isNaN(rms[channel]);
  }

  /** True RMS with DC and all harmonics, in A or V. */
  public double rms(int channel) {
    return rms[channel];
  }

  /** RMS of the fundamental, in A or V; NaN where there is no frequency. */
  public double magnitude(int channel) {
    return Math.sqrt((real[channel] * real[channel] + imaginary[channel] * imaginary[channel]) / 2);
  }

  /**
   * Angle of the fundamental at the top of the second, degrees above -180 up to 180: 0 is a cosine
   * that has its peak there.
   */
  public double angle(int channel) {
    return Math.toDegrees(Math.atan2(imaginary[channel], real[channel]));
  }

  /** W, mean of the products of the samples. */
  public double activePower(int pair) {
    return active[pair];
  }

  /** var, of the fundamental. */
  public double reactivePower(int pair) {
    return reactive[pair];
  }

  /** VA, the product of the true RMS. */
  public double apparentPower(int pair) {
    return apparent[pair];
  }

  /** Active by apparent power, -1..1; NaN where there is neither. */
  public double powerFactor(int pair) {
    return apparent[pair] > 0 ? active[pair] / apparent[pair] : Double.NaN;
  }

  /** RMS of the sum of the three phases, in A or V. */
  public double sumRms(int group) {
    return sumRms[group];
  }

  /** RMS of that sum less the neutral channel; NaN where a group has none. */
  public double neutralDifference(int group) {
    return neutralDifference[group];
  }

  public PhaseRotation rotation(int group) {
    return rotation[group];
  }
}
