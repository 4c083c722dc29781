// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kilowire.cli.option.Spans;
import org.kilowire.cli.output.Printer;
import org.kilowire.standalone.ConsoleAccess;
import org.kilowire.standalone.GatewayHome;
import org.kilowire.standalone.GatewayStart;
import org.kilowire.standalone.StandaloneGateway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire gateway}: a gateway in this process, until it is told to end. */
@Command(
    name = "gateway",
    description = {
      "Runs the gateway of a folder until it is interrupted.",
      "Prints \"ready\" when it runs; where it collects nothing yet, a line before that says why."
          + " A broker that is away keeps it from nothing.",
      "Exit code 1: the folder is not in order, or another process uses it; 3: the console's port"
          + " is in use."
    },
    mixinStandardHelpOptions = true,
    subcommands = {GatewayKeyCommand.class, GatewayTrustCommand.class})
final class GatewayCommand implements Callable<Integer> {

  private static final String LEVEL = "org.slf4j.simpleLogger.log.org.kilowire.kura";

  /** Where a user may have said which level these loggers have. */
  private static final List<String> LEVELS =
      List.of(
          LEVEL,
          "org.slf4j.simpleLogger.log.org.kilowire",
          "org.slf4j.simpleLogger.defaultLogLevel");

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "holds gateway.properties, fleet.json and secrets.properties; what was read is kept in"
              + " DIR/data")
  private Path home;

  @Option(
      names = "--report-commits",
      paramLabel = "FILE",
      description = "append the sequence numbers of each commit, FIRST-LAST a line, after it")
  private Optional<Path> commits;

  @Option(
      names = "--hand-over-within",
      defaultValue = "5s",
      paramLabel = "TIME",
      converter = Spans.class,
      description = "how long to go on handing over at the end (default: ${DEFAULT-VALUE})")
  private Duration handOver;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (home == null) { // a subcommand has one of its own
      throw new ParameterException(spec.commandLine(), "Missing required option: '--home=DIR'");
    }
    tellWhatGoesWell();
    GatewayStart start;
    try {
      start = StandaloneGateway.start(new GatewayHome(home), commits, this::tell);
    } catch (BindException e) {
      complain(e.getMessage());
      return ExitCode.LINK;
    } catch (IOException e) {
      complain(CommandErrors.text(e));
      return ExitCode.REFUSED;
    }
    start.problems().forEach(this::complain);
    if (start.gateway().isEmpty()) {
      return ExitCode.REFUSED;
    }
    StandaloneGateway gateway = start.gateway().get();
    // An interrupt or a SIGTERM is how this command ends.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gateway), "kilowire-end"));
    printer().line("ready", Map.of("ready", true));
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  /**
   * Who runs a gateway wants to see that it collects and hands over, not only what goes wrong. A
   * logger asks for its level when it is made.
   */
  private static void tellWhatGoesWell() {
    if (LEVELS.stream().allMatch(name -> System.getProperty(name) == null)) {
      System.setProperty(LEVEL, "info");
    }
  }

  private void tell(ConsoleAccess console) {
    Map<String, Object> members =
        Printer.members("console", console.page(), "user", console.user());
    console.password().ifPresent(password -> members.put("password", password));
    printer().line(console.text(), members);
  }

  private Printer printer() {
    return new Printer(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        json ? Printer.Form.JSON : Printer.Form.TEXT);
  }

  private void complain(String problem) {
    printer().failure(problem, Map.of("problem", problem));
  }

  private void end(StandaloneGateway gateway) {
    try (gateway) {
      gateway.stopCollecting();
      long left = gateway.awaitHandedOver(handOver);
      if (left > 0) {
        String text =
            "not confirmed by the IMS: " + left + " blocks, which wait for the next start";
        printer().failure(text, Map.of("unconfirmed", left));
      }
    } catch (IOException e) {
      complain(CommandErrors.text(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
