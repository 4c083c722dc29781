// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.time;

/**
 * The clock status octet (IEC 62056-6-2, 4.1.6.1); FF stands for "not specified" and then no bit
 * means anything.
 *
 * @param bits 0..255
 */
public record ClockStatus(int bits) {

  public ClockStatus {
    if (bits < 0 || bits > 0xFF) {
      throw new IllegalArgumentException("clock status must be 0..255: " + bits);
    }
  }

  public boolean isSpecified() {
    return bits != 0xFF;
  }

  /** Time could not be recovered after an incident. */
  public boolean invalidValue() {
    return has(0x01);
  }

  /** Time was recovered but is not to be trusted. */
  public boolean doubtfulValue() {
    return has(0x02);
  }

  /** The clock runs on another base than the one configured. */
  public boolean differentClockBase() {
    return has(0x04);
  }

  /** This octet itself is wrong. */
  public boolean invalidStatus() {
    return has(0x08);
  }

  public boolean daylightSaving() {
    return has(0x80);
  }

  private boolean has(int mask) {
    return isSpecified() && (bits & mask) != 0;
  }

  /** Two hexadecimal digits, or {@code *}. */
  @Override
  public String toString() {
    return isSpecified() ? String.format("%02X", bits) : "*";
  }
}
