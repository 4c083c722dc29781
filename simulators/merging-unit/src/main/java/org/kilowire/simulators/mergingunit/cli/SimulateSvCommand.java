// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.live.InterfaceSink;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ProfileName;
import org.kilowire.sv.ethernet.VlanTag;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code kilowire sim sv}: merging units of IEC 61850-9-2 and 9-1, into a pcap file or out of an
 * interface.
 */
@Command(
    name = "sv",
    mixinStandardHelpOptions = true,
    description = {
      "Simulated merging units of IEC 61850-9-2 and 9-1, into a pcap file or, live, out of an"
          + " interface.",
      "Frames have the simulation bit set unless told otherwise."
    })
public final class SimulateSvCommand implements Callable<Integer> {

  private static final int FIRST_APP_ID_92 = 0x4000;
  private static final int LE_256_ASDUS = 8;
  private static final int NO_TAG = -1;
  private static final int PRIORITY = 4;

  @Spec private CommandSpec spec;

  @Mixin private StreamOptions options;

  @Option(
      names = "--interface",
      paramLabel = "IF",
      description = "sent live out of this one, instead of --out; needs CAP_NET_RAW")
  private String networkInterface;

  @Option(
      names = "--profile",
      paramLabel = "MAP",
      split = ",",
      description =
          "what streams have, in turn: 9-2LE, 9-2LE-256, F4800S2I4U4 and the like, 9-2-delay,"
              + " universal-12, state-grid-22, or a map of --map (default: ${DEFAULT-VALUE})")
  private List<String> profiles = List.of("9-2LE");

  @Option(
      names = "--streams",
      paramLabel = "N",
      description = "so many, 1..20 (default: one of each --profile)")
  private Integer streams;

  @Option(
      names = "--asdus",
      paramLabel = "N",
      description = "a frame, 1..16 (default: the profile's, else 1)")
  private Integer asdus;

  @Option(names = "--all-members", description = "9-2: with every optional member")
  private boolean allMembers;

  @Option(
      names = "--smp-synch",
      paramLabel = "N",
      description = "9-2: while nothing is wrong (default: ${DEFAULT-VALUE})")
  private int smpSynch = 2;

  @Option(names = "--prp", description = "each frame twice, with the trailers of LAN A and B")
  private boolean prp;

  @Option(
      names = "--vlan",
      paramLabel = "ID",
      description = "0..4095; -1 for frames without a tag (default: ${DEFAULT-VALUE})")
  private int vlan;

  @Option(names = "--no-simulation-bit", description = "as if they were real: only where none are")
  private boolean unmarked;

  @Override
  public Integer call() throws IOException {
    try {
      if ((options.out == null) == (networkInterface == null)) {
        throw new IllegalArgumentException("either --out or --interface");
      }
      StreamReport report = new StreamReport(options.json, spec.commandLine().getOut());
      List<StreamPlan> plans = plans();
      if (options.out != null) {
        new PublishedFile(options, report).write(options.out, plans);
      } else {
        new PublishedLive(options, report).send(InterfaceSink.open(networkInterface), plans);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<StreamPlan> plans() throws IOException {
    int count = streams == null ? profiles.size() : streams;
    List<StreamPlan> plans = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      ChannelMap map = options.map(profiles.get((number - 1) % profiles.size()));
      int rate = options.rate(map);
      plans.add(options.plan(shape(number, map, rate), rate));
    }
    return plans;
  }

  private StreamShape shape(int number, ChannelMap map, int rate) {
    if (map.formats().contains(SvFormat.IEC_61850_9_2)) {
      int octets = rate > 65_536 && options.wrap == null ? 3 : 2;
      return new StreamShape.Of92(
          "KWMU%02d01".formatted(number),
          map,
          asdus(map),
          head(number, FIRST_APP_ID_92),
          1,
          smpSynch,
          allMembers,
          octets);
    }
    int channels = map.channels().size();
    AsduLayout layout =
        channels == AsduLayout.STATE_GRID.channels()
            ? AsduLayout.STATE_GRID
            : AsduLayout.extended(channels);
    return new StreamShape.Of91(
        "LD%02d".formatted(number),
        map,
        asdus(map),
        head(number, 0),
        channels == AsduLayout.UNIVERSAL.channels() ? AsduLayout.UNIVERSAL : layout,
        options.header(map, number),
        options.perPeriod(rate));
  }

  private int asdus(ChannelMap map) {
    if (asdus != null) {
      return asdus;
    }
    return map.id().equals("9-2LE-256")
        ? LE_256_ASDUS
        : ProfileName.parse(map.id()).map(ProfileName::asdus).orElse(1);
  }

  private EthernetHead head(int number, int firstAppId) {
    Optional<VlanTag> tag =
        vlan == NO_TAG ? Optional.empty() : Optional.of(VlanTag.of(PRIORITY, vlan));
    return EthernetHead.of(number, firstAppId).withVlan(tag).withPrp(prp).withSimulated(!unmarked);
  }
}
