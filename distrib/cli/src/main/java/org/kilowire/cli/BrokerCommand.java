// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kilowire.cli.demo.DemoBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire sim broker}: an MQTT broker on loopback, for trying things out. */
@Command(
    name = "broker",
    description = "An MQTT broker on 127.0.0.1 without any protection: for trying things out.",
    mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "1883", description = "(default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "where sessions are kept")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (DemoBroker broker = DemoBroker.start(folder, port)) {
      spec.commandLine().getOut().println("ready on port " + broker.port());
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE;
  }
}
