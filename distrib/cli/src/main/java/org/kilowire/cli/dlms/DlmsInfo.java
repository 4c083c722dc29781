// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.conversation.Conversation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kilowire dlms info}: one command at a new meter. */
@Command(
    name = "info",
    description = {
      "Says who the meter is and what it has: identity, firmware, clock, association, objects,"
          + " profiles with period, depth and columns, relay.",
      "Reads, and changes nothing."
    },
    mixinStandardHelpOptions = true)
final class DlmsInfo implements Callable<Integer> {

  @Mixin private DlmsOptions options;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DlmsRun run = new DlmsRun(options, output, spec, Optional.empty());
    return run.client(
        client ->
            Conversation.then(
                DlmsObjects.readOrNone(client), objects -> new Survey(client, objects).read()),
        survey -> new InfoPage(run, survey).print());
  }
}
