// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.conversation.Octets;

/** {@link SavPdu} from a view, and to octets. */
final class SavPduCodec {

  private static final int FIRST_TAG = 0x80;
  private static final int CONF_REV_LENGTH = 4;

  private SavPduCodec() {}

  static SavPdu savPdu(SavPduView view) {
    List<Asdu92> asdus = new ArrayList<>(view.noAsdu());
    for (int i = 0; i < view.noAsdu(); i++) {
      asdus.add(asdu(view.asdu(i)));
    }
    Optional<Octets> security = Optional.empty();
    if (view.isSecured()) {
      int at = view.securityAt();
      security = Optional.of(octets(view.octets(), at, view.securityEnd() - at));
    }
    return new SavPdu(asdus, security);
  }

  static Asdu92 asdu(Asdu92View view) {
    byte[] apdu = view.octets();
    return new Asdu92(
        text(apdu, view.identityOffset(), view.identityLength()),
        view.hasDatSet()
            ? Optional.of(text(apdu, view.datSetOffset(), view.datSetLength()))
            : Optional.empty(),
        view.smpCnt(),
        Math.min(3, view.smpCntLength()),
        view.confRev(),
        refrTm(view),
        view.smpSynch(),
        optional(view.smpRate()),
        octets(apdu, view.sampleOffset(), view.sampleLength()),
        optional(view.smpMod()),
        gmIdentity(view));
  }

  private static Optional<RefrTm> refrTm(Asdu92View view) {
    return view.hasRefrTm()
        ? Optional.of(new RefrTm(view.refrTmSeconds(), view.refrTmFraction(), view.refrTmQuality()))
        : Optional.empty();
  }

  private static Optional<Octets> gmIdentity(Asdu92View view) {
    return view.hasGmIdentity()
        ? Optional.of(Octets.of(ByteBuffer.allocate(Long.BYTES).putLong(view.gmIdentity()).array()))
        : Optional.empty();
  }

  private static OptionalInt optional(int value) {
    return value == Asdu92View.ABSENT ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static Octets octets(byte[] from, int at, int length) {
    return Octets.copyOf(ByteBuffer.wrap(from, at, length));
  }

  private static String text(byte[] from, int at, int length) {
    return new String(from, at, length, StandardCharsets.ISO_8859_1);
  }

  static boolean isSecurity(Octets member) {
    byte[] octets = member.toArray();
    if (octets.length < 2
        || (member.at(0) != SavPduView.SECURITY
            && member.at(0) != SavPduView.CONSTRUCTED_SECURITY)) {
      return false;
    }
    int length = octets[1] < 0 ? Tlv.longLength(octets, 1, octets.length) : octets[1];
    return length >= 0 && 1 + Tlv.lengthOctets(octets[1]) + length == octets.length;
  }

  static int size(SavPdu pdu) {
    int content = contentSize(pdu);
    if (content > Tlv.MAX_LENGTH) {
      throw new IllegalArgumentException("an APDU of 9-2 has no room for " + content + " octets");
    }
    return Tlv.sizeOf(content);
  }

  private static int contentSize(SavPdu pdu) {
    int security = pdu.security().map(Octets::length).orElse(0);
    return Tlv.sizeOf(1) + security + Tlv.sizeOf(asdusSize(pdu));
  }

  private static int asdusSize(SavPdu pdu) {
    return pdu.asdus().stream().mapToInt(asdu -> Tlv.sizeOf(contentSize(asdu))).sum();
  }

  private static int contentSize(Asdu92 asdu) {
    return Tlv.sizeOf(asdu.svId().length())
        + asdu.datSet().map(text -> Tlv.sizeOf(text.length())).orElse(0)
        + Tlv.sizeOf(asdu.smpCntOctets())
        + Tlv.sizeOf(CONF_REV_LENGTH)
        + (asdu.refrTm().isPresent() ? Tlv.sizeOf(RefrTm.LENGTH) : 0)
        + Tlv.sizeOf(1)
        + (asdu.smpRate().isPresent() ? Tlv.sizeOf(2) : 0)
        + Tlv.sizeOf(asdu.samples().length())
        + (asdu.smpMod().isPresent() ? Tlv.sizeOf(2) : 0)
        + (asdu.gmIdentity().isPresent() ? Tlv.sizeOf(Asdu92.IDENTITY_LENGTH) : 0);
  }

  static int encode(SavPdu pdu, byte[] target, int offset) {
    int size = size(pdu);
    ByteBuffer out = ByteBuffer.wrap(target).slice(offset, size);
    putHead(out, SavPduView.SAV_PDU, contentSize(pdu));
    putNumber(out, SavPduView.NO_ASDU, pdu.asdus().size(), 1);
    pdu.security().ifPresent(member -> member.putInto(out));
    putHead(out, SavPduView.ASDUS, asdusSize(pdu));
    for (Asdu92 asdu : pdu.asdus()) {
      putHead(out, SavPduView.ASDU, contentSize(asdu));
      putMembers(out, asdu);
    }
    return size;
  }

  private static void putMembers(ByteBuffer out, Asdu92 asdu) {
    putText(out, AsduMembers.SV_ID, asdu.svId());
    asdu.datSet().ifPresent(text -> putText(out, AsduMembers.DAT_SET, text));
    putNumber(out, FIRST_TAG + AsduMembers.SMP_CNT, asdu.smpCnt(), asdu.smpCntOctets());
    putNumber(out, FIRST_TAG + AsduMembers.CONF_REV, asdu.confRev(), CONF_REV_LENGTH);
    asdu.refrTm().ifPresent(time -> putTime(out, time));
    putNumber(out, FIRST_TAG + AsduMembers.SMP_SYNCH, asdu.smpSynch(), 1);
    asdu.smpRate().ifPresent(rate -> putNumber(out, FIRST_TAG + AsduMembers.SMP_RATE, rate, 2));
    putHead(out, FIRST_TAG + AsduMembers.SAMPLES, asdu.samples().length());
    asdu.samples().putInto(out);
    asdu.smpMod().ifPresent(mod -> putNumber(out, FIRST_TAG + AsduMembers.SMP_MOD, mod, 2));
    asdu.gmIdentity().ifPresent(identity -> putIdentity(out, identity));
  }

  private static void putHead(ByteBuffer out, int tag, int length) {
    out.put((byte) tag);
    if (length >= 0x100) {
      out.put((byte) 0x82).putShort((short) length);
    } else if (length >= 0x80) {
      out.put((byte) 0x81).put((byte) length);
    } else {
      out.put((byte) length);
    }
  }

  private static void putText(ByteBuffer out, int member, String text) {
    putHead(out, FIRST_TAG + member, text.length());
    out.put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void putNumber(ByteBuffer out, int tag, long value, int width) {
    putHead(out, tag, width);
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      out.put((byte) (value >> shift));
    }
  }

  private static void putTime(ByteBuffer out, RefrTm time) {
    putHead(out, FIRST_TAG + AsduMembers.REFR_TM, RefrTm.LENGTH);
    out.putInt((int) time.seconds()).putInt(time.fraction() << 8 | time.quality());
  }

  private static void putIdentity(ByteBuffer out, Octets identity) {
    putHead(out, FIRST_TAG + AsduMembers.GM_IDENTITY, identity.length());
    identity.putInto(out);
  }
}
