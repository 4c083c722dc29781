// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.conversation.Conversation;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.Command;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 get}: single registers, by commands. */
@CommandLine.Command(
    name = "get",
    description = {
      "Reads registers by commands of the programming mode, or, for a --type that has it so, behind"
          + " the request.",
      "A register that the meter refuses costs itself only."
    },
    mixinStandardHelpOptions = true)
final class Iec62056Get implements Callable<Integer> {

  private static final List<String> COLUMNS = List.of("name", "value", "unit", "raw", "refused");
  private static final int MOST_SETS = 10_000;

  /** A register and what the meter said. */
  private record Found(String name, Answer answer) {}

  @Mixin private Iec62056Options options;
  @Mixin private TableOptions output;

  @Parameters(
      arity = "1..64",
      paramLabel = "NAME",
      description = "as the meter calls it: 1.8.0, 1-0:1.8.0*255, ET0PE, or with an argument")
  private List<String> names;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Iec62056Run run = new Iec62056Run(options, output, spec);
    List<Command> commands = names.stream().map(name -> command(run.traits(), name)).toList();
    boolean once = run.traits().choice(ReadingTraits.REGISTERS).equals(ReadingTraits.ONCE);
    return once
        ? run.client(client -> all(client, commands, 0, true, List.of()), all -> print(run, all))
        : run.programming(
            client -> all(client, commands, 0, false, List.of()), all -> print(run, all));
  }

  private static Command command(Traits traits, String name) {
    String code = "R" + TraitTranslation.type(traits, ReadingTraits.READ_COMMAND);
    String argument = traits.text(ReadingTraits.READ_ARGUMENT).orElse("");
    String data = name.contains("(") ? name : name + "(" + argument + ")";
    return Command.parse(code, data)
        .orElseThrow(() -> new WrongUsage("a name has printable characters: " + name));
  }

  /** One after the other; each is printed when all are there, for a refusal ends nothing. */
  private static Conversation<List<Found>> all(
      MeterClient client, List<Command> commands, int next, boolean once, List<Found> before) {
    if (next == commands.size()) {
      return Conversation.of(before);
    }
    Command command = commands.get(next);
    return Conversation.then(
        once ? client.askOnce(command) : client.ask(command),
        answer -> {
          List<Found> found = new ArrayList<>(before);
          found.add(new Found(command.name(), answer));
          return all(client, commands, next + 1, once, found);
        });
  }

  private static int print(Iec62056Run run, List<Found> all) {
    run.printer().table(COLUMNS);
    DataSetPrinter printer = new DataSetPrinter(run.printer(), run.rules(), run::text);
    int code = ExitCode.DONE;
    for (Found found : all) {
      if (found.answer() instanceof Answer.Data data) {
        for (DataSet set : data.message(MOST_SETS).dataSets()) {
          printer.print(named(set, found.name()));
        }
      } else {
        String why = ((Answer.Refused) found.answer()).text();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", found.name());
        members.put("refused", why);
        run.printer().line(found.name() + ": refused: " + why, members);
        code = ExitCode.REFUSED;
      }
    }
    return code;
  }

  /** Some meters answer without the name. */
  private static DataSet named(DataSet set, String name) {
    return set.name().isEmpty() ? new DataSet(name, set.values(), set.raw(), set.continued()) : set;
  }
}
