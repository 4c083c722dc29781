// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.meter.iec62056.ProtectedRegisters;
import org.kilowire.meter.iec62056.RegisterAddress;
import org.kilowire.meter.iec62056.RegisterContent;

/**
 * What a channel reads.
 *
 * @param element of the register's values, 1 first
 * @param time whether it is a stamp of the meter's, and is given as an instant
 */
record RegisterChannel(RegisterAddress target, int element, boolean time)
    implements MeterChannel<RegisterAddress, RegisterContent> {

  @Override
  public Outcome<ChannelValue> value(RegisterContent answer, Optional<RegisterContent> scaling) {
    List<DataSetValue> values = answer.values();
    if (element > values.size()) {
      return DriverFailures.failed(
          DriverReason.DOES_NOT_FIT, "no element " + element + " of " + values.size());
    }
    DataSetValue value = values.get(element - 1);
    if (value.isMissing()) {
      return DriverFailures.failed(DriverReason.NO_VALUE, "the meter gives '" + value.text() + "'");
    }
    return time
        ? instant(value, answer.time(value))
        : new Outcome.Ok<>(new RegisterValue(value, answer.number(value)));
  }

  private static Outcome<ChannelValue> instant(DataSetValue value, Optional<Instant> instant) {
    return instant.isPresent()
        ? new Outcome.Ok<>(new StampValue(instant.get()))
        : DriverFailures.failed(
            DriverReason.DOES_NOT_FIT,
            "'" + value.text() + "' is no stamp, or one of an hour that comes twice");
  }

  @Override
  public Outcome<RegisterContent> encoded(
      TypedValue<?> value, RegisterContent before, Optional<RegisterContent> scaling) {
    return WrittenText.of(value, before);
  }

  @Override
  public Optional<String> neverWritten() {
    if (element > 1 || time) {
      return Optional.of("an element of a register, or a stamp, is not written");
    }
    return target.set().isEmpty()
        ? Optional.of("the channel names no set: nobody knows by which command")
        : ProtectedRegisters.objection(target);
  }
}
