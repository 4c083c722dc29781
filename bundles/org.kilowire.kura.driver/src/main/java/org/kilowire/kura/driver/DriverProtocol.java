// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.meter.Trait;
import org.kilowire.options.Read;

/**
 * A protocol as Kura Drivers have it: its options, the fields of its channels, and a meter to ask.
 *
 * @param <K> what a meter is asked for: an attribute, a register, a data set
 * @param <D> what a meter answers, as the protocol decodes it
 */
public interface DriverProtocol<K, D> extends ChannelSettings<MeterChannel<K, D>> {

  /** The protocol's own options, beside those that all drivers have. */
  List<Trait> traits();

  /**
   * The meter that the options mean. What is wrong with them beyond their ranges is told to {@code
   * given}; then it is not used.
   *
   * @param datagrams whether the line carries datagrams
   */
  MeterAccess<K, D> meter(OptionValues given, boolean datagrams);

  /** What can be written; empty where its drivers write nothing. */
  Optional<WriteTargets<K>> writeTargets();

  /**
   * Whether an association may be kept from one read to the next; the option {@code idle} says for
   * how long. Where a meter is not to be left in a session each read has its own.
   */
  default boolean keepsAssociations() {
    return true;
  }

  /** All options. */
  default List<Trait> options() {
    return DriverOptions.traits(this);
  }

  /**
   * What a component's configuration says, which nobody has checked.
   *
   * @return with options only where nothing is wrong: another meter than the one meant is not asked
   */
  default Read<DriverOptions<K, D>> read(Map<String, ?> configuration) {
    return DriverOptions.read(this, configuration);
  }
}
