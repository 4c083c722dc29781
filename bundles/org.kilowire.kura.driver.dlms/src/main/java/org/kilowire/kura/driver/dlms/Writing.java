// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;

/**
 * Writes channels, one after the other: each attribute is read first, since only the meter knows
 * its type and its scaler.
 */
final class Writing {

  private final Visit visit;
  private final InstantSource clock;

  Writing(Visit visit, InstantSource clock) {
    this.visit = visit;
    this.clock = clock;
  }

  /**
   * Writes channels whose settings are right. When the meter is lost, or the outcome of a write is
   * unknown, those behind it are not tried.
   */
  void write(List<Slot> slots) {
    List<Slot> allowed = new ArrayList<>();
    for (Slot slot : slots) {
      Optional<String> refusal = refusal(slot);
      if (refusal.isPresent()) {
        slot.fail(DriverReason.WRITE_REFUSED, refusal.get(), clock.millis());
      } else {
        allowed.add(slot);
      }
    }
    Optional<Outcome<Void>> lost = Optional.empty();
    for (Slot slot : allowed) {
      Outcome<Void> outcome = lost.isPresent() ? notTried(lost.get()) : write(slot);
      if (outcome instanceof Outcome.Ok<Void>) {
        slot.done(clock.millis());
      } else {
        slot.fail(outcome, clock.millis());
      }
      lost = visit.isAssociated() ? Optional.empty() : Optional.of(lost.orElse(outcome));
    }
  }

  private Optional<String> refusal(Slot slot) {
    if (slot.good().index().isPresent()) {
      return Optional.of("an element of a structure is not written");
    }
    return slot.record().getValue() == null
        ? Optional.of("there is no value to write")
        : visit.options().writes().refusal(slot.good().attribute());
  }

  private static Outcome<Void> notTried(Outcome<Void> before) {
    boolean unknown =
        before instanceof Outcome.Failed<Void> failed
            && failed.reason() == DlmsReason.OUTCOME_UNKNOWN;
    return unknown
        ? Texts.failed(
            DriverReason.WRITE_REFUSED, "not tried: the outcome of another write is unknown")
        : before;
  }

  private Outcome<Void> write(Slot slot) {
    TypedValue<?> value = slot.record().getValue();
    return new Reading(visit, clock)
        .before(slot, (before, scaler) -> WrittenValues.of(value, before, scaler))
        .then(data -> visit.set(slot.good().attribute(), data));
  }
}
