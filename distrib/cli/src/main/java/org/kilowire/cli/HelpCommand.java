// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire help}: what --help tells. */
@Command(
    name = "help",
    description = "Tells what COMMAND --help tells: kilowire help dlms get",
    mixinStandardHelpOptions = true)
final class HelpCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "dlms get (default: kilowire)")
  private List<String> words = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Kilowire.subcommand(spec.parent().commandLine(), words).usage(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
