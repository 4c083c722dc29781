// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.kura.type.DataType;
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
  private final Consumer<RuntimeException> faults;

  /**
   * Writes during one visit.
   *
   * @param faults is told of a fault of ours that has kept one channel from being written
   */
  Writing(Visit visit, InstantSource clock, Consumer<RuntimeException> faults) {
    this.visit = visit;
    this.clock = clock;
    this.faults = faults;
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
      Outcome<Void> outcome = lost.isPresent() ? notTried(lost.get()) : attempt(slot);
      if (outcome instanceof Outcome.Ok<Void>) {
        slot.done(clock.millis());
      } else {
        slot.fail(outcome, clock.millis());
      }
      if (lost.isEmpty() && (isUnknown(outcome) || !visit.isAssociated())) {
        lost = Optional.of(outcome);
      }
    }
  }

  private Outcome<Void> attempt(Slot slot) {
    try {
      Outcome<Void> outcome = write(slot);
      return isUnknown(outcome) ? readBack(slot, outcome) : outcome;
    } catch (RuntimeException fault) {
      faults.accept(fault);
      return Texts.failed(
          DriverReason.DRIVER_FAULT, "a fault of ours: " + fault.getClass().getName());
    }
  }

  private static boolean isUnknown(Outcome<Void> outcome) {
    return outcome instanceof Outcome.Failed<Void> failed
        && failed.reason() == DlmsReason.OUTCOME_UNKNOWN;
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
    return isUnknown(before)
        ? Texts.failed(
            DriverReason.WRITE_REFUSED, "not tried: the outcome of another write is unknown")
        : before;
  }

  private Outcome<Void> write(Slot slot) {
    TypedValue<?> value = slot.record().getValue();
    return reading()
        .before(slot, (before, scaler) -> WrittenValues.of(value, before, scaler))
        .then(data -> visit.set(slot.good().attribute(), data));
  }

  private Reading reading() {
    return new Reading(visit, clock, faults);
  }

  /** What the attribute holds, on a new association: whoever reads the status has to judge. */
  private Outcome<Void> readBack(Slot slot, Outcome<Void> unknown) {
    Outcome<TypedValue<?>> now =
        reading().before(slot, (data, scaler) -> ReadValues.of(data, scaler, DataType.STRING));
    String then =
        now instanceof Outcome.Ok<TypedValue<?>> ok
            ? "it now holds " + ok.value().getValue()
            : "it could not be read back: " + Texts.of(now);
    String detail = ((Outcome.Failed<Void>) unknown).detail();
    return new Outcome.Failed<>(DlmsReason.OUTCOME_UNKNOWN, detail + "; " + then);
  }
}
