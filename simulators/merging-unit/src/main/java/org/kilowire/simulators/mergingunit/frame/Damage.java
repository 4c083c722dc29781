// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import java.util.Arrays;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.apdu91.Apdu91;
import org.kilowire.sv.apdu91.Apdu91Codec;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu91.Asdu91;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.apdu92.Asdu92;
import org.kilowire.sv.apdu92.SavPdu;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;

/** Copies of frames that have something wrong with them. */
public final class Damage {

  private static final int LENGTH_BEFORE_APDU = 6;
  private static final int LIE = 0x40;
  private static final int LAST_SOURCE_OCTET = 11;
  private static final int OTHER_SOURCE = 0x80;
  private static final int CUT_OCTETS = 4;

  private Damage() {}

  /** With a Length field that says 64 octets more than there are. */
  public static byte[] lyingLength(byte[] frame, int length, int apduOffset) {
    byte[] copy = Arrays.copyOf(frame, length);
    int at = apduOffset - LENGTH_BEFORE_APDU;
    int lie = ((copy[at] & 0xFF) << 8 | (copy[at + 1] & 0xFF)) + LIE + length;
    copy[at] = (byte) (lie >>> 8);
    copy[at + 1] = (byte) lie;
    return copy;
  }

  /** With a flipped bit in front of the last CRC of FT3. */
  public static byte[] badCrc(byte[] frame, int length) {
    byte[] copy = Arrays.copyOf(frame, length);
    copy[length - 3] ^= 1;
    return copy;
  }

  /** From another source. */
  public static byte[] otherSource(byte[] frame, int length) {
    byte[] copy = Arrays.copyOf(frame, length);
    copy[LAST_SOURCE_OCTET] ^= (byte) OTHER_SOURCE;
    return copy;
  }

  /** Whole in itself, with a channel less or, in 9-1, two; of FT3 cut off. */
  public static byte[] shorter(StreamShape shape, byte[] frame, int length) {
    if (!shape.isEthernet()) {
      return Arrays.copyOf(frame, length - CUT_OCTETS);
    }
    EthernetView view = new EthernetView();
    view.wrap(frame, 0, length);
    Octets apdu = shape instanceof StreamShape.Of92 of92 ? shorter92(of92, view) : shorter91(view);
    return EthernetFrame.of(view).withApdu(apdu).toOctets().toArray();
  }

  private static Octets shorter92(StreamShape.Of92 shape, EthernetView view) {
    SavPduView pdu = new SavPduView();
    pdu.wrap(view.octets(), view.apduOffset(), view.apduLength());
    int last = shape.map().channels().size() - 1;
    int left = shape.map().channels().get(last).offset();
    return new SavPdu(
            SavPdu.of(pdu).asdus().stream().map(one -> cut(one, left)).toList(), Optional.empty())
        .toOctets();
  }

  private static Asdu92 cut(Asdu92 whole, int octets) {
    return new Asdu92(
        whole.svId(),
        whole.datSet(),
        whole.smpCnt(),
        whole.smpCntOctets(),
        whole.confRev(),
        whole.refrTm(),
        whole.smpSynch(),
        whole.smpRate(),
        whole.samples().slice(0, octets),
        whole.smpMod(),
        whole.gmIdentity());
  }

  private static Octets shorter91(EthernetView view) {
    Apdu91View apdu = new Apdu91View();
    apdu.wrap(view.octets(), view.apduOffset(), view.apduOffset() + view.apduLength());
    return Apdu91Codec.encode(
        new Apdu91(Apdu91Codec.apdu(apdu).asdus().stream().map(Damage::cut).toList()));
  }

  /** By two channels: one less has the length of the layout without smpRate and confRev. */
  private static Asdu91 cut(Asdu91 whole) {
    int channels = whole.layout().channels() - 2;
    return new Asdu91(
        AsduLayout.extended(channels),
        whole.header(),
        whole.samples().slice(0, 2 * channels),
        whole.statusWords(),
        whole.smpCnt(),
        whole.smpRate() == AsduView.ABSENT ? 0 : whole.smpRate(),
        whole.confRev() == AsduView.ABSENT ? 0 : whole.confRev());
  }
}
