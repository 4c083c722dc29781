// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

/** What a connection tells. Its methods return at once and never throw. */
public interface MqttListener {

  /** Connected, and subscribed to everything. */
  void up();

  /** No longer connected; told once for each {@link #up}. */
  void down(String why);

  /**
   * A message. It may come shortly before {@link #up}, from the session that the broker kept.
   *
   * @param taken to be run, on any thread, once the message need not be delivered again; the broker
   *     keeps it until then. Without effect when the connection has gone: it comes again
   */
  void message(String topic, byte[] payload, Runnable taken);
}
