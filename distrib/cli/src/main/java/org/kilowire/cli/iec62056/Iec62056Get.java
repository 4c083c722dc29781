// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.conversation.Conversation;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 get}: single registers, by commands, printed as they come. */
@Command(
    name = "get",
    description = {
      "Reads registers by commands of the programming mode, or, for a --type that has it so, behind"
          + " the request.",
      "A register that the meter refuses costs itself only."
    },
    mixinStandardHelpOptions = true)
final class Iec62056Get implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("name", "value", "unit", "raw", "time", "refused");

  private static final int MOST_SETS = 10_000;

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
    List<CommandMessage> commands =
        names.stream().map(name -> command(run.traits(), name)).toList();
    boolean once = run.traits().choice(ReadingTraits.REGISTERS).equals(ReadingTraits.ONCE);
    run.printer().table(COLUMNS);
    return once
        ? run.client(client -> new Round(run, client, commands, true).from(0), code -> code)
        : run.programming(client -> new Round(run, client, commands, false).from(0), code -> code);
  }

  private static CommandMessage command(Traits traits, String name) {
    String code = "R" + TraitTranslation.type(traits, ReadingTraits.READ_COMMAND);
    String argument = traits.text(ReadingTraits.READ_ARGUMENT).orElse("");
    String data = name.contains("(") ? name : name + "(" + argument + ")";
    return CommandMessage.parse(code, data)
        .orElseThrow(() -> new WrongUsage("a name has printable characters: " + name));
  }

  /** One command after the other. */
  private static final class Round {
    private final Iec62056Run run;
    private final MeterClient client;
    private final List<CommandMessage> commands;
    private final boolean once;
    private final DataSetPrinter printer;
    private int code = ExitCode.DONE;

    Round(Iec62056Run run, MeterClient client, List<CommandMessage> commands, boolean once) {
      this.run = run;
      this.client = client;
      this.commands = commands;
      this.once = once;
      this.printer = new DataSetPrinter(run.printer(), run.rules(), run::text, COLUMNS);
    }

    /** Yields the exit code. */
    Conversation<Integer> from(int next) {
      if (next == commands.size()) {
        return Conversation.of(code);
      }
      CommandMessage command = commands.get(next);
      return Conversation.then(
          understood(once ? client.askOnce(command) : client.ask(command)),
          answer -> {
            print(command.name(), answer);
            return from(next + 1);
          });
    }

    /** NAK, all repetitions included, is a refusal in a word. */
    private static Conversation<Answer> understood(Conversation<Answer> question) {
      return Conversation.recover(
          question,
          failed ->
              failed.reason() == Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT
                  ? Conversation.of(new Answer.Refused("NAK"))
                  : Conversation.failed(failed.reason(), failed.detail()));
    }

    private void print(String name, Answer answer) {
      List<DataSet> sets =
          answer instanceof Answer.Data data ? data.message(MOST_SETS).dataSets() : List.of();
      if (!sets.isEmpty()) {
        sets.forEach(set -> printer.print(named(set, name)));
        return;
      }
      String why = answer instanceof Answer.Refused refused ? refused.text() : "no value";
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("name", name);
      members.put("refused", why);
      run.printer().line(name + ": refused: " + why, members);
      code = ExitCode.REFUSED;
    }

    /** Some meters answer without the name. */
    private static DataSet named(DataSet set, String name) {
      return set.name().isEmpty()
          ? new DataSet(name, set.values(), set.raw(), set.continued())
          : set;
    }
  }
}
