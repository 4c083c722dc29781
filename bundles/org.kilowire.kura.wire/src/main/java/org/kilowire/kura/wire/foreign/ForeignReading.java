// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import java.util.Map;
import java.util.Optional;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Value;

/**
 * What somebody else's record gives of one moment.
 *
 * @param meter its id
 * @param time ms since 1970
 * @param values by quantity, at least one
 */
record ForeignReading(String meter, long time, Map<Quantity, Measured> values) {

  /**
   * One value.
   *
   * @param value empty where there is none
   * @param unit empty where there is none
   */
  record Measured(Optional<Value> value, String unit) {}
}
