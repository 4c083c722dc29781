// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.dlms.hdlc.FrameKind;
import org.kilowire.dlms.hdlc.HdlcAddress;
import org.kilowire.dlms.hdlc.HdlcFrameDecoder;
import org.kilowire.dlms.hdlc.HdlcFrameView;

/**
 * HDLC frames, and the APDUs that their information fields are pieces of.
 *
 * <p>A frame is shown without its information and check sequence: those octets are the APDU's, and
 * the check sequence of a password tells 16 bits of it.
 */
final class HdlcExplainer implements Explainer {

  private static final int FLAG = 0x7E;
  private static final int FCS_LENGTH = 2;

  private final Map<Direction, Stream> streams = new EnumMap<>(Direction.class);
  private final ApduExplainer apdus = new ApduExplainer();

  @Override
  public void passed(Direction direction, ByteBuffer octets, Consumer<String> lines) {
    streams.computeIfAbsent(direction, key -> new Stream()).take(octets, lines);
  }

  /** What goes one way. */
  private final class Stream {

    /** A frame has at most 2,047 octets and its flags. */
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    private final HdlcFrameDecoder decoder = new HdlcFrameDecoder();
    private final SegmentedApdu apdu = new SegmentedApdu();

    void take(ByteBuffer octets, Consumer<String> lines) {
      while (octets.hasRemaining()) {
        int length = Math.min(octets.remaining(), buffer.remaining());
        buffer.put(octets.slice(octets.position(), length));
        octets.position(octets.position() + length);
        buffer.flip();
        explain(lines);
        buffer.compact();
      }
    }

    private void explain(Consumer<String> lines) {
      while (buffer.hasRemaining()) {
        Decoded<HdlcFrameView> decoded = decoder.decode(buffer);
        if (decoded instanceof Decoded.Complete<HdlcFrameView> whole) {
          frame(whole.value(), whole.length(), lines);
          buffer.position(buffer.position() + whole.length());
        } else if (decoded instanceof Decoded.Malformed<HdlcFrameView> bad) {
          lines.accept("HDLC " + bad.reason().code() + ": " + bad.detail());
          buffer.position(buffer.position() + bad.skip());
        } else {
          return;
        }
      }
    }

    private void frame(HdlcFrameView frame, int taken, Consumer<String> lines) {
      lines.accept(meaning(frame) + "  " + octets(frame, taken));
      switch (frame.kind()) {
        case SNRM -> streams.values().forEach(stream -> stream.apdu.reset());
        case I -> apdu.segment(frame.ns(), frame.segmented(), frame.info(), lines, apdus);
        case UI -> SegmentedApdu.whole(frame.info(), lines, apdus);
        case RR, RNR, DISC, UA, DM, FRMR, UNKNOWN -> {}
      }
    }

    /** Flags, header and check sequence; the information is the APDU's. */
    private String octets(HdlcFrameView frame, int taken) {
      int from = buffer.position();
      int end = from + taken;
      while ((buffer.get(from + 1) & 0xFF) == FLAG) {
        from++;
      }
      boolean ofApdu = frame.infoLength() > 0 && carriesApdu(frame.kind());
      int shown = ofApdu ? frame.infoLength() + FCS_LENGTH : 0;
      Octets head = Octets.copyOf(buffer.slice(from, end - shown - from));
      return ofApdu ? head + "[" + frame.infoLength() + "]....7E" : head + "7E";
    }
  }

  private static boolean carriesApdu(FrameKind kind) {
    return kind == FrameKind.I || kind == FrameKind.UI;
  }

  private static String meaning(HdlcFrameView frame) {
    StringBuilder text = new StringBuilder("HDLC ").append(frame.kind());
    switch (frame.kind()) {
      case I -> text.append(" N(S)=").append(frame.ns()).append(" N(R)=").append(frame.nr());
      case RR, RNR -> text.append(" N(R)=").append(frame.nr());
      case SNRM, DISC, UA, DM, FRMR, UI, UNKNOWN -> {}
    }
    text.append(frame.isFinal() ? " P/F" : "").append(frame.segmented() ? " segment" : "");
    text.append(", ").append(address(frame.source()));
    return text.append(" to ").append(address(frame.destination())).toString();
  }

  private static String address(HdlcAddress address) {
    return address.upper() + (address.octets() == 1 ? "" : "/" + address.lower());
  }
}
