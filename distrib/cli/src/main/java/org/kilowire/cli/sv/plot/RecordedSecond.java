// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.plot;

import java.util.List;
import org.kilowire.sv.dataset.ChannelQuantity;

/**
 * A second's results, and its first samples.
 *
 * @param stream its name
 * @param format of the stream, as reports have it
 * @param endNanos the END of the second, ns since 1970
 * @param frequency in Hz; NaN where none was found
 * @param curves one a channel that has values, in the map's order
 */
record RecordedSecond(
    String stream, String format, long endNanos, double frequency, List<Curve> curves) {

  RecordedSecond {
    curves = List.copyOf(curves);
  }

  /** Those of a quantity. */
  List<Curve> of(ChannelQuantity quantity) {
    return curves.stream().filter(one -> one.quantity() == quantity).toList();
  }

  /**
   * A channel.
   *
   * @param millis when its samples were, counted from the first one of the second
   * @param values as many, in A or V
   * @param rms in A or V
   * @param magnitude RMS of the fundamental; NaN where there is no frequency
   * @param degrees of the fundamental
   */
  record Curve(
      String name,
      ChannelQuantity quantity,
      List<Double> millis,
      List<Double> values,
      double rms,
      double magnitude,
      double degrees) {

    Curve {
      millis = List.copyOf(millis);
      values = List.copyOf(values);
    }

    /** Where the phasor ends, to the right. */
    double real() {
      return magnitude * Math.cos(Math.toRadians(degrees));
    }

    /** Where it ends, upwards. */
    double imaginary() {
      return magnitude * Math.sin(Math.toRadians(degrees));
    }
  }
}
