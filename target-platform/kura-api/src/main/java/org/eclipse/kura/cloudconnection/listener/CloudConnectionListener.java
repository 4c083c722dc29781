// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.listener;

/** Told when a connection comes and goes. */
public interface CloudConnectionListener {
  /** The connection was closed on purpose. */
  void onDisconnected();

  /** The connection broke. */
  void onConnectionLost();

  void onConnectionEstablished();
}
