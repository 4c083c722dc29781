// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kilowire.cli.demo.DemoBroker;
import org.kilowire.cli.output.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire sim broker}: an MQTT broker on loopback, for trying things out. */
@Command(
    name = "broker",
    description = {
      "An MQTT broker on 127.0.0.1 without any protection: for trying things out.",
      "Exit code 3: the port is in use."
    },
    mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "1883",
      paramLabel = "PORT",
      description = "where to listen; 0: a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "where sessions are kept; made if it is absent")
  private Path folder;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "a port is 0..65535: " + port);
    }
    try (DemoBroker broker = DemoBroker.start(folder, port)) {
      new Printer(spec.commandLine().getOut(), json)
          .line(
              "ready on port " + broker.port(),
              Printer.members("ready", true, "port", broker.port()));
      new CountDownLatch(1).await();
      return ExitCode.DONE;
    } catch (BindException e) {
      spec.commandLine().getErr().println("127.0.0.1:" + port + ": " + e.getMessage());
      return ExitCode.LINK;
    }
  }
}
