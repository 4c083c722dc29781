// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

/** The types of COSEM {@code Data} (IEC 62056-6-2, 4.1.5) and their tags. */
public enum DataType {
  NULL_DATA(0, 0),
  ARRAY(1, -1),
  STRUCTURE(2, -1),
  BOOLEAN(3, 1),
  BIT_STRING(4, -1),
  DOUBLE_LONG(5, 4),
  DOUBLE_LONG_UNSIGNED(6, 4),
  OCTET_STRING(9, -1),
  VISIBLE_STRING(10, -1),
  UTF8_STRING(12, -1),
  BCD(13, 1),
  INTEGER(15, 1),
  LONG(16, 2),
  UNSIGNED(17, 1),
  LONG_UNSIGNED(18, 2),
  COMPACT_ARRAY(19, -1),
  LONG64(20, 8),
  LONG64_UNSIGNED(21, 8),
  ENUM(22, 1),
  FLOAT32(23, 4),
  FLOAT64(24, 8),
  DATE_TIME(25, 12),
  DATE(26, 5),
  TIME(27, 4),
  DONT_CARE(255, 0);

  private static final DataType[] BY_TAG = new DataType[256];

  static {
    for (DataType type : values()) {
      BY_TAG[type.tag] = type;
    }
  }

  private final int tag;
  private final int length;

  DataType(int tag, int length) {
    this.tag = tag;
    this.length = length;
  }

  /** The tag, 0..255. */
  public int tag() {
    return tag;
  }

  /** How many octets follow the tag; -1 where the octets themselves say it. */
  public int length() {
    return length;
  }

  /** Whether a value is a whole number in at most 64 bits. */
  public boolean isWhole() {
    return switch (this) {
      case DOUBLE_LONG,
          DOUBLE_LONG_UNSIGNED,
          BCD,
          INTEGER,
          LONG,
          UNSIGNED,
          LONG_UNSIGNED,
          LONG64,
          LONG64_UNSIGNED,
          ENUM ->
          true;
      default -> false;
    };
  }

  /** Whether negative values belong to it. BCD is an INTEGER8 in A-XDR. */
  public boolean isSigned() {
    return this == DOUBLE_LONG || this == INTEGER || this == LONG || this == LONG64 || this == BCD;
  }

  /** The type with tag {@code tag} (0..255), or null where there is none. */
  static DataType ofTag(int tag) {
    return BY_TAG[tag];
  }
}
