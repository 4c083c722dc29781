// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.channel.listener;

import static java.util.Objects.requireNonNull;

import org.eclipse.kura.channel.ChannelRecord;

/** A value that came by itself. */
public class ChannelEvent {
  private final ChannelRecord channelRecord;

  public ChannelEvent(ChannelRecord channelRecord) {
    this.channelRecord = requireNonNull(channelRecord, "channelRecord");
  }

  public ChannelRecord getChannelRecord() {
    return channelRecord;
  }
}
