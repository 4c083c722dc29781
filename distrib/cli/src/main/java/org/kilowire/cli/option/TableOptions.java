// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import org.kilowire.cli.output.Printer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How results are printed that make a table. */
public final class TableOptions extends OutputOptions {

  @Option(names = "--csv", description = "comma-separated values (RFC 4180), with a header")
  private boolean csv;

  @Override
  public Printer printer(CommandSpec spec) {
    if (!csv) {
      return super.printer(spec);
    }
    if (json()) {
      throw new WrongUsage("--csv or --json, not both");
    }
    return new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), Printer.Form.CSV);
  }
}
