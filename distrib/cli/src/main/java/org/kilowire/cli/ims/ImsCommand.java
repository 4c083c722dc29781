// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire ims}: the reference IMS. */
@Command(
    name = "ims",
    description = "The reference IMS: receives readings, shows them, proves that none is missing.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ReceiveCommand.class,
      ReadingsCommand.class,
      EventsCommand.class,
      DoctorCommand.class,
      ImsKeyCommand.class,
      ImsTrustCommand.class
    })
public final class ImsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
