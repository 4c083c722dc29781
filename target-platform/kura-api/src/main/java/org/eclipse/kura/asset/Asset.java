// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.asset;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;

/** A device as seen through its driver: named channels. */
public interface Asset {
  AssetConfiguration getAssetConfiguration();

  /** Reads these channels, by name. */
  List<ChannelRecord> read(Set<String> channelNames) throws KuraException;

  List<ChannelRecord> readAllChannels() throws KuraException;

  void registerChannelListener(String channelName, ChannelListener listener) throws KuraException;

  void unregisterChannelListener(ChannelListener listener) throws KuraException;

  /** Writes the values of these records; each record is given its status. */
  void write(List<ChannelRecord> records) throws KuraException;
}
