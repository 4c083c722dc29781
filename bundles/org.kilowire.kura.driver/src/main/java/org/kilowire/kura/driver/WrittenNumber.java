// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Decimals;

/** The number that somebody writes to a channel, whatever the type in which Kura has it. */
public final class WrittenNumber {

  /** An exponent could ask for a number of a million digits. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

  private WrittenNumber() {}

  /** The number with the digits that were meant; empty for flags, octets and texts of none. */
  public static Optional<BigDecimal> of(TypedValue<?> value) {
    return switch (value.getType()) {
      case INTEGER, LONG -> Optional.of(new BigDecimal(value.getValue().toString()));
      case FLOAT -> Decimals.of((Float) value.getValue());
      case DOUBLE -> Decimals.of((Double) value.getValue());
      case STRING ->
          Optional.of(value.getValue().toString().strip())
              .filter(text -> NUMBER.matcher(text).matches())
              .map(BigDecimal::new);
      case BOOLEAN, BYTE_ARRAY -> Optional.empty();
    };
  }
}
