// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import picocli.CommandLine;

/** The simulated merging units by themselves: {@code sv} or {@code ft3}, then its options. */
public final class Main {

  private Main() {}

  /** As {@code kilowire sim sv} and {@code kilowire sim ft3}. */
  public static void main(String[] args) {
    CommandLine units =
        new CommandLine(CommandLine.Model.CommandSpec.create().name("merging-unit"))
            .addSubcommand(new SimulateSvCommand())
            .addSubcommand(new SimulateFt3Command());
    System.exit(units.execute(args));
  }
}
