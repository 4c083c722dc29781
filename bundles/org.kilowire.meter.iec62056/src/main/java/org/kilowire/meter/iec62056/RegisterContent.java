// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.Numeral;

/**
 * What a register holds.
 *
 * @param values over all brackets, further lines and members of lists, in their order
 * @param comma whether a comma is a decimal point
 * @param rules of the meter's local time
 */
public record RegisterContent(List<DataSetValue> values, boolean comma, LocalRules rules) {

  public RegisterContent {
    values = List.copyOf(values);
  }

  /** A value with every digit that the meter wrote; empty where it is no number. */
  public Optional<Numeral> number(DataSetValue value) {
    return Numeral.parse(value.text(), comma);
  }

  /** A stamp as an instant; empty for what is none, and in an hour that comes twice. */
  public Optional<Instant> time(DataSetValue value) {
    return MeterTime.parse(value.text())
        .map(rules::instants)
        .filter(instants -> instants.size() == 1)
        .map(instants -> instants.get(0));
  }

  /** The same register with one other value. */
  public RegisterContent with(DataSetValue value) {
    return new RegisterContent(List.of(value), comma, rules);
  }
}
