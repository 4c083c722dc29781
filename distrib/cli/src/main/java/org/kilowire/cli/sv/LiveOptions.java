// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.kilowire.capture.ring.RingOptions;
import org.kilowire.capture.ring.RingSource;
import org.kilowire.cli.option.CommandLinks;
import org.kilowire.cli.option.WrongUsage;
import picocli.CommandLine.Option;

/** How an interface is heard. */
final class LiveOptions {

  private static final Path INTERFACES = Path.of("/proc/thread-self/net/dev");
  private static final double LONGEST = 31_622_400;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "an INTERFACE or a live SOURCE: how long (default: until interrupted)")
  private double seconds;

  @Option(
      names = "--promiscuous",
      description = "an INTERFACE: what is for others, and VLANs that the adapter filters out, too")
  private boolean promiscuous;

  /** How long in milliseconds; {@link Long#MAX_VALUE} until interrupted. */
  long millis() {
    if (!(seconds >= 0 && seconds <= LONGEST)) {
      throw new WrongUsage("--seconds is 0..31622400");
    }
    return seconds == 0 ? Long.MAX_VALUE : Math.round(seconds * TimeUnit.SECONDS.toMillis(1));
  }

  /** Whether there is an interface of this name: Java knows none that has no address. */
  static boolean isInterface(String name) throws IOException {
    if (!Files.isReadable(INTERFACES)) {
      return false;
    }
    return Files.readAllLines(INTERFACES).stream()
        .anyMatch(line -> line.strip().startsWith(name + ":"));
  }

  RingSource source(String networkInterface) {
    try {
      return new RingSource(
          RingOptions.of(networkInterface, CommandLinks.natives()).withPromiscuous(promiscuous));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
