// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Timed;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.ColumnBuffer;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.Source;

/** Momentary values of many quantities, in as few requests as the meter allows, as one row. */
final class RegisterReading {

  private final DlmsClient client;
  private final Knowledge knowledge;
  private final String meter;
  private final String device;
  private final Quantity series;
  private final ReadContext context;
  private final List<Wanted> wanted = new ArrayList<>();

  /** One quantity on its way to a value. */
  private static final class Wanted {
    private final Quantity quantity;
    private final List<AttributeRef> candidates;
    private int tried;
    private boolean unscaled;
    private Data value;

    Wanted(Quantity quantity, List<AttributeRef> candidates) {
      this.quantity = quantity;
      this.candidates = candidates;
    }

    boolean open() {
      return value == null && tried < candidates.size();
    }

    AttributeRef attribute() {
      return candidates.get(tried);
    }

    /**
     * Goes on to the next class. A value that has a scaler, though it was not to be had, is not one
     * of a class without.
     */
    void tryNext() {
      do {
        tried++;
      } while (open() && unscaled && ScalerUnit.attributeOf(attribute()).isEmpty());
    }
  }

  RegisterReading(
      DlmsClient client,
      Knowledge knowledge,
      String meter,
      String device,
      Quantity series,
      ReadContext context) {
    this.client = client;
    this.knowledge = knowledge;
    this.meter = meter;
    this.device = device;
    this.series = series;
    this.context = context;
  }

  Conversation<Block> read(List<Quantity> quantities) {
    for (Quantity quantity : quantities) {
      List<AttributeRef> candidates =
          knowledge.attribute(quantity).map(List::of).orElseGet(() -> Objects.candidates(quantity));
      wanted.add(new Wanted(quantity, candidates));
    }
    return Conversation.then(
        Timed.of(ask()),
        asked -> {
          if (wanted.stream().allMatch(one -> one.value == null)) {
            return Conversation.failed(MeterReason.NOT_READABLE, "none of " + quantities);
          }
          return Conversation.of(block(context.time().at(asked.middle())));
        });
  }

  /** Asks for all that is still open; a wrong guess of the class is asked anew with the next. */
  private Conversation<Void> ask() {
    List<Wanted> open = wanted.stream().filter(Wanted::open).toList();
    if (open.isEmpty()) {
      return Conversation.of(null);
    }
    List<AttributeRef> request = new ArrayList<>();
    open.forEach(one -> request.add(one.attribute()));
    List<AttributeRef> scalers = unknownScalers(open);
    scalers.forEach(attribute -> request.add(ScalerUnit.attributeOf(attribute).orElseThrow()));
    return Conversation.then(
        client.getList(request),
        answers -> {
          for (int i = 0; i < scalers.size(); i++) {
            learnUnit(scalers.get(i), answers.get(open.size() + i));
          }
          for (int i = 0; i < open.size(); i++) {
            take(open.get(i), answers.get(i));
          }
          return ask();
        });
  }

  private List<AttributeRef> unknownScalers(List<Wanted> open) {
    return open.stream()
        .map(Wanted::attribute)
        .filter(attribute -> ScalerUnit.attributeOf(attribute).isPresent())
        .filter(attribute -> !knowledge.knowsUnit(attribute))
        .distinct()
        .toList();
  }

  private void learnUnit(AttributeRef attribute, GetResult answer) {
    if (answer instanceof GetResult.Value value) {
      ScalerUnit.of(value.data()).ifPresent(unit -> knowledge.unit(attribute, unit));
    }
  }

  private void take(Wanted one, GetResult answer) {
    if (Refusals.passing(answer).isPresent()) {
      one.tried = one.candidates.size();
      return;
    }
    boolean plain = ScalerUnit.attributeOf(one.attribute()).isEmpty();
    if (answer instanceof GetResult.Value value) {
      if (plain || knowledge.unit(one.attribute()).isPresent()) {
        one.value = value.data();
        knowledge.attribute(one.quantity, one.attribute());
        return;
      }
      one.unscaled = true;
    }
    one.tryNext();
  }

  private Block block(Instant readAt) {
    List<Column> columns = new ArrayList<>();
    for (Wanted one : wanted) {
      if (one.value != null) {
        columns.add(column(one));
      }
    }
    Source source =
        new Source(
            meter,
            device,
            series,
            context.origin(),
            readAt,
            context.time().proven(),
            Duration.ZERO);
    return new Block(
        source,
        new long[] {readAt.toEpochMilli()},
        new int[1],
        new int[1],
        new long[1],
        List.of(),
        columns);
  }

  private Column column(Wanted one) {
    Optional<ScalerUnit> unit = knowledge.unit(one.attribute());
    int scale = unit.map(ScalerUnit::scaler).orElse(0);
    ColumnBuffer column =
        new ColumnBuffer(one.quantity, unit.map(ScalerUnit::text).orElse(""), scale);
    element(one).flatMap(data -> Values.of(data, scale)).ifPresent(v -> column.other(0, v));
    return column.take(1);
  }

  /** The whole value, or the element of it that the quantity names. */
  private static Optional<Data> element(Wanted one) {
    Optional<Integer> index = one.quantity.cosem().flatMap(Quantity.Cosem::index);
    if (index.isEmpty()) {
      return Optional.of(one.value);
    }
    int at = index.get() - 1;
    return one.value instanceof Data.Structure parts && at >= 0 && at < parts.elements().size()
        ? Optional.of(parts.elements().get(at))
        : Optional.empty();
  }
}
