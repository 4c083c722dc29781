// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.wave;

/**
 * The frequency of a network.
 *
 * @param hertz at the beginning, 0..1000
 * @param hertzPerSecond how it changes
 */
public record NetworkFrequency(double hertz, double hertzPerSecond) {

  public NetworkFrequency {
    if (!(hertz >= 0 && hertz <= 1000) || !(Math.abs(hertzPerSecond) <= 1000)) {
      throw new IllegalArgumentException("frequency must be 0..1000 Hz: " + hertz);
    }
  }

  /** A constant one. */
  public static NetworkFrequency of(double hertz) {
    return new NetworkFrequency(hertz, 0);
  }

  /** Hz after so many seconds. */
  public double at(double seconds) {
    return hertz + hertzPerSecond * seconds;
  }

  /** Periods since the beginning, its whole ones included. */
  public double periods(double seconds) {
    return hertz * seconds + hertzPerSecond * seconds * seconds / 2;
  }
}
