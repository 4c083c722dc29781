// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kilowire.cli.output.Printer;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.standalone.Fleets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire fleet}: fleet documents. */
@Command(name = "fleet", description = "Fleet documents.", mixinStandardHelpOptions = true)
final class FleetCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  @Command(
      name = "check",
      description = {
        "Checks a fleet document and lists all of its problems.",
        "Exit code 0: in order; 1: it has problems. Secrets are not looked for.",
      },
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "FILE", description = "the document") Path file,
      @Option(names = "--json", description = "one JSON object a line") boolean json)
      throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    if (Files.size(file) > FleetReader.MAX_OCTETS) {
      throw new IOException(file + " has more than " + FleetReader.MAX_OCTETS + " octets");
    }
    Printer out = new Printer(spec.commandLine().getOut(), json);
    FleetReader reader = Fleets.reader(name -> true);
    FleetResult result = reader.read(Files.readAllBytes(file));
    if (result instanceof FleetResult.Refused refused) {
      for (DocumentProblem problem : refused.problems()) {
        out.line(
            problem.toString(),
            Printer.members("path", problem.path(), "problem", problem.message()));
      }
      return ExitCode.REFUSED;
    }
    Fleet fleet = ((FleetResult.Whole) result).fleet();
    out.line(
        "in order: gateway %s, %d lines, %d types, %d meters, %d schedules"
            .formatted(
                fleet.gateway(),
                fleet.lines().size(),
                fleet.types().size(),
                fleet.meters().size(),
                fleet.schedules().size()),
        Printer.members("gateway", fleet.gateway(), "meters", fleet.meters().size()));
    return ExitCode.DONE;
  }
}
