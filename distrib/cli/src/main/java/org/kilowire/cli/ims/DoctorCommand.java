// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.ims.Diagnosis;
import org.kilowire.ims.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Option(names = "--db", required = true, paramLabel = "FILE", description = "the IMS's database")
  private Path db;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Printer out = output.printer(spec);
    List<Diagnosis> all = new Doctor(db).examine();
    all.forEach(one -> out.line(one.lines().stripTrailing(), one.members()));
    if (all.isEmpty()) {
      out.advise("nothing received yet");
    }
    return all.stream().allMatch(Diagnosis::whole) ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
