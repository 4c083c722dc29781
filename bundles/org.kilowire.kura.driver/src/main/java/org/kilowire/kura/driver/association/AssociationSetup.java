// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.meter.MeterReason;

/**
 * How an association with one meter begins: with nothing asked before its device is found right.
 */
final class AssociationSetup<K, D> {

  private final AssociationCache<K, D> cache;
  private final LineTurn turn;
  private final Optional<String> expected;
  private Optional<String> found = Optional.empty();

  AssociationSetup(AssociationCache<K, D> cache, LineTurn turn) {
    this.cache = cache;
    this.turn = turn;
    this.expected = cache.options().device();
  }

  /** A new association on the link that is open now. */
  Outcome<HeldAssociation<K, D>> associate(Optional<Secret> password) {
    MeterAssociation<K, D> association = cache.options().meter().association(password);
    Outcome<?> opened =
        turn.run(cache.credentials().login(password, open(association)), turn.deadline());
    if (opened instanceof Outcome.Ok<?>) {
      found.ifPresent(device -> cache.events().right());
      return new Outcome.Ok<>(cache.held(association, turn.opening()));
    }
    if (DriverFailures.is(opened, MeterReason.WRONG_DEVICE)) {
      // One that compares by itself, before it shows a password, says what it has found.
      String text = DriverFailures.detail(opened);
      cache.events().wrong(expected.orElse(""), found.orElse(text));
    }
    turn.endAssociation(association, turn.opening());
    return opened.failure();
  }

  private Conversation<?> open(MeterAssociation<K, D> association) {
    return expected.isEmpty()
        ? association.open()
        : Conversation.then(
            Conversation.then(association.open(), opened -> association.identity()),
            identity -> {
              found = Optional.of(identity.device());
              return identity.expecting(expected);
            });
  }
}
