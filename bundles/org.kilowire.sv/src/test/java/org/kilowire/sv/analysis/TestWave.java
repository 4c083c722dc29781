// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.Random;

/**
 * A waveform whose values are known: the fundamental as a cosine, harmonics, DC and noise, all
 * relative to the fundamental's peak but the noise, which is relative to its RMS.
 */
record TestWave(
    double peak,
    double hertz,
    double degrees,
    double third,
    double fifth,
    double dc,
    double noise) {

  static TestWave plain(double peak, double hertz, double degrees) {
    return new TestWave(peak, hertz, degrees, 0, 0, 0, 0);
  }

  /** 10 % third and 5 % fifth harmonic, 2 % DC, noise 60 dB below. */
  static TestWave distorted(double peak, double hertz, double degrees) {
    return new TestWave(peak, hertz, degrees, 0.1, 0.05, 0.02, 1e-3);
  }

  double rms() {
    double squares = 1 + third * third + fifth * fifth + 2 * dc * dc + noise * noise;
    return peak * Math.sqrt(squares / 2);
  }

  int at(int index, int rate, Random random) {
    double angle = 2 * Math.PI * hertz * index / rate + Math.toRadians(degrees);
    double value = Math.cos(angle) + dc;
    if (third != 0 || fifth != 0) {
      value += third * Math.cos(3 * angle + 1) + fifth * Math.cos(5 * angle + 2);
    }
    if (noise != 0) {
      value += noise * Math.sqrt(0.5) * random.nextGaussian();
    }
    return (int) Math.round(peak * value);
  }
}
