// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056}. */
@Command(
    name = "iec62056",
    description =
        "One meter of IEC 62056-21: its readout, registers, profiles, logs, clock and telegrams.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Iec62056Readout.class,
      Iec62056Get.class,
      Iec62056Profile.class,
      Iec62056Log.class,
      Iec62056Clock.class,
      Iec62056Listen.class,
      Iec62056Scan.class,
      Iec62056Decode.class
    })
public final class Iec62056Command implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
