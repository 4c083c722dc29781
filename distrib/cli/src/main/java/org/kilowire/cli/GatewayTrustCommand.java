// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.key.TrustOptions;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.seal.TrustRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kilowire gateway trust}. */
@Command(
    name = "trust",
    description = {
      "Has a gateway believe the receipts of an IMS, and lists whom it trusts.",
      "A gateway that runs takes it over within a second. Exit code 1: it cannot be done, or two"
          + " are trusted already."
    },
    mixinStandardHelpOptions = true)
final class GatewayTrustCommand implements Callable<Integer> {

  @Mixin private GatewayKeyOptions gateway;
  @Mixin private TrustOptions trust;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return trust.apply(gateway.folder(), TrustRole.RECEIPT, Optional.empty(), output.printer(spec));
  }
}
