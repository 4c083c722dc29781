// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.channel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.kura.driver.ChannelValue;

/** A number or a word of a stream. */
record StreamValue(Optional<BigDecimal> number, Optional<String> text, String unit)
    implements ChannelValue {

  /** A word that is a number to those who want one. */
  static StreamValue of(String word, long number) {
    return new StreamValue(Optional.of(BigDecimal.valueOf(number)), Optional.of(word), "");
  }

  /** A word. */
  static StreamValue text(String word) {
    return new StreamValue(Optional.empty(), Optional.of(word), "");
  }

  /** A whole number. */
  static StreamValue count(long number) {
    return number(BigDecimal.valueOf(number), "");
  }

  /** Microseconds, with what is below them. */
  static StreamValue micros(long nanos) {
    return number(BigDecimal.valueOf(nanos, 3), "us");
  }

  /**
   * A measured value, with as many decimals as readings of it have.
   *
   * @param value finite
   */
  static StreamValue measured(double value, int decimals, String unit) {
    return number(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN), unit);
  }

  private static StreamValue number(BigDecimal number, String unit) {
    return new StreamValue(Optional.of(number), Optional.of(number.toPlainString()), unit);
  }

  @Override
  public Optional<Octets> octets() {
    return text.map(word -> Octets.of(word, StandardCharsets.UTF_8));
  }

  @Override
  public String kind() {
    return "a text of " + text.map(String::length).orElse(0) + " characters";
  }
}
