// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

/** Who is told what becomes of a connection and of messages. */
interface CloudListener {

  void established();

  /** It broke. */
  void lost();

  /** It was closed on purpose. */
  void disconnected();

  /** The broker has acknowledged a message of QoS 1 or 2. */
  void confirmed(int id);

  /** A message came. Returns whether anybody wanted it. */
  boolean arrived(String topic, byte[] body);
}
