// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.util.concurrent.Callable;
import org.kilowire.cli.key.KeyReport;
import org.kilowire.cli.option.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kilowire ims key}. */
@Command(
    name = "key",
    description = {
      "Prints the IMS's public keys, which gateways are to trust, and their fingerprint.",
      "Makes them where there never were any. Exit code 1: they cannot be used."
    },
    mixinStandardHelpOptions = true)
final class ImsKeyCommand implements Callable<Integer> {

  @Mixin private ImsKeyOptions ims;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new KeyReport(ims.folder(), output.printer(spec)).keys();
  }
}
