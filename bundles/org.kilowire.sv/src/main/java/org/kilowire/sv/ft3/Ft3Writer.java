// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import org.kilowire.sv.apdu91.AsduCodec;
import org.kilowire.sv.apdu91.AsduPatch;

/**
 * Writes one stream's frames: the ASDU is changed in place, then written with its CRCs. Nothing is
 * allocated but at the beginning. One owner.
 */
public final class Ft3Writer {

  private final byte[] asdu;
  private final FrameShape shape;
  private final AsduPatch patch = new AsduPatch();

  /** Begins with a frame. */
  public Ft3Writer(Ft3Frame first, Ft3Crc crc) {
    shape = new FrameShape(first.layout(), crc);
    asdu = new byte[first.asdu().layout().length()];
    AsduCodec.encode(first.asdu(), asdu, 0, Math.max(0, first.layout().type()));
    patch.move(asdu, 0, first.asdu().layout());
  }

  /** Changes samples, smpCnt and status words of the frames to come. */
  public AsduPatch patch() {
    return patch;
  }

  /** How many octets each frame has. */
  public int octets() {
    return shape.octets;
  }

  /**
   * Writes the frame as it is now; {@link #octets} must be there.
   *
   * @return where it ends
   */
  public int write(byte[] target, int at) {
    return shape.write(asdu, target, at);
  }
}
