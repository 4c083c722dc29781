// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.libpcap.LibpcapOptions;
import org.kilowire.capture.libpcap.LibpcapSource;
import org.kilowire.capture.ring.RingOptions;
import org.kilowire.capture.ring.RingSource;
import org.kilowire.cli.option.CommandLinks;
import org.kilowire.cli.option.WrongUsage;
import picocli.CommandLine.Option;

/** How an interface is heard. */
public final class LiveOptions {

  private static final Path INTERFACES = Path.of("/proc/thread-self/net/dev");
  private static final boolean LINUX = Files.isReadable(INTERFACES);
  private static final String RING = "ring";
  private static final String PCAP = "pcap";
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

  @Option(
      names = "--capture",
      paramLabel = "ring|pcap",
      description =
          "an INTERFACE: how it is heard (default: ring on Linux, where it costs a tenth; else"
              + " pcap, which needs the system's libpcap)")
  private String way = LINUX ? RING : PCAP;

  /** How long in milliseconds; {@link Long#MAX_VALUE} until interrupted. */
  public long millis() {
    if (!(seconds >= 0 && seconds <= LONGEST)) {
      throw new WrongUsage("--seconds is 0..31622400");
    }
    return seconds == 0 ? Long.MAX_VALUE : Math.round(seconds * TimeUnit.SECONDS.toMillis(1));
  }

  /** Whether there is an interface of this name: Java knows none that has no address. */
  public static boolean isInterface(String name) throws IOException {
    if (!LINUX) {
      return LibpcapSource.isInterface(name, CommandLinks.natives());
    }
    return Files.readAllLines(INTERFACES).stream()
        .anyMatch(line -> line.strip().startsWith(name + ":"));
  }

  /** What hears an interface. */
  public LiveSource source(String networkInterface) {
    try {
      return switch (way) {
        case RING ->
            new RingSource(
                RingOptions.of(networkInterface, CommandLinks.natives())
                    .withPromiscuous(promiscuous));
        case PCAP ->
            new LibpcapSource(
                LibpcapOptions.of(networkInterface, CommandLinks.natives())
                    .withPromiscuous(promiscuous));
        default -> throw new WrongUsage("--capture is ring or pcap");
      };
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
