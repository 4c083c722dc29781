// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.ims.ReadingRow;
import org.kilowire.ims.Readings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kilowire ims readings}. */
@Command(
    name = "readings",
    description = {
      "Prints what the IMS holds, by meter, quantity and time.",
      "While the IMS receives, too. Exit code 1: nothing of that meter; 2: no such database."
    },
    mixinStandardHelpOptions = true)
final class ReadingsCommand implements Callable<Integer> {

  /** How many meters a message names. */
  private static final int SHOWN = 20;

  @Mixin private DatabaseOptions database;
  @Mixin private TableOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Printer out = output.printer(spec);
    Readings readings = new Readings(database.file());
    LongAdder printed = new LongAdder();
    out.table(ReadingRow.MEMBERS);
    readings.each(
        database.meter(),
        row -> {
          out.line(row.line(), row.members());
          printed.increment();
        });
    if (database.meter().isEmpty() || printed.sum() > 0) {
      return ExitCode.DONE;
    }
    String problem =
        "no readings of " + database.meter().get() + "; there are some of " + shown(readings);
    out.failure(problem, Map.of("problem", problem));
    return ExitCode.REFUSED;
  }

  private static String shown(Readings readings) {
    List<String> meters = readings.meters();
    String first = meters.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return meters.isEmpty() ? "none" : first + (meters.size() > SHOWN ? ", ..." : "");
  }
}
