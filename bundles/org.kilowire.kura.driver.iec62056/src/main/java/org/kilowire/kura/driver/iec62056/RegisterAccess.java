// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.kura.driver.MeterAccess;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.kura.driver.MeterPush;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.Iec62056Protocol;
import org.kilowire.meter.iec62056.PasswordScheme;
import org.kilowire.meter.iec62056.ProtectedRegisters;
import org.kilowire.meter.iec62056.RegisterAddress;
import org.kilowire.meter.iec62056.RegisterContent;
import org.kilowire.meter.iec62056.trait.OpeningTraits;

/**
 * A meter, as one driver gets at it.
 *
 * @param meter with its traits; its id is the driver's name
 * @param schemes makers' ways to show a password
 * @param uses counts what wears of it
 */
record RegisterAccess(Meter meter, List<PasswordScheme> schemes, UseCounts uses)
    implements MeterAccess<RegisterAddress, RegisterContent> {

  @Override
  public MeterAccount account(String line) {
    return Iec62056Protocol.account(line, meter.traits());
  }

  @Override
  public boolean wantsPassword() {
    return DriverTraits.showsPassword(meter.traits());
  }

  @Override
  public MeterAssociation<RegisterAddress, RegisterContent> association(Optional<Secret> password) {
    return new RegisterAssociation(this, password);
  }

  @Override
  public Optional<String> neverWritten(RegisterAddress target) {
    return speaksByItself()
        ? Optional.of("a meter that sends by itself hears nothing")
        : ProtectedRegisters.objection(target, meter.traits());
  }

  private boolean speaksByItself() {
    return meter.traits().choice(OpeningTraits.MODE).equals(OpeningTraits.D);
  }

  @Override
  public Optional<MeterPush<RegisterAddress, RegisterContent>> push() {
    return speaksByItself() ? Optional.of(new RegisterPush(this)) : Optional.empty();
  }

  @Override
  public Explainer explainer(Optional<Secret> password) {
    return Iec62056Protocol.explainer(meter.traits(), name -> password);
  }
}
