// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.nio.ByteBuffer;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;

/**
 * An open way to a peer that carries octets, as a stream or in datagrams.
 *
 * <p>One thread at a time sends and receives. {@link #close} may come from any thread and ends a
 * call under way with a {@link LinkException}; so does an interrupt, which stays set. Deadlines are
 * instants of {@link System#nanoTime}, compared by their difference.
 */
public interface Link extends AutoCloseable {

  /**
   * Transmits all remaining octets of {@code octets}; its position is then its limit. On a datagram
   * link they are one datagram.
   *
   * @throws LinkException if the link fails, or has not taken everything by the deadline: how much
   *     has left is then unknown
   */
  void send(ByteBuffer octets, long deadlineNanos) throws LinkException;

  /**
   * Waits for octets and puts them behind {@code into}'s position. What is there already is
   * delivered even after the deadline, so a deadline of now asks without waiting.
   *
   * @param into has room for one octet at least; a datagram that does not fit is dropped whole
   * @return how many octets came; 0 when the deadline has passed; -1 when the peer has closed
   * @throws LinkException if the link fails or is closed on this side
   */
  int receive(ByteBuffer into, long deadlineNanos) throws LinkException;

  /**
   * The same for a caller who has no use for octets before {@code gatherNanos}: a link on which
   * they come one by one and wait for whoever reads, as a serial port's do, looks at them then, and
   * has more of them with one look. Others return as soon as something is there.
   *
   * @param gatherNanos an instant as the deadline is; the deadline stands where it is earlier
   */
  default int gather(ByteBuffer into, long gatherNanos, long deadlineNanos) throws LinkException {
    return receive(into, deadlineNanos);
  }

  /**
   * Changes how the line runs.
   *
   * @return false where the link's settings are fixed
   */
  default boolean tune(LineSettings settings) throws LinkException {
    return false;
  }

  /** Whether octets travel in datagrams, which may be lost, repeated or overtake each other. */
  default boolean datagram() {
    return false;
  }

  /** Ends the link in good order where the medium has one; a second time does nothing. */
  @Override
  void close();
}
