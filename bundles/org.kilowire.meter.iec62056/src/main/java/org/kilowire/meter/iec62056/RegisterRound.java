// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Timed;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.Source;

/** Momentary values as one row. Those that the meter has not are absent. */
final class RegisterRound {

  private final DeviceDialogue dialogue;
  private final RegisterNames names;
  private final RegisterValues values;
  private final int mostDataSets;

  RegisterRound(
      DeviceDialogue dialogue, RegisterNames names, RegisterValues values, int mostDataSets) {
    this.dialogue = dialogue;
    this.names = names;
    this.values = values;
    this.mostDataSets = mostDataSets;
  }

  /**
   * Reads them.
   *
   * @param source by the time of the row
   */
  Conversation<Block> read(
      List<Quantity> quantities, Function<Instant, Source> source, ReadContext context) {
    Conversation<Timed.Result<List<Column>>> columns =
        dialogue.comesWhole()
            ? Conversation.then(
                dialogue.whole(), whole -> Conversation.of(found(whole, quantities)))
            : Timed.of(asked(quantities));
    return Conversation.then(
        columns,
        read ->
            read.value().isEmpty()
                ? Conversation.failed(MeterReason.NOT_READABLE, "none of " + quantities)
                : Conversation.of(block(read.value(), source, context.time().at(read.middle()))));
  }

  private Timed.Result<List<Column>> found(
      Timed.Result<DataMessage> whole, List<Quantity> quantities) {
    List<Column> columns = new ArrayList<>();
    List<DataSet> sets = whole.value().dataSets();
    quantities.forEach(quantity -> values.column(quantity, sets).ifPresent(columns::add));
    return new Timed.Result<>(columns, whole.began(), whole.ended());
  }

  /** One question a name, however many quantities are of it. */
  private Conversation<List<Column>> asked(List<Quantity> quantities) {
    Map<String, List<Quantity>> questions = new LinkedHashMap<>();
    for (Quantity quantity : quantities) {
      names
          .ofMeter(quantity)
          .ifPresent(
              name -> questions.computeIfAbsent(name, key -> new ArrayList<>()).add(quantity));
    }
    return Conversation.then(
        Conversation.inTurn(
            questions.entrySet(),
            question ->
                Conversation.then(
                    DeviceDialogue.understood(dialogue.ask(question.getKey())),
                    answer -> Conversation.of(taken(answer, question.getValue())))),
        found -> Conversation.of(inOrder(found, quantities)));
  }

  private static List<Column> inOrder(List<Map<Quantity, Column>> found, List<Quantity> order) {
    Map<Quantity, Column> all = new HashMap<>();
    found.forEach(all::putAll);
    return order.stream().map(all::get).filter(Objects::nonNull).toList();
  }

  private Map<Quantity, Column> taken(Optional<Answer> answer, List<Quantity> quantities) {
    Map<Quantity, Column> columns = new HashMap<>();
    if (answer.isPresent() && answer.get() instanceof Answer.Data data) {
      List<DataSet> sets = data.message(mostDataSets).dataSets();
      for (Quantity quantity : quantities) {
        values.answer(quantity, sets).ifPresent(column -> columns.put(quantity, column));
      }
    }
    return columns;
  }

  private static Block block(List<Column> columns, Function<Instant, Source> source, Instant at) {
    return new Block(
        source.apply(at),
        new long[] {at.toEpochMilli()},
        new int[1],
        new int[1],
        new long[1],
        List.of(),
        columns);
  }
}
