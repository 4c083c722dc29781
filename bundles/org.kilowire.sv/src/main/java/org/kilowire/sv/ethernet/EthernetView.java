// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;

/**
 * A frame with sampled values where it lies (IEC 61850-9-1 and 9-2, 5.3.3): destination, source, up
 * to two VLAN tags, HSR tag, ethertype 0x88BA, APPID, Length, Reserved1, Reserved2, APDU, padding,
 * PRP trailer. {@link #wrap} checks it once; after {@code true} no getter fails or allocates, until
 * the octets change. After {@code false} only {@link #reason} means something.
 *
 * <p>Length, counted from APPID, bounds the APDU; what the frame has behind it is padding. The view
 * is one thread's.
 */
public final class EthernetView {

  /** What a getter gives for a tag or a trailer that is not there. */
  public static final int NONE = -1;

  /** The ethertype of sampled values. */
  public static final int ETHERTYPE = 0x88BA;

  /** APPID, Length, Reserved1 and Reserved2, which Length counts. */
  public static final int HEADER_LENGTH = 8;

  static final int SOURCE_AT = 6;
  static final int TYPE_AT = 12;
  static final int ADDRESSES_AND_TYPE = 14;

  private static final int LENGTH_AT = 2;
  private static final int RESERVED1_AT = 4;
  private static final int RESERVED2_AT = 6;

  private static final int MAX_TAGS = 2;

  private static final int SAV_PDU = 0x60;
  private static final int APDU_OF_9_1 = 0x80;

  private static final int SIMULATED = 0x8000;
  private static final int EXTENSION = 0x0FFF;

