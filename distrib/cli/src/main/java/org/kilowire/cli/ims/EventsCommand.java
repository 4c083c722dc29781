// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.ims.EventRow;
import org.kilowire.ims.Readings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private DatabaseOptions database;
  @Mixin private TableOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Printer out = output.printer(spec);
    out.table(EventRow.MEMBERS);
    new Readings(database.file())
        .events(database.meter(), row -> out.line(row.line(), row.members()));
    return ExitCode.DONE;
  }
}
