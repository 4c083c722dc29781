// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

/** Where the frames of a stream go. */
@FunctionalInterface
public interface Ft3Sink {

  /**
   * A frame whose CRCs are all right.
   *
   * @param frame the decoder's only view: good until this returns
   * @param time of the octets that the frame's last one came with, as they were given
   */
  void frame(Ft3View frame, long time);
}
