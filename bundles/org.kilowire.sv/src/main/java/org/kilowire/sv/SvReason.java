// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv;

import org.kilowire.conversation.Reason;

/** Why a frame, an ASDU or a description of streams is not used. */
public enum SvReason implements Reason {
  /** The frame ends before its headers do. */
  SHORT_FRAME(Kind.LINE, "sv-short-frame"),
  /** The Length field is below 8, or says more than the frame has. */
  BAD_LENGTH(Kind.PEER, "sv-bad-length"),
  /** The APDU begins with neither 0x60 (9-2) nor 0x80 (9-1). */
  UNKNOWN_APDU(Kind.PEER, "sv-unknown-apdu"),
  /** A tag or a length of the APDU is malformed, or goes beyond what surrounds it. */
  MALFORMED_TLV(Kind.PEER, "sv-malformed-tlv"),
  /** noASDU is 0, above the bound, or differs from the ASDUs that follow. */
  ASDU_COUNT(Kind.PEER, "sv-asdu-count"),
  /** A member that each ASDU must have is absent. */
  MISSING_MEMBER(Kind.PEER, "sv-missing-member"),
  /** A member has another width than its type has, or stands twice. */
  BAD_MEMBER(Kind.PEER, "sv-bad-member"),
  /** The length that a 9-1 or FT3 ASDU gives of itself fits no layout, or not the APDU. */
  UNKNOWN_LAYOUT(Kind.PEER, "sv-unknown-layout"),
  /** A block of an FT3 frame has another CRC than it carries. */
  BAD_CRC(Kind.LINE, "sv-bad-crc"),
  /** Octets between FT3 frames that are none. */
  NO_START(Kind.LINE, "sv-no-start"),
  /** The samples on the wire are not as long as the channel map says: no value is taken. */
  MAP_MISMATCH(Kind.LOCAL, "sv-map-mismatch"),
  /** A channel map that cannot be used. */
  BAD_MAP(Kind.LOCAL, "sv-bad-map"),
  /** An SCL document that cannot be used. */
  BAD_SCL(Kind.LOCAL, "sv-bad-scl");

  private final Kind kind;
  private final String code;

  SvReason(Kind kind, String code) {
    this.kind = kind;
    this.code = code;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String code() {
    return code;
  }
}
