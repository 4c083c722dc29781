// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.Spans;
import org.kilowire.cli.output.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire demo}. */
@Command(
    name = "demo",
    description = {
      "Runs simulated meters, a gateway, a broker and an IMS on loopback.",
      "Takes the broker away for five seconds, and compares at the end what meters, gateway and IMS"
          + " have. Exit code 0 means that they agree row by row; 1 that they do not."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  private static final Duration LEAST = Duration.ofSeconds(20);
  private static final Duration MOST = Duration.ofMinutes(60);

  @Option(
      names = "--for",
      defaultValue = "30s",
      paramLabel = "TIME",
      converter = Spans.class,
      description = "how long to collect, 20s..60m (default: ${DEFAULT-VALUE})")
  private Duration length;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "keep gateway/, ims.db, its keys and broker/ in this new folder")
  private Optional<Path> keep;

  @Option(names = "--verbose", description = "also print every value as it reaches the IMS")
  private boolean verbose;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
      throw new ParameterException(spec.commandLine(), "--for must be 20s..60m");
    }
    Printer out = new Printer(spec.commandLine().getOut(), json);
    try (DemoFolder folder = DemoFolder.create(keep)) {
      boolean agreed = new Demo(folder, length, out, verbose).run();
      return agreed ? ExitCode.DONE : ExitCode.REFUSED;
    }
  }
}
