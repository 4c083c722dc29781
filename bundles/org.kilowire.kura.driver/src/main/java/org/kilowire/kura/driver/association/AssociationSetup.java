// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.Optional;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.Association;
import org.kilowire.kura.driver.Failures;
import org.kilowire.meter.MeterReason;

/**
 * How an association with one meter begins: with nothing asked before its device is found right.
 */
final class AssociationSetup<A extends Association> {

  private final AssociationCache<A> cache;
  private final LineTurn turn;

  AssociationSetup(AssociationCache<A> cache, LineTurn turn) {
    this.cache = cache;
    this.turn = turn;
  }

  /** A new association on the link that is open now. */
  Outcome<HeldAssociation<A>> associate(Optional<Secret> password) {
    A association = cache.options().meter().association(password);
    Outcome<?> opened =
        turn.run(cache.credentials().login(password, association.open()), turn.deadline());
    if (opened instanceof Outcome.Ok<?>) {
      association.device().ifPresent(device -> cache.events().right());
      return new Outcome.Ok<>(cache.held(association, turn.opening()));
    }
    if (Failures.is(opened, MeterReason.WRONG_DEVICE)) {
      String expected = cache.options().device().orElse("");
      cache.events().wrong(expected, association.device().orElse(""));
    }
    turn.endAssociation(association, turn.opening());
    return opened.failure();
  }
}
