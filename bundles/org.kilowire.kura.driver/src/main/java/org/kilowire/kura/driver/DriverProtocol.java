// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.List;
import java.util.Map;
import org.kilowire.options.Read;

/**
 * A protocol as Kura Drivers have it.
 *
 * @param <A> its association
 * @param <C> a channel, as the protocol reads it
 */
public interface DriverProtocol<A extends Association, C> {

  /**
   * What a component's configuration says, which nobody has checked.
   *
   * @return with options only where nothing is wrong: another meter than the one meant is not asked
   */
  Read<DriverOptions<A, C>> options(Map<String, ?> configuration);

  /** The fields of a channel, as people see them. */
  List<ChannelField> channelFields();

  /** What the fields of one channel say; with a channel only where nothing is wrong. */
  Read<C> channel(Map<String, ?> configuration);
}
