// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import org.kilowire.sv.SvReason;

/**
 * Where the members of one ASDU of IEC 61850-9-2 lie, counted from where its APDU begins, so that
 * they hold for every APDU of the same shape ({@link ApduShape}). A member that is not there has
 * what the last one left: {@link #has} is to be asked first.
 */
final class AsduMembers {

  private static final int FIRST_TAG = 0x80;
  private static final int COUNT = 10;

  static final int SV_ID = 0;
  static final int DAT_SET = 1;
  static final int SMP_CNT = 2;
  static final int CONF_REV = 3;
  static final int REFR_TM = 4;
  static final int SMP_SYNCH = 5;
  static final int SMP_RATE = 6;
  static final int SAMPLES = 7;
  static final int SMP_MOD = 8;
  static final int GM_IDENTITY = 9;

  private static final int REQUIRED =
      1 << SV_ID | 1 << SMP_CNT | 1 << CONF_REV | 1 << SMP_SYNCH | 1 << SAMPLES;

  /** Octets of each, from tag 80 on; 0 for any number of them. */
  private static final int[] WIDTH = {0, 0, 2, 4, 8, 1, 2, 0, 2, 8};

  /** Those that an encoder may take for BER's INTEGER and put a 00 before. */
  private static final int NUMBERS =
      1 << SMP_CNT | 1 << CONF_REV | 1 << SMP_SYNCH | 1 << SMP_RATE | 1 << SMP_MOD;

  private static final int WIDE_SMP_CNT = 3;

  private static final int SMP_CNT_HEAD = 0x8202;
  private static final int CONF_REV_HEAD = 0x8304;
  private static final int SMP_SYNCH_HEAD = 0x8501;
  private static final int SAMPLES_HEAD = 0x8700;

  /** Where members lie, from smpCnt on, when no optional one is between them. */
  private static final int CONF_REV_AT = 4;

  private static final int SMP_SYNCH_AT = CONF_REV_AT + 6;

  /** From smpCnt to the first sample. */
  private static final int FIXED = SMP_SYNCH_AT + 3 + 2;

  private static final int SHORTEST = 2 + FIXED;

  int unknown;
  boolean inOrder;
  int svIdAt;
  int svIdLength;
  int datSetAt;
  int datSetLength;
  int smpCntAt;
  int smpCntLength;
  int confRevAt;
  int refrTmAt;
  int smpSynchAt;
  int smpRateAt;
  int samplesAt;
  int samplesLength;
  int smpModAt;
  int gmIdentityAt;
  private int seen;

  /**
   * Looks at the members between {@code from} and {@code to} of an APDU that begins at {@code
   * origin}.
   *
   * @return why they are no ASDU; {@code null} where they are
   */
  SvReason read(byte[] apdu, int origin, int from, int to) {
    unknown = 0;
    inOrder = true;
    return readRequired(apdu, origin, from, to) ? null : readAny(apdu, origin, from, to);
  }

  /**
   * The way of nearly all ASDUs: the five members that must be there and no other, in order, in
   * their widths, with short lengths.
   */
  private boolean readRequired(byte[] apdu, int origin, int from, int to) {
    if (to - from < SHORTEST || apdu[from] != (byte) FIRST_TAG || apdu[from + 1] < 0) {
      return false;
    }
    int idEnd = from + 2 + apdu[from + 1];
    int samples = idEnd + FIXED;
    if (samples > to
        || Tlv.u16(apdu, idEnd) != SMP_CNT_HEAD
        || Tlv.u16(apdu, idEnd + CONF_REV_AT) != CONF_REV_HEAD
        || Tlv.u16(apdu, idEnd + SMP_SYNCH_AT) != SMP_SYNCH_HEAD
        || Tlv.u16(apdu, samples - 2) != SAMPLES_HEAD + to - samples
        || to - samples > Byte.MAX_VALUE) {
      return false;
    }
    int behindId = idEnd - origin;
    svIdAt = from + 2 - origin;
    svIdLength = idEnd - from - 2;
    smpCntAt = behindId + 2;
    smpCntLength = 2;
    confRevAt = behindId + CONF_REV_AT + 2;
    smpSynchAt = behindId + SMP_SYNCH_AT + 2;
    samplesAt = samples - origin;
    samplesLength = to - samples;
    seen = REQUIRED;
    return true;
  }

  private SvReason readAny(byte[] apdu, int origin, int from, int to) {
    seen = 0;
    int at = from;
    while (at < to) {
      int member = (apdu[at] & 0xFF) - FIRST_TAG;
      long read = Tlv.read(apdu, at, to);
      if (read == Tlv.BAD) {
        return SvReason.MALFORMED_TLV;
      }
      int content = Tlv.content(read);
      at = Tlv.behind(read);
      if (member < 0 || member >= COUNT) {
        unknown++;
      } else if (!take(member, apdu, origin, content, at - content)) {
        return SvReason.BAD_MEMBER;
      }
    }
    return (seen & REQUIRED) == REQUIRED ? null : SvReason.MISSING_MEMBER;
  }

  private boolean take(int member, byte[] apdu, int origin, int at, int length) {
    int bit = 1 << member;
    if ((seen & bit) != 0 || !isWidth(member, apdu, at, length)) {
      return false;
    }
    inOrder &= bit > seen;
    seen |= bit;
    place(member, at - origin, length);
    return true;
  }

  private static boolean isWidth(int member, byte[] apdu, int at, int length) {
    int width = WIDTH[member];
    return width == 0
        || length == width
        || (hasZero(member, length) && apdu[at] == 0)
        || (member == SMP_CNT && length == WIDE_SMP_CNT);
  }

  /** Whether a member of so many octets must begin with the 00 of an INTEGER. */
  private static boolean hasZero(int member, int length) {
    int widest = member == SMP_CNT ? WIDE_SMP_CNT : WIDTH[member];
    return (NUMBERS & 1 << member) != 0 && length == widest + 1;
  }

  /** The same for the member with this tag. */
  static boolean beginsWithZero(byte tag, int length) {
    int member = (tag & 0xFF) - FIRST_TAG;
    return member >= 0 && member < COUNT && hasZero(member, length);
  }

  private void place(int member, int at, int length) {
    switch (member) {
      case SV_ID -> {
        svIdAt = at;
        svIdLength = length;
      }
      case DAT_SET -> {
        datSetAt = at;
        datSetLength = length;
      }
      case SMP_CNT -> {
        smpCntAt = at;
        smpCntLength = length;
      }
      case SAMPLES -> {
        samplesAt = at;
        samplesLength = length;
      }
      default -> placeOfWidth(member, at + length - WIDTH[member]);
    }
  }

  private void placeOfWidth(int member, int at) {
    switch (member) {
      case CONF_REV -> confRevAt = at;
      case REFR_TM -> refrTmAt = at;
      case SMP_SYNCH -> smpSynchAt = at;
      case SMP_RATE -> smpRateAt = at;
      case SMP_MOD -> smpModAt = at;
      default -> gmIdentityAt = at;
    }
  }

  boolean has(int member) {
    return (seen & 1 << member) != 0;
  }
}
