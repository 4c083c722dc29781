// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.kura.driver.ChannelValue;

/** A stamp of the meter's: ms of 1970 in UTC, or the text {@code 2026-03-29T00:15:00Z}. */
record StampValue(Instant instant) implements ChannelValue {

  @Override
  public Optional<BigDecimal> number() {
    return Optional.of(BigDecimal.valueOf(instant.toEpochMilli()));
  }

  @Override
  public Optional<String> text() {
    return Optional.of(instant.toString());
  }

  @Override
  public Optional<Octets> octets() {
    return Optional.empty();
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String kind() {
    return "a time";
  }
}
