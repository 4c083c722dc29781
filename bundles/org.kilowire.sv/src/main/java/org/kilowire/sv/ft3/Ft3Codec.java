// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvReason;

/** Frames of FT3 as values, both ways; {@link Ft3StreamDecoder} is the quick way in. */
public final class Ft3Codec {

  private Ft3Codec() {}

  /** Reads the frame at the beginning of {@code octets}; others may follow it. */
  public static Decoded<Ft3Frame> decode(Octets octets, Ft3Options options) {
    Ft3View view = new Ft3View(options);
    if (view.wrap(octets.toArray(), 0, octets.length())) {
      return new Decoded.Complete<>(Ft3Frame.of(view), view.frameOctets());
    }
    if (view.reason() == SvReason.SHORT_FRAME) {
      return new Decoded.NeedMore<>();
    }
    boolean started = view.reason() != SvReason.NO_START;
    String detail = view.badBlock() == 0 ? view.reason().code() : "block " + view.badBlock();
    return new Decoded.Malformed<>(view.reason(), detail, started ? Ft3Layout.START_OCTETS : 1);
  }

  /**
   * Writes a frame, whose {@link Ft3Layout#octets} must be there.
   *
   * @return where it ends
   */
  public static int encode(Ft3Frame frame, Ft3Crc crc, byte[] target, int at) {
    return new Ft3Writer(frame, crc).write(target, at);
  }

  /** The frame in octets of its own, checked by the standard. */
  public static Octets encode(Ft3Frame frame) {
    byte[] octets = new byte[frame.layout().octets()];
    encode(frame, Ft3Crc.STANDARD, octets, 0);
    return Octets.of(octets);
  }
}
