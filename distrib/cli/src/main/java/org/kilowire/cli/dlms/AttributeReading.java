// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/**
 * Reads attributes, with scaler and unit where they have some. Where only an OBIS code is known,
 * the class that such a code usually has is asked; the object list, a hundred times as long, only
 * where that was wrong.
 */
final class AttributeReading {

  /** An attribute, what came of it, and where it is a register's value its scaler and unit. */
  record Found(AttributeRef attribute, GetResult value, Optional<ScalerUnit> unit) {}

  private final DlmsClient client;
  private final List<Wish> wishes;

  AttributeReading(DlmsClient client, List<Wish> wishes) {
    this.client = client;
    this.wishes = wishes;
  }

  /** One result a wish, in their order. */
  Conversation<List<Found>> read() {
    List<AttributeRef> likely =
        wishes.stream().map(wish -> wish.in(UsualClass.of(wish.name()))).toList();
    return Conversation.then(read(likely), this::corrected);
  }

  /** Asks again for what is not of the class that was guessed. */
  private Conversation<List<Found>> corrected(List<Found> found) {
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      if (wishes.get(i).exact().isEmpty() && isOfAnotherClass(found.get(i).value())) {
        wrong.add(i);
      }
    }
    return wrong.isEmpty()
        ? Conversation.of(found)
        : Conversation.then(classes(), classes -> read(found, wrong, classes));
  }

  private Conversation<List<Found>> read(
      List<Found> found, List<Integer> wrong, Map<LogicalName, Integer> classes) {
    List<Integer> listed =
        wrong.stream().filter(i -> classes.containsKey(wishes.get(i).name())).toList();
    List<AttributeRef> again =
        listed.stream().map(i -> wishes.get(i).in(classes.get(wishes.get(i).name()))).toList();
    if (again.isEmpty()) {
      return Conversation.of(found);
    }
    return Conversation.then(
        read(again),
        right -> {
          List<Found> all = new ArrayList<>(found);
          for (int i = 0; i < listed.size(); i++) {
            all.set(listed.get(i), right.get(i));
          }
          return Conversation.of(all);
        });
  }

  /** Nothing where the meter does not show its object list. */
  private Conversation<Map<LogicalName, Integer>> classes() {
    return Conversation.then(
        DlmsObjects.readOrNone(client),
        list -> {
          Map<LogicalName, Integer> classes = new HashMap<>();
          list.forEach(object -> classes.putIfAbsent(object.name(), object.classId()));
          return Conversation.of(classes);
        });
  }

  private static boolean isOfAnotherClass(GetResult result) {
    if (!(result instanceof GetResult.Refused refused)) {
      return false;
    }
    DataAccessResult why = DataAccessResult.of(refused.code());
    return why == DataAccessResult.OBJECT_UNDEFINED
        || why == DataAccessResult.OBJECT_CLASS_INCONSISTENT
        || why == DataAccessResult.OBJECT_UNAVAILABLE;
  }

  private Conversation<List<Found>> read(List<AttributeRef> attributes) {
    List<AttributeRef> request = new ArrayList<>(attributes);
    Map<Integer, Integer> unitAt = new HashMap<>();
    for (int i = 0; i < attributes.size(); i++) {
      Optional<AttributeRef> unit = ScalerUnit.attributeOf(attributes.get(i));
      if (unit.isPresent()) {
        unitAt.put(i, request.size());
        request.add(unit.get());
      }
    }
    return Conversation.then(
        client.getList(request),
        answers -> {
          List<Found> found = new ArrayList<>();
          for (int i = 0; i < attributes.size(); i++) {
            Optional<ScalerUnit> unit =
                Optional.ofNullable(unitAt.get(i))
                    .map(answers::get)
                    .flatMap(AttributeReading::unit);
            found.add(new Found(attributes.get(i), answers.get(i), unit));
          }
          return Conversation.of(found);
        });
  }

  private static Optional<ScalerUnit> unit(GetResult answer) {
    return answer instanceof GetResult.Value value ? ScalerUnit.of(value.data()) : Optional.empty();
  }
}
