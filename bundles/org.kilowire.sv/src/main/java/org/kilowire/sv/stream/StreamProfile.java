// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.Objects;

/**
 * What is known of a stream before its first sample.
 *
 * @param id the stream's id in the configuration
 * @param rate samples a second; 0 where nothing says so
 * @param wrap the counter goes from this less 1 to 0; 0 where nothing says so
 */
public record StreamProfile(String id, double rate, int wrap) {

  private static final double MAX_RATE = 1_000_000;
  static final int MAX_WRAP = 1 << 24;

  public StreamProfile {
    Objects.requireNonNull(id);
    if (!(rate >= 0) || rate > MAX_RATE) {
      throw new IllegalArgumentException("samples a second: 0.." + MAX_RATE + ", not " + rate);
    }
    if (wrap < 0 || wrap > MAX_WRAP) {
      throw new IllegalArgumentException("a counter wraps at 1.." + MAX_WRAP + ", not " + wrap);
    }
  }
}
