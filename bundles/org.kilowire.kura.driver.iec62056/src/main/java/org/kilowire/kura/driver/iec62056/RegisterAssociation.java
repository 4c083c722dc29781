// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.meter.Identity;
import org.kilowire.meter.iec62056.Iec62056Protocol;
import org.kilowire.meter.iec62056.MeterRegisters;
import org.kilowire.meter.iec62056.RegisterAddress;
import org.kilowire.meter.iec62056.RegisterContent;

/** What one read has of a meter: a readout, or a programming mode that ends with the read. */
final class RegisterAssociation implements MeterAssociation<RegisterAddress, RegisterContent> {

  /** All channels of an asset, however many, in one readout. */
  private static final int ALL = 10_000;

  private final RegisterAccess access;
  private final Optional<Secret> password;
  private MeterRegisters registers;
  private Identity found;

  RegisterAssociation(RegisterAccess access, Optional<Secret> password) {
    this.access = access;
    this.password = password;
  }

  @Override
  public Conversation<?> open() {
    try {
      registers =
          new Iec62056Protocol(access.schemes())
              .registers(access.meter(), name -> password, access.uses());
    } catch (IllegalArgumentException e) {
      // A password that no request has room for, an algorithm that nobody brings.
      return Conversation.failed(DriverReason.MISCONFIGURED, e.getMessage());
    }
    return Conversation.then(
        registers.open(),
        who -> {
          found = who;
          return Conversation.of(who);
        });
  }

  /** It is compared before the password is shown, so it is known by then. */
  @Override
  public Conversation<Identity> identity() {
    return Conversation.of(found);
  }

  @Override
  public Conversation<?> close() {
    return registers == null ? Conversation.of(null) : registers.close();
  }

  /** A meter knows nothing of connections to the port that it hangs on. */
  @Override
  public boolean isBoundToLink() {
    return false;
  }

  @Override
  public Evidence evidence(Reason failure) {
    if (failure == Iec62056Reason.ERROR_MESSAGE
        || failure == Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT) {
      return Evidence.PRESENT;
    }
    return failure == Iec62056Reason.UNEXPECTED_ANSWER ? Evidence.DOUBTFUL : Evidence.NONE;
  }

  /** By commands one at a time: what is read stays, whatever becomes of the next. */
  @Override
  public int most() {
    return registers.comesWhole() ? ALL : 1;
  }

  @Override
  public Conversation<List<Outcome<RegisterContent>>> get(List<RegisterAddress> what) {
    return registers.read(what);
  }

  @Override
  public Conversation<Void> set(RegisterAddress what, RegisterContent value) {
    return registers.write(what, value.values().get(0).text());
  }
}
