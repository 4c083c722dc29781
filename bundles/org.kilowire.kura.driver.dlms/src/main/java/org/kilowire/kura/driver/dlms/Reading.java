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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.xdlms.DataAccessResult;
import org.kilowire.dlms.xdlms.GetResult;

/**
 * Reads channels in as few requests as the meter allows, request by request: what the meter has
 * answered stays read, whatever becomes of the next one.
 */
final class Reading {

  private final Visit visit;
  private final InstantSource clock;
  private final Consumer<RuntimeException> faults;

  /** Of the association with this number, and of no other. */
  private final Map<AttributeRef, Outcome<Data>> answers = new HashMap<>();

  private long association;
  private Knowledge knowledge = new Knowledge();
  private List<AttributeRef> request = List.of();

  /** A value and its unit. */
  private record Scaled(TypedValue<?> value, String unit) {}

  /**
   * Reads during one visit.
   *
   * @param faults is told of a fault of ours that has cost one channel its value
   */
  Reading(Visit visit, InstantSource clock, Consumer<RuntimeException> faults) {
    this.visit = visit;
    this.clock = clock;
    this.faults = faults;
  }

  /** Reads channels whose settings are right. */
  void read(List<Slot> slots) {
    List<Slot> open = slots;
    while (!open.isEmpty()) {
      Outcome<?> asked = ask(open);
      boolean over = !visit.isAssociated();
      long time = clock.millis();
      List<Slot> rest = new ArrayList<>();
      for (Slot slot : open) {
        if (over || isAnswered(slot.good())) {
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

  /** What the attribute of a channel holds now, and the scaler of its number. */
  <T> Outcome<T> before(Slot slot, BiFunction<Data, Integer, Outcome<T>> then) {
    DlmsChannel channel = slot.good();
    Outcome<?> asked = ask(List.of(slot));
    while (visit.isAssociated() && !isAnswered(channel)) {
      asked = ask(List.of(slot));
    }
    return valueAndUnit(channel, asked, (data, unit) -> then.apply(data, scaler(unit)));
  }

  private boolean isAnswered(DlmsChannel channel) {
    return missing(channel).findAny().isEmpty();
  }

  /** What a channel needs and is not known: its value, and behind it the scaler. */
  private Stream<AttributeRef> missing(DlmsChannel channel) {
    Stream<AttributeRef> scaler =
        channel.scalerUnit().filter(where -> knowledge.unit(where).isEmpty()).stream();
    return Stream.concat(Stream.of(channel.attribute()), scaler)
        .filter(attribute -> !answers.containsKey(attribute));
  }

  /** One request for what is missing. */
  private Outcome<?> ask(List<Slot> slots) {
    Outcome<List<GetResult>> list =
        visit.get(
            session -> {
              begin(session);
              request = request(slots, session.client().maxListed());
              return session.client().getList(request);
            });
    if (list instanceof Outcome.Ok<List<GetResult>> ok) {
      for (int i = 0; i < request.size(); i++) {
        take(request.get(i), ok.value().get(i));
      }
    } else if (visit.isAssociated()) {
      refused(list);
    }
    return list;
  }

  /** Answers of an earlier association may be those of another device. */
  private void begin(Session session) {
    if (session.number() != association) {
      answers.clear();
    }
    association = session.number();
    knowledge = session.knowledge();
  }

  private List<AttributeRef> request(List<Slot> slots, int most) {
    Set<AttributeRef> request = new LinkedHashSet<>();
    for (Slot slot : slots) {
      for (AttributeRef attribute : missing(slot.good()).toList()) {
        boolean alone = knowledge.isAlone(attribute);
        if (alone && request.isEmpty()) {
          return List.of(attribute);
        }
        if (!alone) {
          request.add(attribute);
        }
        if (request.size() == most) {
          return List.copyOf(request);
        }
      }
    }
    return List.copyOf(request);
  }

  private void take(AttributeRef attribute, GetResult result) {
    if (result instanceof GetResult.Value value) {
      answers.put(attribute, new Outcome.Ok<>(value.data()));
      knowledge.readable(attribute);
      return;
    }
    int code = ((GetResult.Refused) result).code();
    answers.put(
        attribute,
        new Outcome.Failed<>(
            DataAccessResult.of(code).reason(), attribute + ": " + DataAccessResult.text(code)));
  }

  /** One attribute can spoil a list; alone it spoils nothing but itself. */
  private void refused(Outcome<?> why) {
    if (request.size() > 1) {
      knowledge.alone(request);
    } else {
      answers.put(request.get(0), of(request.get(0), why));
    }
  }

  /** A refusal that says of which attribute it is. */
  private static Outcome<Data> of(AttributeRef attribute, Outcome<?> why) {
    return why instanceof Outcome.Failed<?> failed
        ? new Outcome.Failed<>(failed.reason(), attribute + ": " + failed.detail())
        : why.failure();
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
    return valueAndUnit(
        channel,
        asked,
        (whole, unit) ->
            element(whole, channel).then(data -> typed(data, unit, slot.record().getValueType())));
  }

  /**
   * Goes on with the value and the unit of a channel.
   *
   * @param asked why they are not known where they are not
   */
  private <T> Outcome<T> valueAndUnit(
      DlmsChannel channel,
      Outcome<?> asked,
      BiFunction<Data, Optional<ScalerUnit>, Outcome<T>> then) {
    Outcome<Data> answer = answers.get(channel.attribute());
    return answer == null
        ? asked.failure()
        : answer.then(data -> unit(channel, asked).then(unit -> then.apply(data, unit)));
  }

  private static Outcome<Scaled> typed(Data data, Optional<ScalerUnit> unit, DataType type) {
    String text = unit.map(ScalerUnit::text).orElse("");
    return ReadValues.of(data, scaler(unit), type).map(value -> new Scaled(value, text));
  }

  private static int scaler(Optional<ScalerUnit> unit) {
    return unit.map(ScalerUnit::scaler).orElse(0);
  }

  /** The scaler and unit of a channel; empty where it has none, a failure where it is not known. */
  private Outcome<Optional<ScalerUnit>> unit(DlmsChannel channel, Outcome<?> asked) {
    if (channel.scalerUnit().isEmpty()) {
      return new Outcome.Ok<>(Optional.empty());
    }
    AttributeRef where = channel.scalerUnit().get();
    Optional<ScalerUnit> known = knowledge.unit(where);
    if (known.isPresent()) {
      return new Outcome.Ok<>(known);
    }
    Outcome<Data> answer = answers.get(where);
    return answer == null ? asked.failure() : answer.then(data -> learn(where, data));
  }

  private Outcome<Optional<ScalerUnit>> learn(AttributeRef where, Data data) {
    Optional<ScalerUnit> unit = ScalerUnit.of(data);
    unit.ifPresent(one -> knowledge.unit(where, one));
    return unit.isPresent()
        ? new Outcome.Ok<>(unit)
        : new Outcome.Failed<>(DlmsReason.MALFORMED_DATA, where + " is no scaler and unit");
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
