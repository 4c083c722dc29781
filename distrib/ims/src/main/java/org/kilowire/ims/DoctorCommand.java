// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire ims doctor}. */
@Command(
    name = "doctor",
    description = {
      "Proves from sequences and digests that nothing is missing.",
      "Exit code 0: all is whole; 1: something is missing or not what it was; 2: no such database."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--db", required = true, paramLabel = "FILE", description = "The IMS's database.")
  private Path db;

  @Option(names = "--json", description = "One JSON object a gateway and epoch.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<Diagnosis> all = new Doctor(db).examine();
      for (Diagnosis one : all) {
        out.print(json ? one.json() + System.lineSeparator() : one.lines());
      }
      if (all.isEmpty() && !json) {
        out.println("nothing received yet");
      }
      out.flush();
      return all.stream().allMatch(Diagnosis::whole) ? ImsCommand.DONE : ImsCommand.FAULTS;
    } catch (ImsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ImsCommand.USAGE;
    }
  }
}
