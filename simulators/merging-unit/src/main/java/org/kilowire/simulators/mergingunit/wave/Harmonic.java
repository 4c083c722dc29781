// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.wave;

/**
 * A harmonic of a waveform.
 *
 * @param order 2..1000; not whole for one in between
 * @param share of the fundamental, 0.1 is 10 %
 * @param degrees its phase at the fundamental's zero time
 */
public record Harmonic(double order, double share, double degrees) {

  public Harmonic {
    if (!(order > 0 && order <= 1000)
        || !(share >= 0 && share <= 100)
        || !Double.isFinite(degrees)) {
      throw new IllegalArgumentException("no harmonic: " + order + " with " + share);
    }
  }
}
