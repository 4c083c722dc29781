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

/** {@code kilowire ims readings}. */
@Command(
    name = "readings",
    description = {
      "Prints what the IMS holds, by meter, quantity and time.",
      "While the IMS receives, too. Exit code 2: no such database."
    },
    mixinStandardHelpOptions = true)
final class ReadingsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--db", required = true, paramLabel = "FILE", description = "The IMS's database.")
  private Path db;

  @Option(
      names = "--meter",
      paramLabel = "ID",
      description = "Only the meter of this id in the fleet.")
  private String meter;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      new Readings(db)
          .each(Optional.ofNullable(meter), row -> out.println(json ? row.json() : row.line()));
    } catch (ImsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ImsCommand.USAGE;
    } finally {
      out.flush();
    }
    return ImsCommand.DONE;
  }
}
