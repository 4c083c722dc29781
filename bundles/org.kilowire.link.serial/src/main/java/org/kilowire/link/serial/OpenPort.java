// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;

/**
 * An open serial port. One thread reads and another one writes; the others may call from anywhere,
 * but {@link #close} only when nobody reads or writes any more.
 */
interface OpenPort {

  /**
   * Waits for octets, for a moment at most.
   *
   * @return how many came; 0 where none did
   * @throws LinkException if the port has gone
   */
  int read(byte[] into) throws LinkException;

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

  /** Ends a {@link #read} under way. Only while nobody writes. */
  void wake();

  void close();
}
