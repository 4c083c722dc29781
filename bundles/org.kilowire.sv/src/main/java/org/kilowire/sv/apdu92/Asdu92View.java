// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.util.Objects;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;

/**
 * One ASDU of an APDU of IEC 61850-9-2 where it lies, checked by {@link SavPduView#wrap} and valid
 * until that is called again or the octets change. No getter fails or allocates.
 *
 * <p>The members: 80 svID, 81 datSet, 82 smpCnt (2 octets; 3 by some publishers above 65,536 a
 * second), 83 confRev (4), 84 refrTm (8), 85 smpSynch (1), 86 smpRate (2), 87 the samples, 88
 * smpMod (2), 89 gmIdentity (8); svID, smpCnt, confRev, smpSynch and samples must be there, and
 * none twice. Their widths are fixed; one leading 00 more is accepted from encoders that take the
 * numbers for BER's INTEGER. Unknown members are passed over and counted.
 *
 * <p>The order is that of the tags. Another order is accepted and told by {@link #isInOrder}: each
 * member has a tag of its own, so nothing is ambiguous, and to refuse would cost the user all
 * values of a merging unit whose samples are sound.
 */
public final class Asdu92View implements AsduView {

  private static final int FIRST_TAG = 0x80;
  private static final int MEMBERS = 10;

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

  private static final int PAIR = 8;
  private static final int QUALITY_AT = 4;
  private static final int TIME_LENGTH = 8;
  private static final int TIME_FRACTION_AT = 4;
  private static final int TIME_QUALITY_AT = 7;
  private static final int IDENTITY_LENGTH = 8;

  private byte[] octets = new byte[0];
  private int seen;
  private int unknown;
  private boolean inOrder;
  private int svIdAt;
  private int svIdLength;
  private int datSetAt;
  private int datSetLength;
  private int smpCntAt;
  private int smpCntLength;
  private int smpCnt;
  private long confRev;
  private int refrTmAt;
  private int smpSynchAt;
  private int smpSynch;
  private int smpRate;
  private int samplesAt;
  private int samplesLength;
  private int smpMod;
  private int gmIdentityAt;

  Asdu92View() {}

  /**
   * Looks at the members between {@code from} and {@code to}.
   *
   * @return why they are no ASDU; {@code null} where they are
   */
  SvReason wrap(byte[] apdu, int from, int to) {
    if (octets != apdu) {
      octets = apdu; // a store of a reference costs the collector's barrier
    }
    unknown = 0;
    inOrder = true;
    return wrapRequired(apdu, from, to) ? null : wrapAny(apdu, from, to);
  }

  /**
   * The way of nearly all ASDUs: the five members that must be there and no other, in order, in
   * their widths, with short lengths.
   */
  private boolean wrapRequired(byte[] apdu, int from, int to) {
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
    svIdAt = from + 2;
    svIdLength = idEnd - svIdAt;
    smpCntAt = idEnd + 2;
    smpCntLength = 2;
    smpCnt = Tlv.u16(apdu, smpCntAt);
    confRev = Tlv.u32(apdu, idEnd + CONF_REV_AT + 2);
    smpSynchAt = idEnd + SMP_SYNCH_AT + 2;
    smpSynch = apdu[smpSynchAt] & 0xFF;
    samplesAt = samples;
    samplesLength = to - samples;
    seen = REQUIRED;
    return true;
  }

