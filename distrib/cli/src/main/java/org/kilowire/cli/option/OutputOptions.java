// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import org.kilowire.cli.output.Printer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How results are printed. */
public class OutputOptions {

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  public final boolean json() {
    return json;
  }

  /** Prints on the streams of the command that {@code spec} is of. */
  public Printer printer(CommandSpec spec) {
    Printer.Form form = json ? Printer.Form.JSON : Printer.Form.TEXT;
    return new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), form);
  }
}
