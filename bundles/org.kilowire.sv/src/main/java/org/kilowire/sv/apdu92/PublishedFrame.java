// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.util.Objects;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.PrpLan;

/**
 * A frame that a publisher of IEC 61850-9-2 encodes once and then sends again and again with other
 * samples: what changes from frame to frame is set in place, and nothing is allocated. Whoever
 * sends it takes {@link #octets} from 0 to {@link #length}. It is one thread's.
 */
public final class PublishedFrame {

  private static final int LAN_AT = 2;
  private static final int SIZE = 0x0FFF;
  private static final int LAN_A = 0xA000;
  private static final int LAN_B = 0xB000;

  private final byte[] octets;
  private final EthernetView ethernet = new EthernetView();
  private final SavPduView pdu = new SavPduView();

  private PublishedFrame(byte[] octets) {
    this.octets = octets;
    if (!ethernet.wrap(octets, 0, octets.length)
        || !pdu.wrap(octets, ethernet.apduOffset(), ethernet.apduLength())) {
      throw new IllegalStateException("what was encoded is not decoded");
    }
  }

  /**
   * Encodes a frame.
   *
   * @param frame whose own APDU does not matter
   * @throws IllegalArgumentException where the APDU is too long for a frame
   */
  public static PublishedFrame of(EthernetFrame frame, SavPdu pdu) {
    return new PublishedFrame(frame.withApdu(pdu.toOctets()).toOctets().toArray());
  }

  /** The frame itself, not a copy. */
  public byte[] octets() {
    return octets;
  }

  /** Octets of the frame, without check sequence. */
  public int length() {
    return octets.length;
  }

  public int noAsdu() {
    return pdu.noAsdu();
  }

  /**
   * Octets of samples of an ASDU.
   *
   * @param asdu 0..{@link #noAsdu} - 1, as in all methods
   */
  public int sampleLength(int asdu) {
    return pdu.asdu(asdu).sampleLength();
  }

  /** Where the samples of an ASDU begin in {@link #octets}. */
  public int sampleOffset(int asdu) {
    return pdu.asdu(asdu).sampleOffset();
  }

  /**
   * Sets all samples of an ASDU.
   *
   * @param samples {@link #sampleLength} octets of it from {@code from} on
   */
  public void setSamples(int asdu, byte[] samples, int from) {
    Asdu92View view = pdu.asdu(asdu);
    System.arraycopy(samples, from, octets, view.sampleOffset(), view.sampleLength());
  }

  /**
   * Sets four octets of the samples: an INT32, or a quality.
   *
   * @param at where, in octets from the first sample on
   * @throws IndexOutOfBoundsException where they are not all samples
   */
  public void setInt32(int asdu, int at, int value) {
    Asdu92View view = pdu.asdu(asdu);
    Objects.checkFromIndexSize(at, Integer.BYTES, view.sampleLength());
    Tlv.INTS.set(octets, view.sampleOffset() + at, value);
  }

  /**
   * Sets two octets of the samples: an INT16.
   *
   * @param at where, in octets from the first sample on
   * @throws IndexOutOfBoundsException where they are not all samples
   */
  public void setInt16(int asdu, int at, int value) {
    Asdu92View view = pdu.asdu(asdu);
    Objects.checkFromIndexSize(at, Short.BYTES, view.sampleLength());
    Tlv.SHORTS.set(octets, view.sampleOffset() + at, (short) value);
  }

  /**
   * Sets smpCnt.
   *
   * @param count 0..65535, or 0..16777215 where the ASDU has three octets for it
   * @throws IllegalArgumentException for another
   */
  public void setSmpCnt(int asdu, int count) {
    Asdu92View view = pdu.asdu(asdu);
    int width = view.smpCntLength();
    require(count >>> (8 * width) == 0, "smpCnt has no room in its octets");
    int last = view.smpCntAt() + width - 1;
    for (int i = 0; i < width; i++) {
      octets[last - i] = (byte) (count >> (8 * i));
    }
  }

  /**
   * Sets smpSynch.
   *
   * @param smpSynch 0..255
   * @throws IllegalArgumentException for another
   */
  public void setSmpSynch(int asdu, int smpSynch) {
    require(smpSynch >>> 8 == 0, "smpSynch 0..255");
    octets[pdu.asdu(asdu).smpSynchAt()] = (byte) smpSynch;
  }

  /**
   * Sets refrTm.
   *
   * @param seconds since 1970, 0..2^32 - 1
   * @param fraction in 1/2^24 s, 0..2^24 - 1
   * @param quality 0..255, see {@link RefrTm#quality}
   * @throws IllegalArgumentException for others, and where the ASDU has no refrTm
   */
  public void setRefrTm(int asdu, long seconds, int fraction, int quality) {
    Asdu92View view = pdu.asdu(asdu);
    require(view.hasRefrTm(), "the ASDU has no refrTm");
    require(seconds >>> 32 == 0, "seconds 0..2^32 - 1");
    require(fraction >>> 24 == 0, "fraction 0..2^24 - 1");
    require(quality >>> 8 == 0, "quality 0..255");
    Tlv.INTS.set(octets, view.refrTmAt(), (int) seconds);
    Tlv.INTS.set(octets, view.refrTmAt() + Integer.BYTES, fraction << 8 | quality);
  }

  /**
   * Sets sequence and LAN of the PRP trailer: two copies of a frame differ in the LAN alone.
   *
   * @param sequence 0..65535
   * @throws IllegalArgumentException for another, and where the frame has no trailer
   */
  public void setPrp(int sequence, PrpLan lan) {
    int at = ethernet.prpOffset();
    require(at != EthernetView.NONE, "the frame has no PRP trailer");
    require(sequence >>> 16 == 0, "sequence 0..65535");
    int size = Tlv.u16(octets, at + LAN_AT) & SIZE;
    Tlv.SHORTS.set(octets, at, (short) sequence);
    Tlv.SHORTS.set(octets, at + LAN_AT, (short) ((lan == PrpLan.A ? LAN_A : LAN_B) | size));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
