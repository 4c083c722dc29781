// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

import java.util.List;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.PreparedRead;

/** Channels whose settings have been looked at once. Each read fills the same records. */
public record PreparedChannels(List<ChannelRecord> records, Runnable read) implements PreparedRead {

  @Override
  public List<ChannelRecord> execute() {
    read.run();
    return records;
  }

  @Override
  public List<ChannelRecord> getChannelRecords() {
    return records;
  }

  /** There is nothing to close: nothing is held between two reads. */
  @Override
  public void close() {}
}
