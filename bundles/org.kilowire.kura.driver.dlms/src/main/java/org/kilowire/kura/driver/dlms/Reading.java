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
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;

/** Reads channels in as few requests as the meter allows. */
final class Reading {

  private final Visit visit;
  private final Answers answers;
  private final InstantSource clock;
  private final Consumer<RuntimeException> faults;

  /** A value and its unit. */
  private record Scaled(TypedValue<?> value, String unit) {}

  /**
   * Reads during one visit.
   *
   * @param faults is told of a fault of ours that has cost one channel its value
   */
  Reading(Visit visit, InstantSource clock, Consumer<RuntimeException> faults) {
    this.visit = visit;
    this.answers = new Answers(visit);
    this.clock = clock;
    this.faults = faults;
  }

  /** Reads channels whose settings are right. */
  void read(List<Slot> slots) {
    List<Slot> open = slots;
    while (!open.isEmpty()) {
      Outcome<?> asked = answers.ask(open.stream().map(Slot::good).toList());
      boolean over = !visit.isAssociated();
      long time = clock.millis();
      List<Slot> rest = new ArrayList<>();
      for (Slot slot : open) {
        if (over || answers.has(slot.good())) {
          settle(slot, asked, time);
        } else {
          rest.add(slot);
        }
      }
      if (!rest.isEmpty() && rest.size() < open.size()) {
        visit.giveWay(); // each time after some channel: who gives way gets on all the same
      }
      open = rest;
    }
  }

  private void settle(Slot slot, Outcome<?> asked, long time) {
    try {
      Outcome<Scaled> scaled = scaled(slot, asked);
      if (scaled instanceof Outcome.Ok<Scaled> ok) {
        slot.read(ok.value().value(), ok.value().unit(), time);
      } else {
        slot.fail(scaled, time);
      }
    } catch (RuntimeException fault) {
      slot.fail(fault, time);
      faults.accept(fault);
    }
  }

  private Outcome<Scaled> scaled(Slot slot, Outcome<?> asked) {
    DlmsChannel channel = slot.good();
    return answers.valueAndUnit(
        channel,
        asked,
        (whole, unit) ->
            element(whole, channel).then(data -> typed(data, unit, slot.record().getValueType())));
  }

  private static Outcome<Scaled> typed(Data data, Optional<ScalerUnit> unit, DataType type) {
    int scaler = unit.map(ScalerUnit::scaler).orElse(0);
    String text = unit.map(ScalerUnit::text).orElse("");
    return ReadValues.of(data, scaler, type).map(value -> new Scaled(value, text));
  }

  private static Outcome<Data> element(Data data, DlmsChannel channel) {
    if (channel.index().isEmpty()) {
      return new Outcome.Ok<>(data);
    }
    int index = channel.index().get();
    List<Data> elements = data.elements();
    return index <= elements.size()
        ? new Outcome.Ok<>(elements.get(index - 1))
        : Texts.failed(
            DriverReason.DOES_NOT_FIT,
            "no element " + index + " in " + ReadValues.name(data) + " with " + elements.size());
  }
}
