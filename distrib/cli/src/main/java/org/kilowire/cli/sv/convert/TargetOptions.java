// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.sv.input.MapOptions;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.apdu91.AsduWindow;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ethernet.VlanTag;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;
import org.kilowire.sv.stream.Reception;
import org.kilowire.sv.stream.StreamKey;
import picocli.CommandLine.Option;

/** What samples become. */
final class TargetOptions {

  /** Forms of a file. */
  enum Form {
    CSV,
    SV92,
    SV91,
    FT3
  }

  private static final int USUAL_APP_ID = 0x4000;
  private static final int PRIORITY = 4;
  private static final int STATE_GRID_CHANNELS = 22;
  private static final int PRIVATE = 0xFE;
  private static final double USUAL_HERTZ = 50;
  private static final int MOST_A_PERIOD = 255;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORM",
      description = "csv, 9-2 or 9-1 (pcap), ft3 (octets)")
  private String to;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      description = "where it goes; a file that is there is written over")
  private Path out;

  @Option(
      names = "--to-map",
      paramLabel = "MAP",
      description =
          "the map of the frames: a shipped one, a profile's name, one of --map (default: the"
              + " stream's own where it has that form, else 9-2LE or universal-12)")
  private String toMap;

  @Option(
      names = "--to-layout",
      paramLabel = "NAME",
      description = "of FT3 frames (default: 54, or 74 for 22 channels)")
  private String toLayout;

  @Option(
      names = "--artg",
      paramLabel = "A",
      description = "rated currents of 9-1 and FT3 frames (default: the stream's, else 1000)")
  private Integer artg;

  @Option(
      names = "--vrtg",
      paramLabel = "N",
      description = "PhsA.Vrtg of 9-1 and FT3 frames (default: the stream's, else 1100)")
  private Integer vrtg;

  Form form() {
    return switch (to) {
      case "csv" -> Form.CSV;
      case "9-2" -> Form.SV92;
      case "9-1" -> Form.SV91;
      case "ft3" -> Form.FT3;
      default -> throw new WrongUsage("--to is csv, 9-2, 9-1 or ft3, not " + to);
    };
  }

  Path out() {
    return out;
  }

  private SvFormat format() {
    return switch (form()) {
      case SV92 -> SvFormat.IEC_61850_9_2;
      case SV91 -> SvFormat.IEC_61850_9_1;
      case FT3 -> SvFormat.FT3;
      case CSV -> throw new IllegalStateException("comma-separated values are no frames");
    };
  }

  /**
   * What frames look like.
   *
   * @param source the stream that is converted, or null
   * @param rate samples a second
   */
  StreamShape shape(MapOptions maps, SourceStream source, int rate) throws IOException {
    try {
      ChannelMap map = map(maps, source);
      return switch (format()) {
        case IEC_61850_9_2 -> of92(map, source, rate);
        case IEC_61850_9_1 -> of91(map, source, rate, maps.nominal());
        case FT3 -> ofFt3(map, source, rate, maps.nominal());
      };
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }

  private ChannelMap map(MapOptions maps, SourceStream source) throws IOException {
    if (toMap != null) {
      return maps.named(toMap)
          .orElseThrow(() -> new WrongUsage("--to-map: there is no map " + toMap));
    }
    if (source.map().isPresent() && source.map().get().formats().contains(format())) {
      return source.map().get();
    }
    return maps.named(format() == SvFormat.IEC_61850_9_2 ? "9-2LE" : "universal-12").orElseThrow();
  }

  private static StreamShape of92(ChannelMap map, SourceStream source, int rate) {
    boolean wide = rate > 1 << 16;
    return new StreamShape.Of92(
        source.name(),
        map,
        1,
        head(source),
        source.confRev(),
        source.smpSynch(),
        false,
        wide ? 3 : 2);
  }

  /** Of FT3 nobody can tell whether it was simulated: what becomes of it is marked. */
  private static EthernetHead head(SourceStream source) {
    Optional<StreamKey> key = source.key().filter(one -> one.format() != SvFormat.FT3);
    Optional<VlanTag> tag =
        key.map(StreamKey::vlan)
            .filter(vlan -> vlan != Reception.UNTAGGED)
            .map(vlan -> VlanTag.of(PRIORITY, vlan));
    return new EthernetHead(
        MacAddress.ofSampledValues(1),
        new MacAddress(key.map(StreamKey::source).orElse(0x020000000001L)),
        key.isPresent() ? tag : Optional.of(VlanTag.DEFAULT),
        key.map(StreamKey::appId).orElse(USUAL_APP_ID),
        key.map(StreamKey::simulated).orElse(true),
        false);
  }

  private AsduHeader.Universal header(ChannelMap map, SourceStream source) {
    boolean large = map.channels().size() == STATE_GRID_CHANNELS;
    AsduHeader.Universal had = source.header().orElse(null);
    int phase = had == null ? 1000 : had.ratedPhaseCurrent();
    int neutral = had == null ? 1000 : had.ratedNeutralCurrent();
    return new AsduHeader.Universal(
        had == null ? 2 : had.lnName(),
        had == null ? (large ? PRIVATE : 1) : had.dataSetName(),
        had == null ? 1 : had.ldName(),
        artg == null ? phase : artg,
        artg == null ? neutral : artg,
        vrtg != null ? vrtg : had == null ? 1100 : had.ratedPhaseVoltage(),
        had == null ? 0 : had.delayMicros());
  }

  private static int perPeriod(int rate, double nominal) {
    double hertz = nominal > 0 ? nominal : USUAL_HERTZ;
    return (int) Math.min(MOST_A_PERIOD, Math.round(rate / hertz));
  }

  private StreamShape of91(ChannelMap map, SourceStream source, int rate, double nominal) {
    int channels = map.channels().size();
    AsduLayout layout =
        channels == AsduLayout.UNIVERSAL.channels()
            ? AsduLayout.UNIVERSAL
            : channels == STATE_GRID_CHANNELS
                ? AsduLayout.STATE_GRID
                : AsduLayout.extended(channels);
    return new StreamShape.Of91(
        source.name(), map, 1, head(source), layout, header(map, source), perPeriod(rate, nominal));
  }

  private StreamShape ofFt3(ChannelMap map, SourceStream source, int rate, double nominal) {
    String usual = map.channels().size() == STATE_GRID_CHANNELS ? "74" : "54";
    Ft3Layout layout = Ft3Layout.named(toLayout == null ? usual : toLayout).orElse(null);
    if (layout == null || layout.asdu().header() != AsduLayout.Header.UNIVERSAL) {
      throw new WrongUsage("--to-layout is one of merging units, not " + toLayout);
    }
    return new StreamShape.OfFt3(
        source.name(), map, layout, Ft3Crc.STANDARD, header(map, source), perPeriod(rate, nominal));
  }

  /**
   * What is known of the stream that is converted.
   *
   * @param smpSynch of frames while the stream is synchronised, 1..255
   */
  record SourceStream(
      String name,
      Optional<StreamKey> key,
      Optional<ChannelMap> map,
      long confRev,
      int smpSynch,
      Optional<AsduHeader.Universal> header) {

    /** Of samples that say nothing of where they come from. */
    static SourceStream unknown(String name) {
      return new SourceStream(name, Optional.empty(), Optional.empty(), 1, 1, Optional.empty());
    }
  }

  /** The header of an ASDU of 9-1 or FT3 that has the universal one. */
  static Optional<AsduHeader.Universal> header(Object asdu) {
    return asdu instanceof AsduWindow window && window.lnName() >= 0
        ? Optional.of(
            new AsduHeader.Universal(
                window.lnName(),
                window.dataSetName(),
                window.ldName(),
                window.ratedPhaseCurrent(),
                window.ratedNeutralCurrent(),
                window.ratedPhaseVoltage(),
                window.delayMicros()))
        : Optional.empty();
  }
}
