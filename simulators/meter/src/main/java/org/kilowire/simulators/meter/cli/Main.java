// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import picocli.CommandLine;

/** The simulated meters by themselves. */
public final class Main {

  private Main() {}

  /** As {@code kilowire sim dlms}. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulateDlmsCommand()).execute(args));
  }
}
