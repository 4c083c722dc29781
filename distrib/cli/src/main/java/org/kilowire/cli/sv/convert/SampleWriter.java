// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.convert;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.kilowire.sv.dataset.SampleChannel;

/** Where the samples of one stream go, one instant after the other. */
interface SampleWriter extends Closeable {

  /** The channels that it wants values of, in this order. */
  List<SampleChannel> channels();

  /**
   * Writes an instant.
   *
   * @param values in A, V, or the unit of the channel
   * @param qualities with the bits of SampleQuality
   */
  void write(long atNanos, int smpCnt, boolean synchronised, double[] values, int[] qualities)
      throws IOException;
}