  /** Of the eight octets from the first type on: type and, of an inner type or Length, two more. */
  private static final long TYPES = 0xFFFF_0000_FFFF_0000L;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] octets = new byte[0];
  private int start;
  private int end;
  private int tags;
  private int tci;
  private int hsrAt;
  private int header;
  private int apduLength;
  private int prpAt;
  private int apduTag;
  private SvReason reason;
  private boolean remembers;
  private int knownLength;
  private int knownHeader;
  private long knownTypes;

  /** As {@link #wrap(byte[], int, int, int)}, with all tags in the frame. */
  public boolean wrap(byte[] frame, int offset, int length) {
    return wrap(frame, offset, length, NONE);
  }

  /**
   * Looks at one frame, from its destination on, without its check sequence.
   *
   * @param frame not copied
   * @param outOfBand tag control information of a tag that the kernel took out of the frame and
   *     gives beside it, 0..65535; {@link #NONE} where there was none. A tag that is still in the
   *     frame is the inner one and counts
   * @return whether this is a whole frame with sampled values of 9-1 or 9-2; if not, {@link
   *     #reason} tells why
   */
  public boolean wrap(byte[] frame, int offset, int length, int outOfBand) {
    Objects.checkFromIndexSize(offset, length, frame.length);
    if (octets != frame) {
      octets = frame; // a store of a reference costs the collector's barrier
    }
    start = offset;
    end = offset + length;
    if (isAsBefore(length)) {
      return wrapAsBefore(outOfBand);
    }
    remembers = false;
    tci = outOfBand;
    tags = 0;
    hsrAt = NONE;
    prpAt = NONE;
    return length < ADDRESSES_AND_TYPE ? refuse(SvReason.SHORT_FRAME) : wrapTags(offset + TYPE_AT);
  }

  /**
   * A stream's frames are all alike in what decides how they are read: types, Length, the APDU's
   * tag and the length of the frame.
   */
  private boolean isAsBefore(int length) {
    return remembers
        && length == knownLength
        && ((long) LONGS.get(octets, start + TYPE_AT) & TYPES) == knownTypes
        && u16(start + knownHeader + LENGTH_AT) == apduLength + HEADER_LENGTH
        && (octets[start + knownHeader + HEADER_LENGTH] & 0xFF) == apduTag;
  }

  private boolean wrapAsBefore(int outOfBand) {
    tci = tags == 0 ? outOfBand : u16(start + TYPE_AT + 2);
    header = start + knownHeader;
    prpAt = NONE;
    if (end - apduOffset() - apduLength >= PrpTrailer.LENGTH) {
      findTrailer();
    }
    return true;
  }

  private void remember() {
    remembers = tags <= 1 && hsrAt == NONE;
    knownLength = end - start;
    knownHeader = header - start;
    knownTypes = (long) LONGS.get(octets, start + TYPE_AT) & TYPES;
  }

  private boolean wrapTags(int typeAt) {
    int at = typeAt;
    int type = u16(at);
    while (VlanTag.isType(type) && tags < MAX_TAGS) {
      if (end - at < VlanTag.LENGTH + 2) {
        return refuse(SvReason.SHORT_FRAME);
      }
      tags++;
      tci = u16(at + 2);
      at += VlanTag.LENGTH;
      type = u16(at);
    }
    if (type == HsrTag.TYPE) {
      if (end - at < HsrTag.LENGTH + 2) {
        return refuse(SvReason.SHORT_FRAME);
      }
      hsrAt = at + 2;
      at += HsrTag.LENGTH;
      type = u16(at);
    }
    return type == ETHERTYPE ? wrapHeader(at + 2) : refuse(null);
  }

  private boolean wrapHeader(int at) {
    int rest = end - at;
    if (rest < HEADER_LENGTH) {
      return refuse(SvReason.SHORT_FRAME);
    }
    int length = u16(at + LENGTH_AT);
    if (length < HEADER_LENGTH || length > rest) {
      return refuse(SvReason.BAD_LENGTH);
    }
    header = at;
    apduLength = length - HEADER_LENGTH;
    if (rest - length >= PrpTrailer.LENGTH && hsrAt == NONE) {
      findTrailer();
    }
    return wrapApdu(at + HEADER_LENGTH);
  }

  private boolean wrapApdu(int at) {
    int first = apduLength == 0 ? NONE : octets[at] & 0xFF;
    if (first != SAV_PDU && first != APDU_OF_9_1) {
      return refuse(SvReason.UNKNOWN_APDU);
    }
    reason = null;
    apduTag = first;
    remember();
    return true;
  }

  /** 88FB may be the end of something else: the trailer is one if LAN and size are right too. */
  private void findTrailer() {
    int at = end - PrpTrailer.LENGTH;
    if (u16(at + 4) != PrpTrailer.SUFFIX) {
      return;
    }
    int lanAndSize = u16(at + 2);
    int lan = lanAndSize >> 12;
    int size = end - start - ADDRESSES_AND_TYPE - tags * VlanTag.LENGTH;
    if ((lan == PrpLan.A.id() || lan == PrpLan.B.id()) && (lanAndSize & 0xFFF) == size) {
      prpAt = at;
    }
  }

  private boolean refuse(SvReason why) {
    reason = why;
    return false;
  }

  private int u16(int at) {
    return (short) SHORTS.get(octets, at) & 0xFFFF;
  }

  private long u48(int at) {
    return (long) LONGS.get(octets, at) >>> 16;
  }

  /**
   * Why the frame was not accepted; {@code null} where it was, or where it is a sound frame of
   * another protocol.
   */
  public SvReason reason() {
    return reason;
  }

  /** The octets that were wrapped; not to be changed or kept. */
  public byte[] octets() {
    return octets;
  }

  /** 48 bits, as in {@link MacAddress}. */
  public long destination() {
    return u48(start);
  }

  /** 48 bits, as in {@link MacAddress}. */
  public long source() {
    return u48(start + SOURCE_AT);
  }

  /** How many VLAN tags are in the frame itself, 0..2. */
  public int inBandTags() {
    return tags;
  }

  /** Whether there is a VLAN tag, in the frame or beside it; VLAN 0 is one. */
  public boolean isTagged() {
    return tci != NONE;
  }

  /** The VLAN of the innermost tag, 0..4095; {@link #NONE} without a tag. */
  public int vlanId() {
    return tci == NONE ? NONE : VlanTag.vlanId(tci);
  }

  /** The priority of the innermost tag, 0..7; {@link #NONE} without a tag. */
  public int priority() {
    return tci == NONE ? NONE : VlanTag.priority(tci);
  }

  /** Where the type of the innermost tag in the frame lies; {@link #NONE} without one. */
  int innermostTagAt() {
    return tags == 0 ? NONE : start + TYPE_AT + (tags - 1) * VlanTag.LENGTH;
  }

  /** Whether the frame has an HSR tag. */
  public boolean hasHsrTag() {
    return hsrAt != NONE;
  }

  /** 0..15, or {@link #NONE}. */
  public int hsrPath() {
    return hsrAt == NONE ? NONE : u16(hsrAt) >> 12;
  }

  /** 0..4095, or {@link #NONE}. */
  public int hsrSize() {
    return hsrAt == NONE ? NONE : u16(hsrAt) & 0xFFF;
  }

  /** 0..65535, or {@link #NONE}. */
  public int hsrSequence() {
    return hsrAt == NONE ? NONE : u16(hsrAt + 2);
  }

  /** Whether the frame ends with a PRP trailer. */
  public boolean hasPrpTrailer() {
    return prpAt != NONE;
  }

  /** 0..65535, or {@link #NONE}. */
  public int prpSequence() {
    return prpAt == NONE ? NONE : u16(prpAt);
  }

  /** {@code null} without a trailer. */
  public PrpLan prpLan() {
    if (prpAt == NONE) {
      return null;
    }
    return u16(prpAt + 2) >> 12 == PrpLan.A.id() ? PrpLan.A : PrpLan.B;
  }

  /** Where the trailer lies; {@link #NONE} without one. */
  public int prpOffset() {
    return prpAt;
  }

  /** 0..65535; 0x4000..0x7FFF by the standard. */
  public int appId() {
    return u16(header);
  }

  /** Octets from APPID to the end of the APDU, as the frame says. */
  public int lengthField() {
    return apduLength + HEADER_LENGTH;
  }

  /** All 16 bits. */
  public int reserved1() {
    return u16(header + RESERVED1_AT);
  }

  /** Bit 15 of Reserved1: not from a merging unit, but from test equipment in its place. */
  public boolean isSimulated() {
    return (reserved1() & SIMULATED) != 0;
  }

  /** Bits 14-12 of Reserved1, 0..7; 0 by the standard. */
  public int reservedBits() {
    return reserved1() >> 12 & 7;
  }

  /**
   * Bits 11-0 of Reserved1, 0..4095: octets of an extension of IEC 62351-6 behind the APDU. It is
   * told, and neither looked for nor verified.
   */
  public int extensionLength() {
    return reserved1() & EXTENSION;
  }

  /** All 16 bits. */
  public int reserved2() {
    return u16(header + RESERVED2_AT);
  }

  /** Which APDU it is, by its first octet. */
  public SvFormat format() {
    return apduTag == SAV_PDU ? SvFormat.IEC_61850_9_2 : SvFormat.IEC_61850_9_1;
  }

  /** Where the APDU begins. */
  public int apduOffset() {
    return header + HEADER_LENGTH;
  }

  /** 1..65527. */
  public int apduLength() {
    return apduLength;
  }
}
