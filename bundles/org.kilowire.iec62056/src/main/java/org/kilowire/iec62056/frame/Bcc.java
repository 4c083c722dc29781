// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

/**
 * How the block check character is made: over all characters behind the first SOH or STX up to and
 * including ETX or EOT (IEC 62056-21, 6.3.1, after ISO 1155).
 */
public enum Bcc {
  /** The longitudinal parity of ISO 1155: exclusive or. */
  XOR,
  /** The sum modulo 128, as Energomera's meters have it. */
  SUM7,
  /** The meter's is not to be relied upon: it may be any, or be missing. */
  NONE;

  /** The running check behind {@code octet}, from 0 in front of the first one. */
  public int next(int check, int octet) {
    return switch (this) {
      case XOR, NONE -> check ^ octet;
      case SUM7 -> (check + octet) & 0x7F;
    };
  }

  /** The check character of {@code octets} from {@code from} to {@code to}. */
  public int of(byte[] octets, int from, int to) {
    int check = 0;
    for (int i = from; i < to; i++) {
      check = next(check, octets[i] & 0xFF);
    }
    return check;
  }
}
