// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv;

/**
 * One ASDU of any format that has been checked: no getter fails or allocates. It is a window over
 * octets that somebody else owns and holds until these change or the view moves on.
 *
 * <p>Samples lie in {@link #octets} from {@link #sampleOffset}, {@link #sampleLength} octets of
 * them, most significant octet first; which channel lies where is a channel map's knowledge. The
 * check sequences of FT3 are taken out before, so the samples of every format are in one piece.
 */
public interface AsduView {

  /**
   * What {@link #smpRate}, {@link #smpMod}, {@link #confRev} and so on give for a member that is
   * not there.
   */
  int ABSENT = -1;

  SvFormat format();

  /** Where the samples and the identity lie; of the frame's owner, not to be changed or kept. */
  byte[] octets();

  /**
   * Where the octets begin that tell this stream from others: svID in 9-2; LNName, DataSetName and
   * LDName, 4 octets, in 9-1 and FT3.
   */
  int identityOffset();

  int identityLength();

  int sampleOffset();

  /** Octets of samples; in 9-1 and FT3 2 a channel, without the status words. */
  int sampleLength();

  /** 0..65535; up to 16777215 where a publisher sends three octets. */
  int smpCnt();

  /**
   * As 9-2 has it: 0 not synchronised, 1 by a local clock, 2 by a global one, 5..254 the identity
   * of a grandmaster's domain. 9-1 and FT3 only tell whether: 0, or {@link #ABSENT} where nothing
   * says that the synchronisation was lost.
   */
  int smpSynch();

  /** 0..4294967295, or {@link #ABSENT}. */
  long confRev();

  /** As it stands in the frame, in the unit that {@link #smpMod} says; or {@link #ABSENT}. */
  int smpRate();

  /** 0 samples a period, 1 samples a second, 2 seconds a sample; or {@link #ABSENT}. */
  int smpMod();

  /**
   * The two status words of 9-1 and FT3, StatusWord1 in the upper half; {@link #ABSENT} in 9-2,
   * where each sample has a quality of its own.
   */
  long statusWords();

  /** The identity of the grandmaster clock (IEC 61850-9-2 Ed. 2.1); 0 where the frame has none. */
  default long gmIdentity() {
    return 0;
  }
}
