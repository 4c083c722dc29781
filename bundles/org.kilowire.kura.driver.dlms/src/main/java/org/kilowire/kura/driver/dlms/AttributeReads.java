// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.kura.driver.ChannelReads;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.MeterUse;

/**
 * What the meter has answered of channels during one use of it, asked request by request: what it
 * has answered stays, whatever becomes of the next one.
 */
final class AttributeReads implements ChannelReads<DlmsChannel> {

  private final MeterUse<DlmsAssociation> use;

  /** Of this association, and of no other. */
  private final Map<AttributeRef, Outcome<Data>> answers = new HashMap<>();

  private Optional<DlmsAssociation> association = Optional.empty();
  private List<AttributeRef> request = List.of();

  AttributeReads(MeterUse<DlmsAssociation> use) {
    this.use = use;
  }

  @Override
  public boolean has(DlmsChannel channel) {
    return missing(channel).findAny().isEmpty();
  }

  /** What a channel needs and is not known: its value, and behind it the scaler. */
  private Stream<AttributeRef> missing(DlmsChannel channel) {
    Stream<AttributeRef> scaler =
        channel.scalerUnit().filter(where -> unit(where).isEmpty()).stream();
    return Stream.concat(Stream.of(channel.attribute()), scaler)
        .filter(attribute -> !answers.containsKey(attribute));
  }

  @Override
  public Outcome<?> ask(List<DlmsChannel> channels) {
    Outcome<List<GetResult>> list =
        use.get(
            associated -> {
              begin(associated);
              request = request(channels, associated);
              return associated.client().getList(request);
            });
    if (list instanceof Outcome.Ok<List<GetResult>> ok) {
      for (int i = 0; i < request.size(); i++) {
        take(request.get(i), ok.value().get(i));
      }
    } else if (use.isAssociated()) {
      refused(list);
    }
    return list;
  }

  /** Answers of an earlier association may be those of another device. */
  private void begin(DlmsAssociation associated) {
    Optional<DlmsAssociation> now = Optional.of(associated);
    if (!association.equals(now)) {
      answers.clear();
    }
    association = now;
  }

  private Optional<ScalerUnit> unit(AttributeRef where) {
    return association.flatMap(one -> one.unit(where));
  }

  private List<AttributeRef> request(List<DlmsChannel> channels, DlmsAssociation associated) {
    int most = associated.client().maxListed();
    Set<AttributeRef> request = new LinkedHashSet<>();
    for (DlmsChannel channel : channels) {
      for (AttributeRef attribute : missing(channel).toList()) {
        boolean alone = associated.isAlone(attribute);
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
      association.orElseThrow().readable(attribute);
      return;
    }
    GetResult.Absent absent = (GetResult.Absent) result;
    answers.put(attribute, new Outcome.Failed<>(absent.reason(), attribute + ": " + absent.text()));
  }

  /** One attribute can spoil a list; alone it spoils nothing but itself. */
  private void refused(Outcome<?> why) {
    if (request.size() > 1) {
      association.orElseThrow().alone(request);
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

  /**
   * Goes on with the value of a channel and its unit, which is empty where it has none.
   *
   * @param asked why they are not known where they are not
   */
  <T> Outcome<T> valueAndUnit(
      DlmsChannel channel,
      Outcome<?> asked,
      BiFunction<Data, Optional<ScalerUnit>, Outcome<T>> then) {
    return answer(channel.attribute(), asked)
        .then(data -> unit(channel, asked).then(unit -> then.apply(data, unit)));
  }

  @Override
  public Outcome<ChannelValue> value(DlmsChannel channel, Outcome<?> asked) {
    return valueAndUnit(
        channel, asked, (data, unit) -> channel.element(data).then(one -> DlmsValue.of(one, unit)));
  }

  private Outcome<Data> answer(AttributeRef attribute, Outcome<?> asked) {
    Outcome<Data> answer = answers.get(attribute);
    return answer == null ? asked.failure() : answer;
  }

  private Outcome<Optional<ScalerUnit>> unit(DlmsChannel channel, Outcome<?> asked) {
    if (channel.scalerUnit().isEmpty()) {
      return new Outcome.Ok<>(Optional.empty());
    }
    AttributeRef where = channel.scalerUnit().get();
    Optional<ScalerUnit> known = unit(where);
    return known.isPresent()
        ? new Outcome.Ok<>(known)
        : answer(where, asked).then(data -> learn(where, data));
  }

  private Outcome<Optional<ScalerUnit>> learn(AttributeRef where, Data data) {
    Optional<ScalerUnit> unit = ScalerUnit.of(data);
    unit.ifPresent(one -> association.orElseThrow().unit(where, one));
    return unit.isPresent()
        ? new Outcome.Ok<>(unit)
        : new Outcome.Failed<>(DlmsReason.MALFORMED_DATA, where + " is no scaler and unit");
  }
}
