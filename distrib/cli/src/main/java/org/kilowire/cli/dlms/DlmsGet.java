// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.Printer;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ObjectListElement;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.dlms.xdlms.DataAccessResult;
import org.kilowire.dlms.xdlms.GetResult;
import org.kilowire.meter.dlms.DlmsProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kilowire dlms get}: values of attributes, with scaler and unit. */
@Command(
    name = "get",
    description = "Reads attributes; registers with scaler and unit.",
    mixinStandardHelpOptions = true)
final class DlmsGet implements Callable<Integer> {

  private static final int REGISTER = 3;

  @Mixin private DeviceOptions options;

  @Parameters(
      arity = "1..64",
      paramLabel = "ATTRIBUTE",
      description = {
        "OBIS for attribute 2, as 1.0.1.8.0.255, or CLASS:OBIS:ATTRIBUTE,",
        "as 3:1.0.1.8.0.255:2"
      })
  private List<String> wanted;

  /** What is asked for; the class is not known where only an OBIS code was given. */
  private record Wish(Optional<AttributeRef> exact, LogicalName name) {}

  /** An attribute, what came of it, and where it is a register's value its scaler and unit. */
  private record Found(AttributeRef attribute, GetResult value, Optional<ScalerUnit> unit) {}

  @Override
  public Integer call() {
    List<Wish> wishes = wanted.stream().map(this::wish).toList();
    var meter = options.meter(Optional.empty());
    DlmsClient client =
        options.fitting(() -> DlmsProtocol.client(meter.traits(), options.secrets()));
    return new Device(options)
        .run(
            client.associate(),
            association ->
                Conversation.then(
                    attributes(client, wishes), attributes -> read(client, attributes)),
            client.release(),
            this::print);
  }

  private Wish wish(String text) {
    Optional<AttributeRef> exact = AttributeRef.parse(text);
    if (exact.isPresent()) {
      return new Wish(exact, exact.get().name());
    }
    return LogicalName.parse(text)
        .map(name -> new Wish(Optional.empty(), name))
        .orElseThrow(
            () -> options.usage(text + " is neither an OBIS code nor CLASS:OBIS:ATTRIBUTE"));
  }

  /** The object list tells the classes; a meter that does not show it is asked for registers. */
  private static Conversation<List<AttributeRef>> attributes(DlmsClient client, List<Wish> wishes) {
    if (wishes.stream().allMatch(wish -> wish.exact().isPresent())) {
      return Conversation.of(wishes.stream().map(wish -> wish.exact().get()).toList());
    }
    Conversation<List<ObjectListElement>> objects =
        Conversation.recover(DlmsObjects.read(client), failed -> Conversation.of(List.of()));
    return Conversation.then(
        objects,
        list -> {
          Map<LogicalName, Integer> classes = new HashMap<>();
          list.forEach(object -> classes.putIfAbsent(object.name(), object.classId()));
          List<AttributeRef> attributes = new ArrayList<>();
          for (Wish wish : wishes) {
            int classId = classes.getOrDefault(wish.name(), REGISTER);
            attributes.add(wish.exact().orElse(new AttributeRef(classId, wish.name(), 2)));
          }
          return Conversation.of(attributes);
        });
  }

  private static Conversation<List<Found>> read(DlmsClient client, List<AttributeRef> attributes) {
    List<AttributeRef> request = new ArrayList<>(attributes);
    List<Integer> unitAt = new ArrayList<>();
    for (AttributeRef attribute : attributes) {
      int where = scalerUnitOf(attribute);
      unitAt.add(where == 0 ? -1 : request.size());
      if (where != 0) {
        request.add(new AttributeRef(attribute.classId(), attribute.name(), where));
      }
    }
    return Conversation.then(
        client.getList(request),
        answers -> {
          List<Found> found = new ArrayList<>();
          for (int i = 0; i < attributes.size(); i++) {
            Optional<ScalerUnit> unit =
                unitAt.get(i) >= 0 && answers.get(unitAt.get(i)) instanceof GetResult.Value value
                    ? ScalerUnit.of(value.data())
                    : Optional.empty();
            found.add(new Found(attributes.get(i), answers.get(i), unit));
          }
          return Conversation.of(found);
        });
  }

  /** The attribute with scaler and unit of a register's value (IEC 62056-6-2); 0 for none. */
  private static int scalerUnitOf(AttributeRef attribute) {
    boolean value = attribute.attribute() == 2;
    return switch (attribute.classId()) {
      case 3, 4 -> value ? 3 : 0;
      case 5 -> value || attribute.attribute() == 3 ? 4 : 0;
      default -> 0;
    };
  }

  private int print(List<Found> all) {
    Printer out = options.printer();
    int code = ExitCode.DONE;
    for (Found found : all) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("obis", found.attribute().name().toString());
      members.put("class", found.attribute().classId());
      members.put("attribute", found.attribute().attribute());
      if (found.value() instanceof GetResult.Value value) {
        out.line(found.attribute() + " = " + describe(value.data(), found, members), members);
      } else {
        String why = DataAccessResult.text(((GetResult.Refused) found.value()).code());
        members.put("refused", why);
        out.line(found.attribute() + ": refused: " + why, members);
        code = ExitCode.REFUSED;
      }
    }
    return code;
  }

  private static String describe(Data data, Found found, Map<String, Object> members) {
    Object value = DataText.value(data);
    members.put("value", value);
    members.put("scaler", found.unit().map(ScalerUnit::scaler).orElse(null));
    members.put("unit", found.unit().map(ScalerUnit::text).orElse(null));
    Optional<BigDecimal> scaled = DataText.scaled(data, found.unit());
    members.put("scaled", scaled.map(BigDecimal::toPlainString).orElse(null));
    return scaled
        .map(number -> number.toPlainString() + " " + found.unit().get().text())
        .orElse(String.valueOf(value));
  }
}
