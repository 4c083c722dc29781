// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.math.BigDecimal;
import java.util.Optional;
import org.kilowire.conversation.Octets;

/** A value as a meter has it, in each form that a channel may want. Not null-data. */
public interface ChannelValue {

  /** In {@link #unit}, with every digit; flags as 0 and 1. Empty for what is no number. */
  Optional<BigDecimal> number();

  /** Empty for what has no text: structures, and numbers that are none. */
  Optional<String> text();

  /** The octets of texts and times; a structure as it travels. */
  Optional<Octets> octets();

  /** Blank where the meter names none. */
  String unit();

  /** What it is, for people, without its value: {@code a value of type STRUCTURE}. */
  String kind();
}
