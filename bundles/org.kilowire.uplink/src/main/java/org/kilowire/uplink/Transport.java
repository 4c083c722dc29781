// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.concurrent.CompletableFuture;

/**
 * A gateway's connection to its broker: a message goes to a channel, messages come from channels.
 * It keeps nothing: what is published while it is down fails at once, for the store is the buffer.
 */
public interface Transport extends AutoCloseable {

  /** Where a gateway publishes. */
  enum Outgoing {
    DATA,
    ANSWER,
    EVENT
  }

  /** Where a gateway listens. */
  enum Incoming {
    RECEIPT,
    COMMAND
  }

  /** Told on the transport's own threads; returns at once and never throws. */
  interface Listener {

    /** Connected, and listening on every {@link Incoming} channel. */
    void up();

    /** No longer; the transport tries again by itself. */
    void down(String why);

    /** A message. It may come shortly before {@link #up}, from a session that the broker kept. */
    void received(Incoming channel, byte[] payload);
  }

  /** Begins to connect, and keeps at it until {@link #close}. To be called once. */
  void start(Listener listener);

  /**
   * Publishes at least once.
   *
   * @return completes when the broker has accepted the message, which says nothing about the IMS;
   *     fails with a {@link org.kilowire.conversation.LinkException} when it did not
   */
  CompletableFuture<Void> publish(Outgoing channel, byte[] payload);

  /** Disconnects. What is under way fails; a second call does nothing. */
  @Override
  void close();
}
