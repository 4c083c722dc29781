// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;

/** Frames of a stream, copied out of it so that tests can compare them. */
final class Frames {

  /** A frame by its parts. */
  record Frame(
      FrameKind kind,
      int control,
      boolean segmented,
      HdlcAddress destination,
      HdlcAddress source,
      Octets info) {

    static Frame of(HdlcFrameView view) {
      return new Frame(
          view.kind(),
          view.control(),
          view.segmented(),
          view.destination(),
          view.source(),
          view.info());
    }
  }

  private Frames() {}

  /** All frames in {@code stream}; what is none is passed over. */
  static List<Frame> in(Octets stream) {
    List<Frame> frames = new ArrayList<>();
    ByteBuffer in = stream.buffer();
    HdlcFrameDecoder decoder = new HdlcFrameDecoder();
    while (true) {
      Decoded<HdlcFrameView> found = decoder.decode(in);
      if (found instanceof Decoded.Complete<HdlcFrameView> complete) {
        frames.add(Frame.of(complete.value()));
        in.position(in.position() + complete.length());
      } else if (found instanceof Decoded.Malformed<HdlcFrameView> malformed) {
        in.position(in.position() + malformed.skip());
      } else {
        return frames;
      }
    }
  }

  /** The APDUs that the I frames among {@code frames} carry, without their LLC headers. */
  static List<Octets> apdus(List<Frame> frames) {
    List<Octets> apdus = new ArrayList<>();
    ByteArrayOutputStream apdu = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      if (frame.kind() == FrameKind.I) {
        apdu.writeBytes(frame.info().toArray());
        if (!frame.segmented()) {
          apdus.add(Octets.of(apdu.toByteArray()).slice(3, apdu.size()));
          apdu.reset();
        }
      }
    }
    return apdus;
  }

  /** A frame as a peer sends it. */
  static byte[] bare(HdlcAddress destination, HdlcAddress source, int control) {
    FrameWriter writer = new FrameWriter(new FrameCounts());
    writer.bare(HdlcAddress.pair(destination, source), control);
    return taken(writer);
  }

  /** A frame with information as a peer sends it. */
  static byte[] with(
      HdlcAddress destination, HdlcAddress source, int control, boolean more, Octets info) {
    FrameWriter writer = new FrameWriter(new FrameCounts());
    byte[] addresses = HdlcAddress.pair(destination, source);
    writer.segment(addresses, control, more, new byte[0], info.buffer(), 0, info.length());
    return taken(writer);
  }

  private static byte[] taken(FrameWriter writer) {
    return Octets.copyOf(writer.frames()).toArray();
  }
}
