// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.acse.Aare;
import org.kilowire.dlms.acse.AssociationResult;
import org.kilowire.dlms.acse.Diagnostic;

/** What a driver shows to its meter, unless the meter has refused it: asking on could lock it. */
final class Credentials {

  /** So many rejections without a reason are a refusal: there are meters that give none. */
  private static final int MOST = 3;

  private final DlmsDriverOptions options;
  private final Passwords passwords;
  private Rejections last = new Rejections(Optional.empty(), 0);

  private record Rejections(Optional<Secret> password, int times) {}

  Credentials(DlmsDriverOptions options, Passwords passwords) {
    this.options = options;
    this.passwords = passwords;
  }

  /**
   * The password to associate with, empty where none is wanted; {@link DriverReason#METER_PARKED}
   * after a refusal of this one.
   */
  Outcome<Optional<Secret>> password() {
    Outcome<Optional<Secret>> password =
        options.authenticates()
            ? passwords.find(options.password().orElseThrow()).map(Optional::of)
            : new Outcome.Ok<>(Optional.empty());
    return password.then(this::unlessParked);
  }

  private synchronized Outcome<Optional<Secret>> unlessParked(Optional<Secret> password) {
    return last.times() >= MOST && last.password().equals(password)
        ? Texts.failed(
            DriverReason.METER_PARKED,
            "the meter has refused our authentication; not asked again until an option or the"
                + " secret changes, or connect() is called")
        : new Outcome.Ok<>(password);
  }

  /** The meter has taken us, or somebody has seen to the password: it may be asked again. */
  synchronized void forgive() {
    last = new Rejections(Optional.empty(), 0);
  }

  /**
   * It came to no association.
   *
   * @param answer the meter's, if it was a rejection
   */
  synchronized void failed(Optional<Secret> password, Outcome<?> why, Optional<Aare> answer) {
    if (why instanceof Outcome.Failed<?> failed
        && failed.reason() == DlmsReason.AUTHENTICATION_REFUSED) {
      last = new Rejections(password, MOST);
    } else if (password.isPresent() && answer.filter(Credentials::saysNothing).isPresent()) {
      int before = last.password().equals(password) ? last.times() : 0;
      last = new Rejections(password, before + 1);
    }
  }

  private static boolean saysNothing(Aare answer) {
    return answer.result() == AssociationResult.REJECTED_PERMANENT
        && answer.diagnostic().code() <= Diagnostic.NO_REASON_GIVEN.code();
  }
}
