// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.kilowire.cli.output.ManPage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire man}: a command's manual page. */
@Command(
    name = "man",
    description = "Prints a command's manual page: kilowire man dlms get | man -l -",
    mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "dlms get (default: kilowire)")
  private List<String> words = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = Kilowire.subcommand(spec.parent().commandLine(), words);
    spec.commandLine().getOut().print(new ManPage(command.getCommandSpec()).text());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