  private SvReason wrapAny(byte[] apdu, int from, int to) {
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
      SvReason wrong = member(member, content, at - content);
      if (wrong != null) {
        return wrong;
      }
    }
    return (seen & REQUIRED) == REQUIRED ? null : SvReason.MISSING_MEMBER;
  }

  private SvReason member(int member, int at, int length) {
    if (member < 0 || member >= MEMBERS) {
      unknown++;
      return null;
    }
    int bit = 1 << member;
    if ((seen & bit) != 0 || !take(member, at, length)) {
      return SvReason.BAD_MEMBER;
    }
    inOrder &= bit > seen;
    seen |= bit;
    return null;
  }

  private boolean take(int member, int at, int length) {
    return switch (member) {
      case SV_ID -> takeSvId(at, length);
      case DAT_SET -> takeDatSet(at, length);
      case SMP_CNT -> takeSmpCnt(at, length);
      case CONF_REV -> takeConfRev(at, length);
      case REFR_TM -> takeRefrTm(at, length);
      case SMP_SYNCH -> takeSmpSynch(at, length);
      case SMP_RATE -> (smpRate = u16(at, length)) >= 0;
      case SAMPLES -> takeSamples(at, length);
      case SMP_MOD -> (smpMod = u16(at, length)) >= 0;
      default -> takeGmIdentity(at, length);
    };
  }

  private boolean takeSvId(int at, int length) {
    svIdAt = at;
    svIdLength = length;
    return true;
  }

  private boolean takeDatSet(int at, int length) {
    datSetAt = at;
    datSetLength = length;
    return true;
  }

  private boolean takeConfRev(int at, int length) {
    confRev = length == 4 ? Tlv.u32(octets, at) : Tlv.unsigned(octets, at, length, 4);
    return confRev >= 0;
  }

  private boolean takeRefrTm(int at, int length) {
    refrTmAt = at;
    return length == TIME_LENGTH;
  }

  private boolean takeSmpSynch(int at, int length) {
    smpSynchAt = at + length - 1;
    smpSynch = length == 1 ? octets[at] & 0xFF : (int) Tlv.unsigned(octets, at, length, 1);
    return smpSynch >= 0;
  }

  private boolean takeSamples(int at, int length) {
    samplesAt = at;
    samplesLength = length;
    return true;
  }

  private boolean takeGmIdentity(int at, int length) {
    gmIdentityAt = at;
    return length == IDENTITY_LENGTH;
  }

  private boolean takeSmpCnt(int at, int length) {
    smpCntAt = at;
    smpCntLength = length;
    if (length == 2) {
      smpCnt = Tlv.u16(octets, at);
    } else if (length == 3) {
      smpCnt = Tlv.u24(octets, at);
    } else {
      smpCnt = (int) Tlv.unsigned(octets, at, length, 3);
    }
    return smpCnt >= 0;
  }

  private int u16(int at, int length) {
    return length == 2 ? Tlv.u16(octets, at) : (int) Tlv.unsigned(octets, at, length, 2);
  }

  private boolean has(int member) {
    return (seen & 1 << member) != 0;
  }

  @Override
  public SvFormat format() {
    return SvFormat.IEC_61850_9_2;
  }

  @Override
  public byte[] octets() {
    return octets;
  }

  /** Where svID begins. */
  @Override
  public int identityOffset() {
    return svIdAt;
  }

  @Override
  public int identityLength() {
    return svIdLength;
  }

  @Override
  public int sampleOffset() {
    return samplesAt;
  }

  @Override
  public int sampleLength() {
    return samplesLength;
  }

  @Override
  public int smpCnt() {
    return smpCnt;
  }

  /** Octets of smpCnt, 2..4. */
  public int smpCntLength() {
    return smpCntLength;
  }

  @Override
  public int smpSynch() {
    return smpSynch;
  }

  @Override
  public long confRev() {
    return confRev;
  }

  @Override
  public int smpRate() {
    return has(SMP_RATE) ? smpRate : ABSENT;
  }

  @Override
  public int smpMod() {
    return has(SMP_MOD) ? smpMod : ABSENT;
  }

  @Override
  public long statusWords() {
    return ABSENT;
  }

  public boolean hasDatSet() {
    return has(DAT_SET);
  }

  /** Where the name of the data set begins; {@link #ABSENT} without one. */
  public int datSetOffset() {
    return hasDatSet() ? datSetAt : ABSENT;
  }

  /** {@link #ABSENT} without one. */
  public int datSetLength() {
    return hasDatSet() ? datSetLength : ABSENT;
  }

  public boolean hasRefrTm() {
    return has(REFR_TM);
  }

  /** Seconds since 1970 of the time of these samples, 0..2^32 - 1; or {@link #ABSENT}. */
  public long refrTmSeconds() {
    return hasRefrTm() ? Tlv.u32(octets, refrTmAt) : ABSENT;
  }

  /** What is behind the second, in 1/2^24 s; or {@link #ABSENT}. */
  public int refrTmFraction() {
    return hasRefrTm() ? Tlv.u24(octets, refrTmAt + TIME_FRACTION_AT) : ABSENT;
  }

  /** 0..255 as in {@link RefrTm#quality}; or {@link #ABSENT}. */
  public int refrTmQuality() {
    return hasRefrTm() ? octets[refrTmAt + TIME_QUALITY_AT] & 0xFF : ABSENT;
  }

  public boolean hasGmIdentity() {
    return has(GM_IDENTITY);
  }

  /** The 64 bits of the grandmaster's identity; 0 without one. */
  @Override
  public long gmIdentity() {
    return hasGmIdentity() ? (long) Tlv.LONGS.get(octets, gmIdentityAt) : 0;
  }

  /** Members that nobody knows, passed over. */
  public int unknownMembers() {
    return unknown;
  }

  /** Whether the members came in the order of their tags. */
  public boolean isInOrder() {
    return inOrder;
  }

  /** How many whole INT32 with quality the samples hold, as 9-2LE and IEC 61869-9 have them. */
  public int pairs() {
    return samplesLength / PAIR;
  }

  /**
   * The INT32 of a pair.
   *
   * @param index 0..{@link #pairs} - 1
   * @throws IndexOutOfBoundsException for another
   */
  public int value(int index) {
    return (int) Tlv.INTS.get(octets, samplesAt + PAIR * Objects.checkIndex(index, pairs()));
  }

  /**
   * The 32 bits of the quality of a pair, see {@link QualityBits}.
   *
   * @param index 0..{@link #pairs} - 1
   * @throws IndexOutOfBoundsException for another
   */
  public int quality(int index) {
    int at = samplesAt + PAIR * Objects.checkIndex(index, pairs());
    return (int) Tlv.INTS.get(octets, at + QUALITY_AT);
  }

  int smpCntAt() {
    return smpCntAt;
  }

  /** Where the octet lies that says it, behind a 00. */
  int smpSynchAt() {
    return smpSynchAt;
  }

  int refrTmAt() {
    return refrTmAt;
  }
}
