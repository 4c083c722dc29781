// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.obis.ObisMeaning;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ObjectListElement;
import org.kilowire.dlms.session.client.DlmsClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kilowire dlms objects}: what the association shows. */
@Command(
    name = "objects",
    description = "Lists the objects that the meter shows us.",
    mixinStandardHelpOptions = true)
final class DlmsObjects implements Callable<Integer> {

  /** The association in force, whoever it is with (IEC 62056-6-2, class 15). */
  private static final AttributeRef OBJECT_LIST =
      new AttributeRef(15, new LogicalName(0, 0, 40, 0, 0, 255), 2);

  private static final List<String> COLUMNS = List.of("obis", "class", "version", "meaning");

  @Mixin private DlmsOptions options;
  @Mixin private TableOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DlmsRun run = new DlmsRun(options, output, spec, Optional.empty());
    return run.client(DlmsObjects::read, objects -> print(run.printer(), objects));
  }

  /** The objects, in the meter's order; an element of another shape is left out. */
  static Conversation<List<ObjectListElement>> read(DlmsClient client) {
    return Conversation.then(
        client.get(OBJECT_LIST),
        data -> {
          List<ObjectListElement> objects = new ArrayList<>();
          for (Data element : data.elements()) {
            ObjectListElement.of(element).ifPresent(objects::add);
          }
          return Conversation.of(objects);
        });
  }

  /** Nothing where the meter does not show them. */
  static Conversation<List<ObjectListElement>> readOrNone(DlmsClient client) {
    return Conversation.recover(read(client), failed -> Conversation.of(List.of()));
  }

  private static int print(Printer out, List<ObjectListElement> objects) {
    out.table(COLUMNS);
    for (ObjectListElement object : objects) {
      String meaning = ObisMeaning.of(object.name().octets());
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("obis", object.name().toString());
      members.put("class", object.classId());
      members.put("version", object.version());
      members.put("meaning", meaning);
      members.put(
          "attributes",
          object.attributes().stream()
              .map(one -> Map.of("attribute", one.attribute(), "mode", one.mode()))
              .toList());
      members.put(
          "methods",
          object.methods().stream()
              .map(one -> Map.of("method", one.method(), "mode", one.mode()))
              .toList());
      out.line(
          "%-20s class %5d version %d  %s"
              .formatted(object.name(), object.classId(), object.version(), meaning)
              .stripTrailing(),
          members);
    }
    return ExitCode.DONE;
  }
}
