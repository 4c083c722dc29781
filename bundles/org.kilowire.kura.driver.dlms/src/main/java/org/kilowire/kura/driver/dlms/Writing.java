// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
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

  /** Writes channels whose settings are right; after one with unknown outcome none. */
  void write(List<Slot> slots) {
    boolean unknown = false;
    for (Slot slot : slots) {
      Outcome<Void> outcome =
          unknown
              ? Texts.failed(
                  DriverReason.WRITE_REFUSED, "not tried: the outcome of another write is unknown")
              : write(slot);
      unknown |=
          outcome instanceof Outcome.Failed<Void> failed
              && failed.reason() == DlmsReason.OUTCOME_UNKNOWN;
      if (outcome instanceof Outcome.Ok<Void>) {
        slot.done(clock.millis());
      } else {
        slot.fail(outcome, clock.millis());
      }
    }
  }

  private Outcome<Void> write(Slot slot) {
    DlmsChannel channel = slot.good();
    Optional<String> refusal = visit.options().writes().refusal(channel.attribute());
    if (refusal.isPresent()) {
      return Texts.failed(DriverReason.WRITE_REFUSED, refusal.get());
    }
    if (channel.index().isPresent()) {
      return Texts.failed(DriverReason.WRITE_REFUSED, "an element of a structure is not written");
    }
    TypedValue<?> value = slot.record().getValue();
    if (value == null) {
      return Texts.failed(DriverReason.DOES_NOT_FIT, "there is no value to write");
    }
    return new Reading(visit, clock)
        .before(slot, (before, scaler) -> WrittenValues.of(value, before, scaler))
        .then(data -> visit.set(channel.attribute(), data));
  }
}
