// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.util.Arrays;
import java.util.Objects;
import org.kilowire.sv.SvReason;

/**
 * An APDU of IEC 61850-9-2 (8.5.2) where it lies: 60 { 80 noASDU, [81 or A1 security], A2 { 30 {
 * ASDU } ... } }. {@link #wrap} checks the whole of it, all ASDUs, once; after {@code true} no
 * getter fails or allocates, until the octets change. After {@code false} only {@link #reason}
 * means something.
 *
 * <p>noASDU stands before the ASDUs and says how many there are, 1..255. Security is passed over,
 * not verified. Unknown members are passed over and counted. What lies behind the APDU is not
 * looked at, but told by {@link #trailing}: an extension of IEC 62351-6 may be there.
 *
 * <p>A view holds as many views of ASDUs as the largest APDU had that it saw. It is one thread's.
 */
public final class SavPduView {

  /** The most ASDUs that an APDU may have; the standard's profiles have 1..16. */
  public static final int MAX_ASDU = 255;

  static final int SAV_PDU = 0x60;
  static final int NO_ASDU = 0x80;
  static final int SECURITY = 0x81;
  static final int CONSTRUCTED_SECURITY = 0xA1;
  static final int ASDUS = 0xA2;
  static final int ASDU = 0x30;

  private static final int ABSENT = -1;

  private final ApduShape shape = new ApduShape();
  private Asdu92View[] asdus = new Asdu92View[0];
  private byte[] octets = new byte[0];
  private int origin;
  private int noAsdu;
  private int found;
  private int unknown;
  private int securityAt;
  private int securityEnd;
  private int trailing;
  private SvReason reason;

  /**
   * Looks at an APDU.
   *
   * @param apdu not copied
   * @param length octets at most; the APDU says how many it has
   * @return whether it is sound; if not, {@link #reason} tells why
   */
  public boolean wrap(byte[] apdu, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, apdu.length);
    if (octets != apdu) {
      octets = apdu; // a store of a reference costs the collector's barrier
    }
    origin = offset;
    if (shape.matches(apdu, offset, length)) {
      trailing = length - shape.octets();
      moveAsdus(apdu, offset);
      return true;
    }
    shape.forget();
    noAsdu = ABSENT;
    found = ABSENT;
    unknown = 0;
    securityAt = ABSENT;
    reason = outermost(apdu, offset, offset + length);
    if (reason == null) {
      shape.offer(apdu, offset, offset + length - trailing);
    }
    return reason == null;
  }

  private void moveAsdus(byte[] apdu, int offset) {
    for (int i = 0; i < noAsdu; i++) {
      asdus[i].move(apdu, offset);
    }
  }

  private SvReason outermost(byte[] apdu, int from, int to) {
    if (from == to || (apdu[from] & 0xFF) != SAV_PDU) {
      return SvReason.UNKNOWN_APDU;
    }
    long read = Tlv.read(apdu, from, to);
    if (read == Tlv.BAD) {
      return SvReason.MALFORMED_TLV;
    }
    trailing = to - Tlv.behind(read);
    return members(apdu, Tlv.content(read), Tlv.behind(read));
  }

  private SvReason members(byte[] apdu, int from, int to) {
    int at = from;
    while (at < to) {
      long read = Tlv.read(apdu, at, to);
      if (read == Tlv.BAD) {
        return SvReason.MALFORMED_TLV;
      }
      SvReason wrong = member(apdu, at, Tlv.content(read), Tlv.behind(read));
      if (wrong != null) {
        return wrong;
      }
      at = Tlv.behind(read);
    }
    return found == ABSENT ? SvReason.MISSING_MEMBER : null;
  }

  private SvReason member(byte[] apdu, int at, int content, int behind) {
    return switch (apdu[at] & 0xFF) {
      case NO_ASDU ->
          noAsdu == ABSENT ? takeNoAsdu(apdu, content, behind - content) : SvReason.BAD_MEMBER;
      case SECURITY, CONSTRUCTED_SECURITY ->
          securityAt == ABSENT ? takeSecurity(at, behind) : SvReason.BAD_MEMBER;
      case ASDUS -> found == ABSENT ? takeAsdus(apdu, content, behind) : SvReason.BAD_MEMBER;
      default -> passOver();
    };
  }

  private SvReason takeNoAsdu(byte[] apdu, int at, int length) {
    noAsdu = length == 1 ? apdu[at] & 0xFF : (int) Tlv.unsigned(apdu, at, length, 2);
    if (noAsdu < 0) {
      return SvReason.BAD_MEMBER;
    }
    return noAsdu == 0 || noAsdu > MAX_ASDU ? SvReason.ASDU_COUNT : null;
  }

  private SvReason takeSecurity(int at, int behind) {
    securityAt = at - origin;
    securityEnd = behind - origin;
    return null;
  }

  private SvReason takeAsdus(byte[] apdu, int from, int to) {
    if (noAsdu == ABSENT) {
      return SvReason.MISSING_MEMBER;
    }
    found = 0;
    int at = from;
    while (at < to) {
      long read = Tlv.read(apdu, at, to);
      if (read == Tlv.BAD) {
        return SvReason.MALFORMED_TLV;
      }
      SvReason wrong =
          apdu[at] == ASDU ? takeAsdu(apdu, Tlv.content(read), Tlv.behind(read)) : passOver();
      if (wrong != null) {
        return wrong;
      }
      at = Tlv.behind(read);
    }
    return found == noAsdu ? null : SvReason.ASDU_COUNT;
  }

  private SvReason passOver() {
    unknown++;
    return null;
  }

  private SvReason takeAsdu(byte[] apdu, int from, int to) {
    if (found == noAsdu) {
      return SvReason.ASDU_COUNT;
    }
    if (found == asdus.length) {
      grow();
    }
    return asdus[found++].wrap(apdu, origin, from, to);
  }

  /** Doubles, and only as far as ASDUs really come: noASDU alone costs nothing. */
  private void grow() {
    int old = asdus.length;
    asdus = Arrays.copyOf(asdus, Math.max(1, 2 * old));
    for (int i = old; i < asdus.length; i++) {
      asdus[i] = new Asdu92View();
    }
  }

  /** Why the APDU was not accepted; {@code null} where it was. */
  public SvReason reason() {
    return reason;
  }

  /** 1..{@link #MAX_ASDU}, as many as there are. */
  public int noAsdu() {
    return noAsdu;
  }

  /**
   * One of the ASDUs, the same object each time.
   *
   * @param index 0..{@link #noAsdu} - 1
   * @throws IndexOutOfBoundsException for another
   */
  public Asdu92View asdu(int index) {
    return asdus[Objects.checkIndex(index, noAsdu)];
  }

  /** Whether the APDU has a member for security, which was passed over. */
  public boolean isSecured() {
    return securityAt != ABSENT;
  }

  /** Members outside the ASDUs that nobody knows, passed over. */
  public int unknownMembers() {
    return unknown;
  }

  /** Octets behind the APDU that belong to what was wrapped. */
  public int trailing() {
    return trailing;
  }

  /** How many views of ASDUs are held. */
  int views() {
    return asdus.length;
  }

  byte[] octets() {
    return octets;
  }

  int securityAt() {
    return origin + securityAt;
  }

  int securityEnd() {
    return origin + securityEnd;
  }
}
