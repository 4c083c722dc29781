// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.live.DatagramSink;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire sim ft3}: a merging unit of IEC 60044-8, into a file of octets or datagrams. */
@Command(
    name = "ft3",
    mixinStandardHelpOptions = true,
    description = {
      "A simulated merging unit of IEC 60044-8 FT3, into a file of octets or, live, as datagrams.",
      "Its frames have no mark for simulated streams."
    })
public final class SimulateFt3Command implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StreamOptions options;

  @Option(
      names = "--udp",
      paramLabel = "HOST:PORT",
      description = "sent live to there, a frame a datagram, instead of --out")
  private String udp;

  @Option(
      names = "--layout",
      paramLabel = "NAME|DESCRIPTION",
      description =
          "52, 54, 54-full-blocks, 56, 74, sensor-26, sensor-28-2010, sensor-28-2011, sensor-34,"
              + " sensor-48, or a private one: its name, blocks=, channels=, ... (default:"
              + " ${DEFAULT-VALUE})")
  private String layout = "54";

  @Option(
      names = "--profile",
      paramLabel = "MAP",
      description = "the map of the channels (default: by the layout)")
  private String profile;

  @Option(names = "--crc-init", paramLabel = "HEX", description = "0 by the standard, or FFFF")
  private String initial = "0";

  @Option(names = "--no-complement", description = "the CRC is not complemented")
  private boolean plain;

  @Override
  public Integer call() throws IOException {
    try {
      if ((options.out == null) == (udp == null)) {
        throw new IllegalArgumentException("either --out or --udp");
      }
      StreamReport report = new StreamReport(options.json, spec.commandLine().getOut());
      List<StreamPlan> plans = List.of(plan());
      if (options.out != null) {
        new PublishedFile(options, report).write(options.out, plans);
      } else {
        new PublishedLive(options, report).send(DatagramSink.open(peer()), plans);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private InetSocketAddress peer() {
    int colon = udp.lastIndexOf(':');
    if (colon < 1 || !udp.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("--udp must be HOST:PORT: " + udp);
    }
    return new InetSocketAddress(
        udp.substring(0, colon), Integer.parseInt(udp.substring(colon + 1)));
  }

  private StreamPlan plan() throws IOException {
    Ft3Layout chosen = Ft3Layout.named(layout).orElseGet(() -> Ft3Layout.parse(layout));
    ChannelMap map = profile == null ? usual(chosen) : options.map(profile);
    int rate = options.rate(map);
    Ft3Crc crc = new Ft3Crc(Integer.parseInt(initial, 16), !plain);
    StreamShape shape =
        new StreamShape.OfFt3(
            "FT3", map, chosen, crc, header(chosen, map), options.perPeriod(rate));
    return options.plan(shape, rate);
  }

  private ChannelMap usual(Ft3Layout chosen) throws IOException {
    AsduLayout asdu = chosen.asdu();
    if (asdu.header() == AsduLayout.Header.UNIVERSAL) {
      int channels = asdu.channels();
      if (channels == AsduLayout.UNIVERSAL.channels()) {
        return options.map("universal-12");
      }
      if (channels == AsduLayout.STATE_GRID.channels()) {
        return options.map("state-grid-22");
      }
    }
    return RawMap.of(asdu.channels());
  }

  private AsduHeader header(Ft3Layout chosen, ChannelMap map) {
    return switch (chosen.asdu().header()) {
      case UNIVERSAL -> options.header(map, 1);
      case SENSOR -> new AsduHeader.Sensor(1, 25, options.delay);
      case NONE -> new AsduHeader.None();
    };
  }
}
