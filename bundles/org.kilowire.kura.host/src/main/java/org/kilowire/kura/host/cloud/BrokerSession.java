// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;

/**
 * One attempt at a connection, and the connection that it became; never used a second time, so that
 * nothing of a broken one is carried over.
 */
interface BrokerSession {

  /** Who is told, on any thread, perhaps before the call that caused it returns. */
  interface Owner {

    /** Connected, and subscribed to what it was to begin with. */
    void up(BrokerSession which);

    /** It could not connect in time, or has broken. */
    void ended(BrokerSession which, String why);

    /** The broker has the message. */
    void acknowledged(BrokerSession which, Message message);

    /**
     * A message from the broker.
     *
     * @param taken to be run once it need not come again
     */
    void arrived(String topic, byte[] body, Runnable taken);
  }

  /** Makes sessions. */
  interface Opener {
    BrokerSession open(TransportOptions options, Owner owner);
  }

  /**
   * Connects, without waiting for it.
   *
   * @param subscriptions topic filters and the QoS of each
   */
  void begin(Map<String, Integer> subscriptions);

  void subscribe(String filter, int qos);

  void unsubscribe(String filter);

  void publish(Message message);

  /** Disconnects if it can, and gives up every thread and socket. */
  void close();
}
