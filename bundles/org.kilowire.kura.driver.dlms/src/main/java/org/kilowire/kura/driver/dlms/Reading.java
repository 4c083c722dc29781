// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.xdlms.DataAccessResult;
import org.kilowire.dlms.xdlms.GetResult;

/** Reads channels in as few requests as the meter allows. */
final class Reading {

  /** So many channels are read before somebody more urgent may have the line. */
  private static final int AT_ONCE = 64;

  private final Visit visit;
  private final InstantSource clock;
  private final Map<AttributeRef, Outcome<Data>> answers = new HashMap<>();
  private List<AttributeRef> wanted = List.of();
  private Map<AttributeRef, ScalerUnit> units = Map.of();

  /** A value and its unit. */
  private record Scaled(TypedValue<?> value, String unit) {}

  Reading(Visit visit, InstantSource clock) {
    this.visit = visit;
    this.clock = clock;
  }

  /** Reads channels whose settings are right. */
  void read(List<Slot> slots) {
    for (int from = 0; from < slots.size(); from += AT_ONCE) {
      List<Slot> part = slots.subList(from, Math.min(slots.size(), from + AT_ONCE));
      Outcome<?> asked = ask(part);
      boolean over = !visit.isAssociated();
      long time = clock.millis();
      (over ? slots.subList(from, slots.size()) : part).forEach(slot -> settle(slot, asked, time));
      if (over) {
        return;
      }
      visit.giveWay();
    }
  }

  /** What the attribute of a channel holds now, and the scaler of its number. */
  <T> Outcome<T> before(Slot slot, BiFunction<Data, Integer, Outcome<T>> then) {
    Outcome<?> asked = ask(List.of(slot));
    DlmsChannel channel = slot.good();
    Outcome<Data> answer = answers.get(channel.attribute());
    return answer == null
        ? asked.failure()
        : answer.then(data -> unit(channel).then(unit -> then.apply(data, scaler(unit))));
  }

  /** Asks for what the channels need and is not known yet. */
  private Outcome<?> ask(List<Slot> slots) {
    answers.clear();
    Outcome<List<GetResult>> list =
        visit.get(
            session -> {
              units = session.units();
              wanted = wanted(slots);
              return session.client().getList(wanted);
            });
    if (list instanceof Outcome.Ok<List<GetResult>> ok) {
      for (int i = 0; i < wanted.size(); i++) {
        answers.put(wanted.get(i), answer(wanted.get(i), ok.value().get(i)));
      }
      return list;
    }
    boolean refused =
        list instanceof Outcome.Failed<List<GetResult>> no && no.reason() instanceof DlmsReason;
    return refused && visit.isAssociated() && wanted.size() > 1 ? askEach() : list;
  }

  private List<AttributeRef> wanted(List<Slot> slots) {
    Set<AttributeRef> all = new LinkedHashSet<>();
    slots.forEach(slot -> all.add(slot.good().attribute()));
    for (Slot slot : slots) {
      slot.good().scalerUnit().filter(one -> !units.containsKey(one)).ifPresent(all::add);
    }
    return new ArrayList<>(all);
  }

  /** One attribute can spoil a list; alone it spoils nothing but itself. */
  private Outcome<?> askEach() {
    Outcome<Data> one = Texts.failed(DriverReason.NO_VALUE, "nothing was asked");
    for (AttributeRef attribute : wanted) {
      one = visit.get(session -> session.client().get(attribute));
      if (!visit.isAssociated()) {
        return one;
      }
      answers.put(attribute, one);
    }
    return one;
  }

  private static Outcome<Data> answer(AttributeRef attribute, GetResult result) {
    if (result instanceof GetResult.Value value) {
      return new Outcome.Ok<>(value.data());
    }
    int code = ((GetResult.Refused) result).code();
    return new Outcome.Failed<>(
        DataAccessResult.of(code).reason(), attribute + ": " + DataAccessResult.text(code));
  }

  private void settle(Slot slot, Outcome<?> asked, long time) {
    Outcome<Scaled> scaled = scaled(slot, asked);
    if (scaled instanceof Outcome.Ok<Scaled> ok) {
      slot.read(ok.value().value(), ok.value().unit(), time);
    } else {
      slot.fail(scaled, time);
    }
  }

  private Outcome<Scaled> scaled(Slot slot, Outcome<?> asked) {
    DlmsChannel channel = slot.good();
    Outcome<Data> answer = answers.get(channel.attribute());
    if (answer == null) {
      return asked.failure();
    }
    return answer.then(
        whole ->
            unit(channel)
                .then(
                    unit ->
                        element(whole, channel)
                            .then(data -> typed(data, unit, slot.record().getValueType()))));
  }

  private static Outcome<Scaled> typed(Data data, Optional<ScalerUnit> unit, DataType type) {
    String text = unit.map(ScalerUnit::text).orElse("");
    return ReadValues.of(data, scaler(unit), type).map(value -> new Scaled(value, text));
  }

  private static int scaler(Optional<ScalerUnit> unit) {
    return unit.map(ScalerUnit::scaler).orElse(0);
  }

  /** The scaler and unit of a channel; empty where it has none, a failure where it is not known. */
  private Outcome<Optional<ScalerUnit>> unit(DlmsChannel channel) {
    Optional<AttributeRef> where = channel.scalerUnit();
    if (where.isEmpty()) {
      return new Outcome.Ok<>(Optional.empty());
    }
    ScalerUnit known = units.get(where.get());
    if (known != null) {
      return new Outcome.Ok<>(Optional.of(known));
    }
    return answers
        .getOrDefault(where.get(), Texts.failed(DriverReason.NO_VALUE, "not read"))
        .then(
            data ->
                ScalerUnit.of(data)
                    .<Outcome<Optional<ScalerUnit>>>map(one -> learn(where.get(), one))
                    .orElseGet(
                        () ->
                            new Outcome.Failed<>(
                                DlmsReason.MALFORMED_DATA,
                                where.get() + " is no scaler and unit")));
  }

  private Outcome<Optional<ScalerUnit>> learn(AttributeRef where, ScalerUnit unit) {
    units.put(where, unit);
    return new Outcome.Ok<>(Optional.of(unit));
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
