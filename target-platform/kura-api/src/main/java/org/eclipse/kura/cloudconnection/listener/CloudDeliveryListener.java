// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.listener;

/** Told when the broker has confirmed a message; that is not the receiver's confirmation. */
public interface CloudDeliveryListener {
  void onMessageConfirmed(String messageId);
}
