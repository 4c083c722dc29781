// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kilowire.simulators.mergingunit.StreamFault;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.wave.NetworkFrequency;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.document.ChannelMapDocument;
import org.kilowire.sv.dataset.document.ChannelMapResult;
import org.kilowire.sv.dataset.document.ShippedMaps;
import picocli.CommandLine.Option;

/** The options that streams of every format have. */
final class StreamOptions {

  private static final int UNIVERSAL = 1;
  private static final int PRIVATE = 0xFE;
  private static final int STATE_GRID_CHANNELS = 22;
  private static final int USUAL_RATE = 4000;

  private static final int MAX_SECONDS = 86_400;

  /** The names of faults, for the help. */
  static final class FaultNames implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return StreamFault.names().iterator();
    }
  }

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where the frames go; a file that is there is written over")
  Path out;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long, 1..86400 (default: ${DEFAULT-VALUE})")
  int seconds = 10;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "samples a second (default: the map's, else 4000)")
  Integer rate;

  @Option(
      names = "--nominal",
      paramLabel = "HERTZ",
      description = "the network's, for rates a period (default: ${DEFAULT-VALUE})")
  double nominal = 50;

  @Option(
      names = "--frequency",
      paramLabel = "HERTZ",
      description = "of the network (default: the nominal one)")
  Double frequency;

  @Option(
      names = "--frequency-ramp",
      paramLabel = "HERTZ",
      description = "by which the frequency grows each second (default: ${DEFAULT-VALUE})")
  double frequencyRamp;

  @Option(
      names = "--wave",
      paramLabel = "CHANNEL=PART:NUMBER,...",
      description =
          "a channel's waveform, as often as wanted: rms, deg, dc, noise, ramp (of the rms, a"
              + " second), hN (percent, @degrees)")
  List<String> waves = List.of();

  @Option(
      names = "--fault",
      paramLabel = "[STREAM/]NAME@FRAME[+COUNT]",
      completionCandidates = FaultNames.class,
      description =
          "what goes wrong with frames, counted from 0, of all streams or of one, as often as"
              + " wanted: ${COMPLETION-CANDIDATES}")
  List<String> faults = List.of();

  @Option(
      names = "--wrap",
      paramLabel = "N",
      description = "smpCnt begins anew there (default: after a second)")
  Integer wrap;

  @Option(
      names = "--jitter",
      paramLabel = "MICROSECONDS",
      description = "frames come up to so much late (default: ${DEFAULT-VALUE})")
  long jitter;

  @Option(names = "--seed", paramLabel = "N", description = "of jitter and noise (default: 1)")
  long seed = 1;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description =
          "when it begins, in a file (default: 2026-01-01T00:00:00Z); sending begins at the next"
              + " second")
  Instant start;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "a document of channel maps, beside those that are known")
  Path mapFile;

  @Option(names = "--artg", paramLabel = "A", description = "PhsA.Artg (default: 1000)")
  int artg = 1000;

  @Option(names = "--vrtg", paramLabel = "N", description = "PhsA.Vrtg (default: 1100)")
  int vrtg = 1100;

  @Option(names = "--delay", paramLabel = "MICROSECONDS", description = "rated (default: 500)")
  int delay = 500;

  @Option(names = "--json", description = "one JSON object a line")
  boolean json;

  int seconds() {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new IllegalArgumentException("--seconds must be 1.." + MAX_SECONDS);
    }
    return seconds;
  }

  /** The map of an id, of a profile's name, or in the file. */
  ChannelMap map(String id) throws IOException {
    if (mapFile != null) {
      Optional<ChannelMap> own = inFile(id);
      if (own.isPresent()) {
        return own.get();
      }
    }
    return ShippedMaps.find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no map "
                        + id
                        + "; there are "
                        + String.join(", ", ShippedMaps.all().keySet())));
  }

  private Optional<ChannelMap> inFile(String id) throws IOException {
    ChannelMapResult read = ChannelMapDocument.read(Files.readAllBytes(mapFile));
    if (read instanceof ChannelMapResult.Whole whole) {
      return whole.maps().stream().filter(one -> one.id().equals(id)).findFirst();
    }
    throw new IllegalArgumentException(mapFile + ": " + read);
  }

  int rate(ChannelMap map) {
    if (rate != null) {
      return rate;
    }
    ChannelMap known = map.rate().isPresent() ? map.at(map.rate().get(), nominal) : map;
    return (int) Math.round(known.samplesPerSecond().orElse(USUAL_RATE));
  }

  /** Samples a period, where they fit into an octet. */
  int perPeriod(int samplesPerSecond) {
    return (int) Math.min(255, Math.round(samplesPerSecond / nominal));
  }

  /** With the rated values that the options have; LDName tells streams apart. */
  AsduHeader.Universal header(ChannelMap map, int ldName) {
    int dataSet = map.channels().size() == STATE_GRID_CHANNELS ? PRIVATE : UNIVERSAL;
    return new AsduHeader.Universal(2, dataSet, ldName, artg, artg, vrtg, delay);
  }

  StreamPlan plan(StreamShape shape, int samplesPerSecond) {
    StreamPlan plan =
        StreamPlan.of(shape, samplesPerSecond)
            .withNetwork(
                new NetworkFrequency(frequency == null ? nominal : frequency, frequencyRamp))
            .withJitter(jitter * 1000, seed);
    if (wrap != null) {
      plan = plan.withWrap(wrap);
    }
    for (String wave : waves) {
      plan = plan.withWave(wave);
    }
    for (String fault : faults) {
      int slash = fault.lastIndexOf('/');
      if (slash < 0 || fault.substring(0, slash).equals(shape.id())) {
        plan = plan.withFaults(fault.substring(slash + 1));
      }
    }
    return plan;
  }
}
