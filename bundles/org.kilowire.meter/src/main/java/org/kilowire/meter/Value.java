// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.math.BigDecimal;
import java.time.Instant;
import org.kilowire.conversation.Octets;

/** A single value as it was read. Never a binary fraction: a meter's digits are kept. */
public sealed interface Value {

  /** {@code unscaled} times ten to the power of {@code scale}: 1234 and -1 are 123.4. */
  record Decimal(long unscaled, int scale) implements Value {

    /** The same number with all its digits. */
    public BigDecimal exact() {
      return BigDecimal.valueOf(unscaled, -scale);
    }
  }

  record Text(String text) implements Value {}

  record Bytes(Octets octets) implements Value {}

  record Flag(boolean set) implements Value {}

  record Time(Instant instant) implements Value {}
}
