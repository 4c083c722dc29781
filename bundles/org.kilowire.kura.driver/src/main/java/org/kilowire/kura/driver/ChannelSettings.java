// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.options.Read;

/**
 * What the channels of a driver are like: their fields, and the channel that these mean. A driver
 * that asks a meter has it of its protocol; one that is told values needs no more than this.
 *
 * @param <C> a channel, as the driver finds its value
 */
public interface ChannelSettings<C> {

  /** The fields of a channel, as people see them. */
  List<ChannelField> channelFields();

  /**
   * The channel that its fields mean. What is wrong with them beyond their ranges is told to {@code
   * given}; then it is not used and may be empty.
   */
  Optional<? extends C> channel(OptionValues given);

  /** What the fields of one channel say; with a channel only where nothing is wrong. */
  default Read<C> readChannel(Map<String, ?> configuration) {
    OptionValues given =
        OptionValues.of(configuration, channelFields().stream().map(ChannelField::trait).toList());
    return given.read(channel(given).map(one -> one));
  }
}
