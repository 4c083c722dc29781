// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.meter.Identity;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.dlms.DlmsProtocol;

/**
 * How an association with one meter begins: with nothing asked before its device is found right.
 */
final class Greeting {

  private final KeptMeter meter;
  private final Turn turn;
  private final DlmsDriverOptions options;

  Greeting(KeptMeter meter, Turn turn) {
    this.meter = meter;
    this.turn = turn;
    this.options = meter.options();
  }

  /** A new association on the link that is open now. */
  Outcome<Session> associate(Optional<Secret> password) {
    DlmsClient client = DlmsProtocol.client(options.traits(), name -> password);
    Outcome<Session> made =
        turn.run(Conversation.then(client.associate(), agreed -> identity(client)), turn.deadline())
            .then(this::rightDevice)
            .map(right -> meter.session(client, turn.opening()));
    if (made instanceof Outcome.Ok<Session>) {
      meter.credentials().forgive();
    } else {
      meter.credentials().failed(password, made, client.rejection());
      turn.endAssociation(client, turn.opening());
    }
    return made;
  }

  private Conversation<Optional<Identity>> identity(DlmsClient client) {
    return options.device().isEmpty()
        ? Conversation.of(Optional.empty())
        : Conversation.then(
            DlmsProtocol.identity(client, options.traits()),
            found -> Conversation.of(Optional.of(found)));
  }

  private Outcome<?> rightDevice(Optional<Identity> identity) {
    if (identity.isEmpty()) {
      return new Outcome.Ok<>(identity);
    }
    String expected = options.device().orElseThrow();
    String found = identity.get().device();
    if (found.equals(expected)) {
      meter.events().right();
      return new Outcome.Ok<>(identity);
    }
    meter.events().wrong(expected, found);
    return new Outcome.Failed<>(
        MeterReason.WRONG_DEVICE, "expected " + expected + ", found " + found);
  }
}
