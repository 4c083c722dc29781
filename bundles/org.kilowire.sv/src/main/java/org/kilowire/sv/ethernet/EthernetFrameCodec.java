// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Octets;

/** {@link EthernetFrame} from a view, and to octets. */
final class EthernetFrameCodec {

  /** The shortest frame, without check sequence (IEEE 802.3). */
  private static final int SHORTEST = 60;

  private EthernetFrameCodec() {}

  static List<VlanTag> tags(EthernetView view) {
    List<VlanTag> tags = new ArrayList<>(view.inBandTags());
    ByteBuffer octets = ByteBuffer.wrap(view.octets());
    for (int i = view.inBandTags() - 1; i >= 0; i--) {
      int at = view.innermostTagAt() - i * VlanTag.LENGTH;
      tags.add(VlanTag.ofTci(octets.getShort(at) & 0xFFFF, octets.getShort(at + 2) & 0xFFFF));
    }
    return tags;
  }

  static Octets apdu(EthernetView view) {
    return Octets.copyOf(ByteBuffer.wrap(view.octets(), view.apduOffset(), view.apduLength()));
  }

  static int size(EthernetFrame frame) {
    int trailer = frame.prp().isPresent() ? PrpTrailer.LENGTH : 0;
    return padded(frame.tags().size(), frame.hsr().isPresent(), frame.apdu()) + trailer;
  }

  private static int padded(int tags, boolean hsr, Octets apdu) {
    int headers =
        EthernetView.ADDRESSES_AND_TYPE
            + tags * VlanTag.LENGTH
            + (hsr ? HsrTag.LENGTH : 0)
            + EthernetView.HEADER_LENGTH;
    return Math.max(SHORTEST, headers + apdu.length());
  }

  /** What HSR and PRP count: all but addresses, one type and the VLAN tags. */
  static int countedSize(EthernetFrame frame, boolean hsr) {
    int tags = frame.tags().size();
    int all = hsr ? padded(tags, true, frame.apdu()) : size(frame);
    return all - EthernetView.ADDRESSES_AND_TYPE - tags * VlanTag.LENGTH;
  }

  static int encode(EthernetFrame frame, byte[] target, int offset) {
    int size = size(frame);
    ByteBuffer out = ByteBuffer.wrap(target).slice(offset, size);
    putAddress(out, frame.destination());
    putAddress(out, frame.source());
    for (VlanTag tag : frame.tags()) {
      out.putShort((short) tag.type()).putShort((short) tag.tci());
    }
    frame.hsr().ifPresent(tag -> putHsr(out, tag));
    out.putShort((short) EthernetView.ETHERTYPE);
    out.putShort((short) frame.appId());
    out.putShort((short) (EthernetView.HEADER_LENGTH + frame.apdu().length()));
    out.putShort((short) frame.reserved1());
    out.putShort((short) frame.reserved2());
    frame.apdu().putInto(out);
    putEnd(out, frame);
    return size;
  }

  private static void putAddress(ByteBuffer out, MacAddress address) {
    out.putShort((short) (address.value() >> 32)).putInt((int) address.value());
  }

  private static void putHsr(ByteBuffer out, HsrTag tag) {
    out.putShort((short) HsrTag.TYPE);
    out.putShort((short) (tag.path() << 12 | tag.size()));
    out.putShort((short) tag.sequence());
  }

  private static void putEnd(ByteBuffer out, EthernetFrame frame) {
    int trailer = frame.prp().isPresent() ? PrpTrailer.LENGTH : 0;
    while (out.remaining() > trailer) {
      out.put((byte) 0);
    }
    if (trailer > 0) {
      PrpTrailer prp = frame.prp().orElseThrow();
      out.putShort((short) prp.sequence());
      out.putShort((short) (prp.lan().id() << 12 | countedSize(frame, false)));
      out.putShort((short) PrpTrailer.SUFFIX);
    }
  }
}
