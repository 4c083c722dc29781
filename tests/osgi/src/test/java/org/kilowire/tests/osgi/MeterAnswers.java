// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.Register;

/** What a meter has answered, by its own account. */
final class MeterAnswers {

  private MeterAnswers() {}

  /** Every value of power, in watts. */
  static Set<BigDecimal> of(ServedMeter meter) {
    return Set.copyOf(allOf(meter));
  }

  /** The same, as often as it was answered and in that order. */
  static List<BigDecimal> allOf(ServedMeter meter) {
    return meter.meter().ledger().stream()
        .filter(reading -> reading.what().equals(Register.POWER.value()))
        .map(
            reading ->
                BigDecimal.valueOf(reading.value(), -Register.POWER.scalerUnit().scaler())
                    .stripTrailingZeros())
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
