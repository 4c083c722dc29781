// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;

/**
 * An open serial port. One thread reads and another one writes; the others may call from anywhere,
 * but {@link #close} only when nobody reads or writes any more.
 */
interface OpenPort {

  /** How long a {@link #read} waits at most, ns: termios counts in tenths of a second (VTIME). */
  long READ_NANOS = 100_000_000;

  /**
   * Whether octets lie ready, so that {@link #read} does not wait.
   *
   * @throws LinkException if the port has gone
   */
  boolean isReady() throws LinkException;

  /**
   * Waits for octets, for {@link #READ_NANOS} at most.
   *
   * @param most how many are wanted, 1..length of {@code into}
   * @return how many came, from the beginning of {@code into}; 0 where none did
   * @throws LinkException if the port has gone
   */
  int read(byte[] into, int most) throws LinkException;

  /**
   * Transmits and returns when the last bit has left, however long that takes.
   *
   * @throws LinkException if the port has gone
   */
  void write(byte[] octets) throws LinkException;

  /**
   * Runs at another speed and framing from now on.
   *
   * @throws LinkException if the port does not
   */
  void set(LineSettings settings) throws LinkException;

  /**
   * Switches Request To Send.
   *
   * @throws LinkException if the port has no such signal
   */
  void rts(boolean on) throws LinkException;

  void close();
}
