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

  private static final int PAIR = 8;
  private static final int QUALITY_AT = 4;
  private static final int TIME_FRACTION_AT = 4;
  private static final int TIME_QUALITY_AT = 7;
  private static final int WIDE = 3;

  private final AsduMembers members = new AsduMembers();
  private byte[] octets = new byte[0];
  private int origin;

  Asdu92View() {}

  /**
   * Looks at the members between {@code from} and {@code to} of an APDU that begins at {@code
   * begin}.
   *
   * @return why they are no ASDU; {@code null} where they are
   */
  SvReason wrap(byte[] apdu, int begin, int from, int to) {
    move(apdu, begin);
    return members.read(apdu, begin, from, to);
  }

  /** Goes to an APDU of the same shape. */
  void move(byte[] apdu, int begin) {
    if (octets != apdu) {
      octets = apdu; // a store of a reference costs the collector's barrier
    }
    origin = begin;
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
    return origin + members.svIdAt;
  }

  @Override
  public int identityLength() {
    return members.svIdLength;
  }

  @Override
  public int sampleOffset() {
    return origin + members.samplesAt;
  }

  @Override
  public int sampleLength() {
    return members.samplesLength;
  }

  @Override
  public int smpCnt() {
    int at = smpCntAt();
    return switch (members.smpCntLength) {
      case 2 -> Tlv.u16(octets, at);
      case WIDE -> Tlv.u24(octets, at);
      default -> Tlv.u24(octets, at + 1);
    };
  }

  /** Octets of smpCnt, 2..4. */
  public int smpCntLength() {
    return members.smpCntLength;
  }

  @Override
  public int smpSynch() {
    return octets[smpSynchAt()] & 0xFF;
  }

  @Override
  public long confRev() {
    return Tlv.u32(octets, origin + members.confRevAt);
  }

  @Override
  public int smpRate() {
    return members.has(AsduMembers.SMP_RATE) ? Tlv.u16(octets, origin + members.smpRateAt) : ABSENT;
  }

  @Override
  public int smpMod() {
    return members.has(AsduMembers.SMP_MOD) ? Tlv.u16(octets, origin + members.smpModAt) : ABSENT;
  }

  @Override
  public long statusWords() {
    return ABSENT;
  }

  public boolean hasDatSet() {
    return members.has(AsduMembers.DAT_SET);
  }

  /** Where the name of the data set begins; {@link #ABSENT} without one. */
  public int datSetOffset() {
    return hasDatSet() ? origin + members.datSetAt : ABSENT;
  }

  /** {@link #ABSENT} without one. */
  public int datSetLength() {
    return hasDatSet() ? members.datSetLength : ABSENT;
  }

  public boolean hasRefrTm() {
    return members.has(AsduMembers.REFR_TM);
  }

  /** Seconds since 1970 of the time of these samples, 0..2^32 - 1; or {@link #ABSENT}. */
  public long refrTmSeconds() {
    return hasRefrTm() ? Tlv.u32(octets, refrTmAt()) : ABSENT;
  }

  /** What is behind the second, in 1/2^24 s; or {@link #ABSENT}. */
  public int refrTmFraction() {
    return hasRefrTm() ? Tlv.u24(octets, refrTmAt() + TIME_FRACTION_AT) : ABSENT;
  }

  /** 0..255 as in {@link RefrTm#quality}; or {@link #ABSENT}. */
  public int refrTmQuality() {
    return hasRefrTm() ? octets[refrTmAt() + TIME_QUALITY_AT] & 0xFF : ABSENT;
  }

  public boolean hasGmIdentity() {
    return members.has(AsduMembers.GM_IDENTITY);
  }

  /** The 64 bits of the grandmaster's identity; 0 without one. */
  @Override
  public long gmIdentity() {
    return hasGmIdentity() ? (long) Tlv.LONGS.get(octets, origin + members.gmIdentityAt) : 0;
  }

  /** Members that nobody knows, passed over. */
  public int unknownMembers() {
    return members.unknown;
  }

  /** Whether the members came in the order of their tags. */
  public boolean isInOrder() {
    return members.inOrder;
  }

  /** How many whole INT32 with quality the samples hold, as 9-2LE and IEC 61869-9 have them. */
  public int pairs() {
    return members.samplesLength / PAIR;
  }

  /**
   * The INT32 of a pair.
   *
   * @param index 0..{@link #pairs} - 1
   * @throws IndexOutOfBoundsException for another
   */
  public int value(int index) {
    return (int) Tlv.INTS.get(octets, sampleOffset() + PAIR * Objects.checkIndex(index, pairs()));
  }

  /**
   * The 32 bits of the quality of a pair, see {@link QualityBits}.
   *
   * @param index 0..{@link #pairs} - 1
   * @throws IndexOutOfBoundsException for another
   */
  public int quality(int index) {
    int at = sampleOffset() + PAIR * Objects.checkIndex(index, pairs());
    return (int) Tlv.INTS.get(octets, at + QUALITY_AT);
  }

  int smpCntAt() {
    return origin + members.smpCntAt;
  }

  /** Where the octet lies that says it, behind a 00. */
  int smpSynchAt() {
    return origin + members.smpSynchAt;
  }

  int refrTmAt() {
    return origin + members.refrTmAt;
  }
}
