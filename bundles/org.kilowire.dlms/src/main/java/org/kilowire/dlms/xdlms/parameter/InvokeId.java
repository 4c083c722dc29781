// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

/**
 * Invoke-Id-And-Priority, as its octet: bits 0..3 the id, bit 6 confirmed, bit 7 high priority.
 *
 * @param octet 0..255
 */
public record InvokeId(int octet) {

  /** The bits of the id. */
  public static final int ID = 0x0F;

  private static final int CONFIRMED = 0x40;
  private static final int HIGH = 0x80;

  public InvokeId {
    if ((octet & ~0xFF) != 0) {
      throw new IllegalArgumentException("one octet, not " + octet);
    }
  }

  /** A confirmed service with {@code id}, of which the low four bits count. */
  public static InvokeId confirmed(int id, boolean highPriority) {
    return new InvokeId((id & ID) | CONFIRMED | (highPriority ? HIGH : 0));
  }

  /** 0..15. */
  public int id() {
    return octet & ID;
  }

  public boolean isConfirmed() {
    return (octet & CONFIRMED) != 0;
  }

  public boolean isHighPriority() {
    return (octet & HIGH) != 0;
  }
}
