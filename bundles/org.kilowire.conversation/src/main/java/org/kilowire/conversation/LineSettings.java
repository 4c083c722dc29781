// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

/**
 * How a serial line runs.
 *
 * @param baud bits a second, 50..4,000,000
 * @param framing of the characters that the peer sends and understands
 * @param softwareParity 7 data bits and parity are made in software on an 8N1 line, for adapters
 *     and converters that cannot switch their framing; only with a framing of 7 bits and parity
 * @param echo the line returns what we send (optical heads, two-wire RS-485)
 * @param turnaroundNanos least silence between the last octet received and our next one
 */
public record LineSettings(
    int baud, Framing framing, boolean softwareParity, boolean echo, long turnaroundNanos) {

  public LineSettings {
    if (baud < 50 || baud > 4_000_000) {
      throw new IllegalArgumentException("baud must be 50..4000000: " + baud);
    }
    if (softwareParity && !framing.hasSevenBitsAndParity()) {
      throw new IllegalArgumentException("no parity to make in software: " + framing);
    }
    if (turnaroundNanos < 0) {
      throw new IllegalArgumentException("turnaround must not be negative: " + turnaroundNanos);
    }
  }

  /** How long a character is under way, ns: a start bit, data, parity and stop bits. */
  public long characterNanos() {
    return framing.bits() * 1_000_000_000L / baud;
  }

  /** What the adapter is set to: 8N1 where parity is made in software. */
  public Framing adapterFraming() {
    return softwareParity ? Framing.PLAIN : framing;
  }

  /** {@code baud} at {@code framing}, no echo, no turnaround. */
  public static LineSettings of(int baud, Framing framing) {
    return new LineSettings(baud, framing, false, false, 0);
  }
}
