// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire dlms}. */
@Command(
    name = "dlms",
    description = "One DLMS meter: what it is, its objects, values, profiles, clock and relay.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DlmsInfo.class,
      DlmsObjects.class,
      DlmsGet.class,
      DlmsProfile.class,
      DlmsClock.class,
      DlmsRelay.class
    })
public final class DlmsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
