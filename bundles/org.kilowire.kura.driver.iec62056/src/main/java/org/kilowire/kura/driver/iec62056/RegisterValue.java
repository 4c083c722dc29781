// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.Numeral;
import org.kilowire.kura.driver.ChannelValue;

/** What stands in one pair of brackets: a text as it was sent, which may be a number. */
record RegisterValue(DataSetValue value, Optional<Numeral> numeral) implements ChannelValue {

  @Override
  public Optional<BigDecimal> number() {
    return numeral.map(found -> BigDecimal.valueOf(found.unscaled(), -found.exponent()));
  }

  /** With the zeros in front: they are part of a serial number. */
  @Override
  public Optional<String> text() {
    return Optional.of(value.text());
  }

  @Override
  public Optional<Octets> octets() {
    return Optional.of(Octets.of(value.text(), StandardCharsets.ISO_8859_1));
  }

  @Override
  public String unit() {
    return value.unit();
  }

  @Override
  public String kind() {
    return "a text of " + value.text().length() + " characters";
  }
}
