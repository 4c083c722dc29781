// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.List;
import java.util.Optional;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.DriverProtocol;
import org.kilowire.kura.driver.MeterAccess;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.WriteTargets;
import org.kilowire.meter.Trait;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.PasswordScheme;
import org.kilowire.meter.iec62056.RegisterAddress;
import org.kilowire.meter.iec62056.RegisterContent;

/** IEC 62056-21 as one driver has it. */
final class RegisterDriverProtocol implements DriverProtocol<RegisterAddress, RegisterContent> {

  private final String name;
  private final List<PasswordScheme> schemes;
  private final UseCounts uses;

  /**
   * The protocol of one driver.
   *
   * @param name of the driver in Kura
   */
  RegisterDriverProtocol(String name, List<PasswordScheme> schemes, UseCounts uses) {
    this.name = name;
    this.schemes = List.copyOf(schemes);
    this.uses = uses;
  }

  /** A meter that is left in its programming mode hears no request, not even for another meter. */
  @Override
  public boolean keepsAssociations() {
    return false;
  }

  @Override
  public List<Trait> traits() {
    return DriverTraits.ALL;
  }

  @Override
  public MeterAccess<RegisterAddress, RegisterContent> meter(
      OptionValues given, boolean datagrams) {
    return new RegisterAccess(DriverTraits.meter(given, name), schemes, uses);
  }

  @Override
  public List<ChannelField> channelFields() {
    return RegisterFields.ALL;
  }

  @Override
  public Optional<? extends MeterChannel<RegisterAddress, RegisterContent>> channel(
      OptionValues given) {
    return RegisterFields.channel(given);
  }

  @Override
  public Optional<WriteTargets<RegisterAddress>> writeTargets() {
    return Optional.of(new WritableRegisters());
  }
}
