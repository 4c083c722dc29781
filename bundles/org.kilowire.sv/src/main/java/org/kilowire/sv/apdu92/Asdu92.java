// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.conversation.Octets;

/**
 * One ASDU of an APDU of IEC 61850-9-2 (8.5.2), its members in the order of the wire.
 *
 * @param svId the stream's name; characters up to U+00FF, an octet each. The standard allows 1..129
 *     visible ones, 9-2LE 10..34; others are met, and are kept as they come
 * @param datSet the reference of the data set
 * @param smpCnt 0..65535, or 0..16777215 in three octets
 * @param smpCntOctets 2; 3 with publishers above 65,536 samples a second
 * @param confRev 0..2^32 - 1
 * @param refrTm the time of these samples
 * @param smpSynch 0..255, see {@link SmpSynch}
 * @param smpRate 0..65535, in the unit that {@code smpMod} says
 * @param samples 0..65535 octets
 * @param smpMod 0 samples a period (also where it is absent), 1 samples a second, 2 seconds a
 *     sample; 0..65535 on the wire
 * @param gmIdentity the 8 octets of the grandmaster's identity
 */
public record Asdu92(
    String svId,
    Optional<String> datSet,
    int smpCnt,
    int smpCntOctets,
    long confRev,
    Optional<RefrTm> refrTm,
    int smpSynch,
    OptionalInt smpRate,
    Octets samples,
    OptionalInt smpMod,
    Optional<Octets> gmIdentity) {

  /** Octets of {@code gmIdentity}. */
  public static final int IDENTITY_LENGTH = 8;

  private static final int MAX_CHAR = 0xFF;

  public Asdu92 {
    require(isText(svId), "svID has other characters, or too many");
    require(datSet.isEmpty() || isText(datSet.get()), "datSet has other characters, or too many");
    require(smpCntOctets == 2 || smpCntOctets == 3, "smpCnt has 2 or 3 octets");
    require(smpCnt >>> (8 * smpCntOctets) == 0, "smpCnt has no room in its octets");
    require(confRev >>> 32 == 0, "confRev 0..2^32 - 1");
    require(smpSynch >>> 8 == 0, "smpSynch 0..255");
    require(smpRate.orElse(0) >>> 16 == 0, "smpRate 0..65535");
    require(smpMod.orElse(0) >>> 16 == 0, "smpMod 0..65535");
    require(samples.length() <= Tlv.MAX_LENGTH, "too many samples");
    require(
        gmIdentity.isEmpty() || gmIdentity.get().length() == IDENTITY_LENGTH,
        "gmIdentity has 8 octets");
  }

  private static boolean isText(String text) {
    return text.length() <= Tlv.MAX_LENGTH && text.chars().allMatch(c -> c <= MAX_CHAR);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  /** What every ASDU has, and no more. */
  public static Asdu92 of(String svId, int smpCnt, long confRev, int smpSynch, Octets samples) {
    return new Asdu92(
        svId,
        Optional.empty(),
        smpCnt,
        2,
        confRev,
        Optional.empty(),
        smpSynch,
        OptionalInt.empty(),
        samples,
        OptionalInt.empty(),
        Optional.empty());
  }

  /** What {@code view} shows, but for unknown members. */
  public static Asdu92 of(Asdu92View view) {
    return SavPduCodec.asdu(view);
  }

  /** This ASDU with a reference of its data set. */
  public Asdu92 withDatSet(String reference) {
    return with(Optional.of(reference), smpCnt, smpCntOctets, refrTm, smpRate, smpMod, gmIdentity);
  }

  /**
   * This ASDU with another count.
   *
   * @param octets 2 or 3
   */
  public Asdu92 withSmpCnt(int count, int octets) {
    return with(datSet, count, octets, refrTm, smpRate, smpMod, gmIdentity);
  }

  /** This ASDU with a time. */
  public Asdu92 withRefrTm(RefrTm time) {
    return with(datSet, smpCnt, smpCntOctets, Optional.of(time), smpRate, smpMod, gmIdentity);
  }

  /** This ASDU with a rate. */
  public Asdu92 withSmpRate(int rate) {
    return with(datSet, smpCnt, smpCntOctets, refrTm, OptionalInt.of(rate), smpMod, gmIdentity);
  }

  /** This ASDU with a unit of its rate. */
  public Asdu92 withSmpMod(int mod) {
    return with(datSet, smpCnt, smpCntOctets, refrTm, smpRate, OptionalInt.of(mod), gmIdentity);
  }

  /** This ASDU with a grandmaster's identity, 8 octets. */
  public Asdu92 withGmIdentity(Octets identity) {
    return with(datSet, smpCnt, smpCntOctets, refrTm, smpRate, smpMod, Optional.of(identity));
  }

  private Asdu92 with(
      Optional<String> newDatSet,
      int newSmpCnt,
      int newSmpCntOctets,
      Optional<RefrTm> newRefrTm,
      OptionalInt newSmpRate,
      OptionalInt newSmpMod,
      Optional<Octets> newGmIdentity) {
    return new Asdu92(
        svId,
        newDatSet,
        newSmpCnt,
        newSmpCntOctets,
        confRev,
        newRefrTm,
        smpSynch,
        newSmpRate,
        samples,
        newSmpMod,
        newGmIdentity);
  }
}
