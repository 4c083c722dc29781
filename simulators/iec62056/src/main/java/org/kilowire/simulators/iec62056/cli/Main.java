// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.cli;

import picocli.CommandLine;

/** The simulated meters by themselves. */
public final class Main {

  private Main() {}

  /** As {@code kilowire sim iec62056}. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulateIec62056Command()).execute(args));
  }
}
