// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import org.kilowire.cli.sv.analyze.SvAnalyze;
import org.kilowire.cli.sv.convert.SvConvert;
import org.kilowire.cli.sv.dump.SvDump;
import org.kilowire.cli.sv.record.SvRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire sv}. */
@Command(
    name = "sv",
    description =
        "Sampled values of IEC 61850-9-2, 9-1 and IEC 60044-8 FT3: frames, streams and their"
            + " values.",
    mixinStandardHelpOptions = true,
    subcommands = {SvAnalyze.class, SvDump.class, SvConvert.class, SvRecord.class})
public final class SvCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
