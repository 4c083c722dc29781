// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire ims events}. */
@Command(
    name = "events",
    description = {
      "Prints the events that gateways reported, by time.",
      "While the IMS receives, too. Exit code 2: no such database."
    },
    mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--db", required = true, paramLabel = "FILE", description = "The IMS's database.")
  private Path db;

  @Option(
      names = "--meter",
      paramLabel = "ID",
      description = "Only the meter of this id in the fleet.")
  private Optional<String> meter = Optional.empty();

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      new Readings(db).events(meter, row -> out.println(json ? row.json() : row.line()));
      return ImsCommand.DONE;
    } catch (ImsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ImsCommand.USAGE;
    } finally {
      out.flush();
    }
  }
}
