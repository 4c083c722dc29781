// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

/**
 * The frequency of one second of a channel. Coarse: the peak among Hann-windowed bins of 1 Hz, near
 * the last frequency or, where there is none, among all. Fine: the advance of the phase between
 * both halves of the second, each under a Hann window, so that nothing but the fundamental counts.
 */
final class FrequencyEstimator {

  /** What the fundamental must have of the power without DC: else there is no frequency. */
  private static final double LEAST_SHARE = 0.5;

  private static final int LOWEST = 10;
  private static final int HIGHEST = 110;

  /** A tone's power in its three bins under a Hann window, as a multiple of that in one. */
  private static final double THREE_BINS = 1.5;

  /** Samples a second that the coarse search needs at least. */
  private static final int COARSE_RATE = 400;

  private final int size;
  private final int highest;
  private final int ratio;
  private final int coarseSize;
  private double mean;
  private double power;

  FrequencyEstimator(int samplesPerSecond) {
    this.size = samplesPerSecond;
    this.highest = Math.min(HIGHEST, samplesPerSecond / 8);
    this.ratio = Math.max(1, samplesPerSecond / COARSE_RATE);
    this.coarseSize = size / ratio;
  }

  /**
   * The frequency in Hz, NaN where no tone has most of the power.
   *
   * @param last that of the second before; NaN where there was none
   */
  double estimate(int[] samples, AnalysisScratch scratch, double last) {
    decimate(samples, scratch);
    if (!(power > 0)) {
      return Double.NaN;
    }
    double coarse = Double.NaN;
    if (last > LOWEST + 1 && last < highest - 1) {
      coarse = climb((int) Math.round(last), scratch.windowed);
    }
    if (Double.isNaN(coarse)) {
      coarse = search(scratch.windowed);
    }
    return Double.isNaN(coarse) ? coarse : fine(samples, coarse);
  }

  /** Means of some samples each, under a Hann window; and the power that they have. */
  private void decimate(int[] samples, AnalysisScratch scratch) {
    double total = 0;
    for (int i = 0, at = 0; i < coarseSize; i++) {
      double sum = 0;
      for (int j = 0; j < ratio; j++) {
        sum += samples[at++];
      }
      scratch.decimated[i] = sum / ratio;
      total += sum / ratio;
    }
    mean = total / coarseSize;
    double step = 2 * Math.PI / coarseSize;
    power = 0;
    for (int i = 0; i < coarseSize; i++) {
      double hann = 1 - Math.cos(step * (i + 0.5));
      double value = scratch.decimated[i] - mean;
      power += hann * value * value;
      scratch.windowed[i] = hann * value;
    }
    power /= coarseSize;
  }

  /** The mean square of a tone that is in this bin. */
  private double bin(int hertz, double[] windowed) {
    double angle = 2 * Math.PI * hertz * ratio / size;
    double stepCos = Math.cos(angle);
    double stepSin = Math.sin(angle);
    double cos = 1;
    double sin = 0;
    double re = 0;
    double im = 0;
    for (int i = 0; i < coarseSize; i++) {
      re += windowed[i] * cos;
      im += windowed[i] * sin;
      double next = cos * stepCos - sin * stepSin;
      sin = sin * stepCos + cos * stepSin;
      cos = next;
    }
    return 2 * (re * re + im * im) / ((double) coarseSize * coarseSize);
  }

  /** Up from a bin to the peak next to it. */
  private double climb(int from, double[] windowed) {
    int at = from;
    double here = bin(at, windowed);
    double below = bin(at - 1, windowed);
    double above = bin(at + 1, windowed);
    while (above > here && at + 1 < highest) {
      at++;
      below = here;
      here = above;
      above = bin(at + 1, windowed);
    }
    while (below > here && at - 1 > LOWEST) {
      at--;
      above = here;
      here = below;
      below = bin(at - 1, windowed);
    }
    return peak(at, below, here, above);
  }

  private double search(double[] windowed) {
    int best = LOWEST;
    double most = 0;
    for (int hertz = LOWEST; hertz <= highest; hertz++) {
      double found = bin(hertz, windowed);
      if (found > most) {
        most = found;
        best = hertz;
      }
    }
    return peak(best, bin(best - 1, windowed), most, bin(best + 1, windowed));
  }

  /** Between the bins; NaN where the tone has too little of the power, or is at the edge. */
  private double peak(int at, double below, double here, double above) {
    boolean isPeak = at > LOWEST && at < highest && here >= below && here >= above;
    if (!isPeak || (below + here + above) / THREE_BINS < LEAST_SHARE * power) {
      return Double.NaN;
    }
    double ratioOfBins = Math.sqrt(Math.max(below, above) / here);
    double offset = (2 * ratioOfBins - 1) / (1 + ratioOfBins);
    return above > below ? at + offset : at - offset;
  }

  private double fine(int[] samples, double coarse) {
    int half = size / 2;
    int distance = size - half;
    double angle = 2 * Math.PI * coarse / size;
    double stepCos = Math.cos(angle);
    double stepSin = Math.sin(angle);
    double hannStepCos = Math.cos(2 * Math.PI / half);
    double hannStepSin = Math.sin(2 * Math.PI / half);
    double hannCos = Math.cos(Math.PI / half);
    double hannSin = Math.sin(Math.PI / half);
    double cos = 1;
    double sin = 0;
    double re0 = 0;
    double im0 = 0;
    double re1 = 0;
    double im1 = 0;
    for (int i = 0; i < half; i++) {
      double first = (1 - hannCos) * (samples[i] - mean);
      double second = (1 - hannCos) * (samples[i + distance] - mean);
      re0 += first * cos;
      im0 -= first * sin;
      re1 += second * cos;
      im1 -= second * sin;
      double next = cos * stepCos - sin * stepSin;
      sin = sin * stepCos + cos * stepSin;
      cos = next;
      double nextHann = hannCos * hannStepCos - hannSin * hannStepSin;
      hannSin = hannSin * hannStepCos + hannCos * hannStepSin;
      hannCos = nextHann;
    }
    double advance = Math.atan2(im1 * re0 - re1 * im0, re1 * re0 + im1 * im0);
    double turns = advance / (2 * Math.PI) - coarse * distance / size;
    return coarse + (turns - Math.rint(turns)) * size / distance;
  }
}
