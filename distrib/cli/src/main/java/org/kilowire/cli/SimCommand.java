// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import org.kilowire.simulators.iec62056.cli.SimulateIec62056Command;
import org.kilowire.simulators.mergingunit.cli.SimulateFt3Command;
import org.kilowire.simulators.mergingunit.cli.SimulateSvCommand;
import org.kilowire.simulators.meter.cli.SimulateDlmsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire sim}: devices that are not there. */
@Command(
    name = "sim",
    description = "Simulated devices.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SimulateDlmsCommand.class,
      SimulateIec62056Command.class,
      SimulateSvCommand.class,
      SimulateFt3Command.class,
      BrokerCommand.class
    })
final class SimCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which device?");
  }
}
