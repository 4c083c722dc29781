// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      Readings readings = new Readings(db);
      LongAdder printed = new LongAdder();
      readings.each(
          Optional.ofNullable(meter),
          row -> {
            out.println(json ? row.json() : row.line());
            printed.increment();
          });
      return meter != null && printed.sum() == 0 ? unknown(readings.meters()) : ImsCommand.DONE;
    } catch (ImsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ImsCommand.USAGE;
    } finally {
      out.flush();
    }
  }

  private int unknown(List<String> meters) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("no readings of " + meter + "; there are some of " + shown(meters));
    err.flush();
    return ImsCommand.NOT_THERE;
  }

  private static String shown(List<String> meters) {
    String first = meters.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return meters.isEmpty() ? "none" : first + (meters.size() > SHOWN ? ", ..." : "");
  }
}
