// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.channel.listener;

/** Told of each value that comes by itself. */
@FunctionalInterface
public interface ChannelListener {
  void onChannelEvent(ChannelEvent event);
}
