// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.key.TrustOptions;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.contract.Topics;
import org.kilowire.seal.TrustRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire ims trust}. */
@Command(
    name = "trust",
    description = {
      "Has the IMS take the messages of a gateway, and lists whom it trusts.",
      "An IMS that runs takes it over within a second. Exit code 1: it cannot be done, or two keys"
          + " of the gateway are trusted already."
    },
    mixinStandardHelpOptions = true)
final class ImsTrustCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "GATEWAY", description = "the gateway's id")
  private String gateway;

  @Mixin private ImsKeyOptions ims;
  @Mixin private TrustOptions trust;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Topics.isGateway(gateway)) {
      throw new WrongUsage("not a gateway id: " + gateway);
    }
    return trust.apply(ims.folder(), TrustRole.GATEWAY, Optional.of(gateway), output.printer(spec));
  }
}
