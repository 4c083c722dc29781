// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;

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
      TypedValue<?> value = slot.record().getValue();
      return held(slot.good(), (before, scaler) -> WrittenValues.of(value, before, scaler))
          .then(data -> write(slot.good(), data));
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

  private Outcome<Void> write(DlmsChannel channel, Data data) {
    Outcome<Void> outcome = visit.set(channel.attribute(), data);
    return isUnknown(outcome)
        ? new Outcome.Failed<>(
            DlmsReason.OUTCOME_UNKNOWN,
            ((Outcome.Failed<Void>) outcome).detail() + "; " + state(channel, data))
        : outcome;
  }

  /**
   * Whether the attribute holds the value, read on a new association: whoever reads the status has
   * to judge. Not what it holds: passwords stand in attributes that may be written, and a status
   * goes to the log.
   */
  private String state(DlmsChannel channel, Data data) {
    Outcome<Boolean> written = held(channel, (now, scaler) -> new Outcome.Ok<>(now.equals(data)));
    if (written instanceof Outcome.Ok<Boolean> ok) {
      return ok.value() ? "it now holds this value" : "it now holds another value";
    }
    return "it could not be read back: " + Texts.of(written);
  }

  /** Goes on with what the attribute of a channel holds, and the scaler of its number. */
  private <T> Outcome<T> held(DlmsChannel channel, BiFunction<Data, Integer, Outcome<T>> then) {
    Answers answers = new Answers(visit);
    Outcome<?> asked = answers.ask(List.of(channel));
    while (visit.isAssociated() && !answers.has(channel)) {
      asked = answers.ask(List.of(channel));
    }
    return answers.valueAndUnit(
        channel, asked, (data, unit) -> then.apply(data, unit.map(ScalerUnit::scaler).orElse(0)));
  }
}
