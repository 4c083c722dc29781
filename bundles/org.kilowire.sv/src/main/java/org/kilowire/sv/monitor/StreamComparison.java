// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu92.SmpSynch;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.scl.PromisedStream;
import org.kilowire.sv.dataset.scl.SclResult;
import org.kilowire.sv.stream.Reception;
import org.kilowire.sv.stream.StreamKey;
import org.kilowire.sv.stream.SvStream;

/**
 * What an SCL document promises of sampled values against what is on the wire, by the name of the
 * stream. Streams of 9-2 only: SCL promises no others.
 */
public final class StreamComparison {

  private static final double RATE_SLACK = 0.02;

  private final SclResult.Read document;
  private final List<SvStream> wire;
  private final List<StreamDifference> found = new ArrayList<>();

  private StreamComparison(SclResult.Read document, List<SvStream> streams) {
    this.document = document;
    wire =
        streams.stream().filter(stream -> stream.key().format() == SvFormat.IEC_61850_9_2).toList();
  }

  /**
   * All differences: those of promised streams in the order of the document, then those of others.
   *
   * @param streams as they were heard; long enough for all of them to have sent something
   */
  public static List<StreamDifference> of(SclResult.Read document, List<SvStream> streams) {
    StreamComparison comparison = new StreamComparison(document, streams);
    comparison.compare();
    return List.copyOf(comparison.found);
  }

  private void compare() {
    List<SvStream> promised = new ArrayList<>();
    for (PromisedStream promise : document.streams()) {
      List<SvStream> there = wire.stream().filter(one -> isOf(promise, one)).toList();
      List<SvStream> real = there.stream().filter(one -> !one.key().simulated()).toList();
      promised.addAll(there);
      if (real.isEmpty()) {
        absent(promise, !there.isEmpty());
      }
      (real.isEmpty() ? there : real).forEach(stream -> compare(promise, stream));
    }
    simulated(promised);
    clocks(promised.stream().filter(one -> !one.key().simulated()).toList());
    wire.stream().filter(one -> !promised.contains(one)).forEach(this::unexpected);
  }

  /** svIDs may stand twice in a document; then the APPID tells them apart. */
  private boolean isOf(PromisedStream promise, SvStream stream) {
    if (!promise.svId().equals(stream.key().name())) {
      return false;
    }
    boolean twice =
        document.streams().stream().filter(one -> one.svId().equals(promise.svId())).count() > 1;
    return !twice || promise.appId().equals(OptionalInt.of(stream.key().appId()));
  }

  private void add(StreamDifference.Kind kind, String stream, String detail) {
    found.add(new StreamDifference(kind, stream, detail));
  }

  private void absent(PromisedStream promise, boolean simulatedOnly) {
    String who = promise.ied() + " " + promise.controlBlock() + " sends nothing";
    add(
        StreamDifference.Kind.ABSENT,
        promise.svId(),
        simulatedOnly ? who + ", but a simulated stream of this svID is there" : who);
  }

  private void compare(PromisedStream promise, SvStream stream) {
    StreamKey key = stream.key();
    if (promise.confRev() != stream.confRev()) {
      add(
          StreamDifference.Kind.CONF_REV,
          promise.svId(),
          "promised " + promise.confRev() + ", sent " + stream.confRev());
    }
    vlan(promise, key);
    if (promise.appId().isPresent() && promise.appId().getAsInt() != key.appId()) {
      add(
          StreamDifference.Kind.APP_ID,
          promise.svId(),
          "promised 0x%04X, sent 0x%04X".formatted(promise.appId().getAsInt(), key.appId()));
    }
    promise.map().ifPresent(map -> samples(promise, map, stream));
  }

  private void vlan(PromisedStream promise, StreamKey key) {
    if (promise.vlanId().isPresent() && promise.vlanId().getAsInt() != key.vlan()) {
      String sent = key.vlan() == Reception.UNTAGGED ? "without a tag" : "in " + key.vlan();
      add(
          StreamDifference.Kind.VLAN,
          promise.svId(),
          "promised in " + promise.vlanId().getAsInt() + ", sent " + sent);
    }
  }

  private void samples(PromisedStream promise, ChannelMap map, SvStream stream) {
    if (map.sampleOctets() != stream.sampleLength()) {
      add(
          StreamDifference.Kind.DATA_SET,
          promise.svId(),
          "promised " + map.sampleOctets() + " octets of samples, sent " + stream.sampleLength());
    }
    double rate = map.samplesPerSecond().orElse(0);
    boolean known = rate > 0 && stream.seenRate() > 0;
    if (known && Math.abs(rate - stream.seenRate()) > RATE_SLACK * rate) {
      add(
          StreamDifference.Kind.RATE,
          promise.svId(),
          "promised %.0f samples a second, sent %.0f".formatted(rate, stream.seenRate()));
    }
  }

  private void simulated(List<SvStream> promised) {
    if (!document.simulating().isEmpty()) {
      return;
    }
    for (SvStream stream : promised) {
      if (stream.key().simulated()) {
        add(
            StreamDifference.Kind.SIMULATED,
            stream.key().name(),
            "sent by "
                + stream.key().sourceText()
                + ", and LPHD.Sim is on nowhere: nobody takes it");
      }
    }
  }

  /** Most streams have one clock; whoever has another cannot be used together with them. */
  private void clocks(List<SvStream> streams) {
    Map<String, Integer> clocks = new HashMap<>();
    streams.forEach(stream -> clocks.merge(clock(stream), 1, Integer::sum));
    int most = clocks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (clocks.size() < 2) {
      return;
    }
    String usual =
        clocks.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst()
            .orElseThrow();
    for (SvStream stream : streams) {
      if (!clock(stream).equals(usual)) {
        add(
            StreamDifference.Kind.OTHER_CLOCK,
            stream.key().name(),
            clock(stream) + ", " + most + " of " + streams.size() + " have " + usual);
      }
    }
  }

  private static String clock(SvStream stream) {
    SmpSynch kind = SmpSynch.of(stream.smpSynch());
    String text = "smpSynch " + stream.smpSynch();
    return kind.isSynchronised() && stream.gmIdentity() != 0
        ? text + ", grandmaster %016X".formatted(stream.gmIdentity())
        : text;
  }

  private void unexpected(SvStream stream) {
    StreamKey key = stream.key();
    String vlan = key.vlan() == Reception.UNTAGGED ? "no tag" : "VLAN " + key.vlan();
    add(
        StreamDifference.Kind.UNEXPECTED,
        key.name(),
        "from %s, APPID 0x%04X, %s".formatted(key.sourceText(), key.appId(), vlan));
  }
}
