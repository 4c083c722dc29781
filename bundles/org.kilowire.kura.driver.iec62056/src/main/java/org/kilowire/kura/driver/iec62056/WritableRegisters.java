// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.Optional;
import org.kilowire.kura.driver.WriteTargets;
import org.kilowire.meter.iec62056.ProtectedRegisters;
import org.kilowire.meter.iec62056.RegisterAddress;

/** Registers as the option {@code write.allowed} names them: as channels do, with their set. */
final class WritableRegisters implements WriteTargets<RegisterAddress> {

  @Override
  public Optional<RegisterAddress> parse(String text) {
    return RegisterAddress.parse(text).filter(one -> one.set().isPresent());
  }

  @Override
  public String form() {
    return "5:0.2.1, set:register";
  }

  @Override
  public Optional<String> neverWritten(RegisterAddress target) {
    return ProtectedRegisters.objection(target);
  }
}
