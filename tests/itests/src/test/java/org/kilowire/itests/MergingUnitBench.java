// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamAccount;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.live.DatagramSink;
import org.kilowire.simulators.mergingunit.live.InterfaceSink;
import org.kilowire.simulators.mergingunit.live.LivePublisher;
import org.kilowire.simulators.mergingunit.live.LiveSink;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;

/** Three merging units: 9-2LE and 9-1 on a cable, FT3 as datagrams, and what they have sent. */
final class MergingUnitBench {

  static final String MAPS =
      """
      {"version": 1, "maps": [
        {"id": "bay1", "like": "9-2LE", "key": {"svId": "KWMU0101"}, "nominalHertz": 50},
        {"id": "bay2", "like": "universal-12", "key": {"ldName": 2}, "rate": {"value": 4000}},
        {"id": "bay3", "like": "universal-12", "key": {"ldName": 3}, "rate": {"value": 4000}}
      ]}
      """;

  static final int RATE = 4000;
  private static final long SECOND = 1_000_000_000L;

  private final List<StreamPlan> plans;
  private final long everyNanos;
  private long begin;
  private List<StreamAccount> accounts = List.of();
  private long latest;

  /**
   * Units that have not begun.
   *
   * @param every they begin at a multiple of so many seconds of UTC
   * @param faults of the first
   */
  MergingUnitBench(int every, String... faults) {
    everyNanos = every * SECOND;
    plans =
        List.of(
            le().withWave("Ia=rms:1200,h3:10").withFaults(faults),
            StreamPlan.of(universal(), RATE).withWave("Ima=rms:400"),
            StreamPlan.of(ft3(), RATE).withWave("Ima=rms:250"));
  }

  private static StreamPlan le() {
    return StreamPlan.of(
        StreamShape.Of92.of(
            "KWMU0101",
            ShippedMaps.find("9-2LE").orElseThrow(),
            1,
            EthernetHead.of(1).withSimulated(false)),
        RATE);
  }

  private static StreamShape universal() {
    return new StreamShape.Of91(
        "LD02",
        ShippedMaps.find("universal-12").orElseThrow(),
        1,
        EthernetHead.of(2, 0).withSimulated(false),
        AsduLayout.UNIVERSAL,
        header(2),
        80);
  }

  private static StreamShape ft3() {
    return new StreamShape.OfFt3(
        "FT3",
        ShippedMaps.find("universal-12").orElseThrow(),
        Ft3Layout.OCTETS_54,
        Ft3Crc.STANDARD,
        header(3),
        80);
  }

  private static AsduHeader.Universal header(int ldName) {
    return new AsduHeader.Universal(2, 1, ldName, 1000, 1000, 1100, 500);
  }

  /** Frames of the third stream go to a port, the others out of an interface. */
  private record Sinks(LiveSink ethernet, LiveSink ft3) implements LiveSink {

    @Override
    public void frame(int stream, long nanos, byte[] octets, int length) throws IOException {
      (stream == 2 ? ft3 : ethernet).frame(stream, nanos, octets, length);
    }

    @Override
    public void flush() throws IOException {
      ethernet.flush();
      ft3.flush();
    }

    @Override
    public void close() throws IOException {
      ethernet.close();
      ft3.close();
    }
  }

  /** Sends for so long, in real time. */
  void send(String networkInterface, InetSocketAddress port, double seconds) throws IOException {
    try (Sinks sinks = new Sinks(InterfaceSink.open(networkInterface), DatagramSink.open(port))) {
      // A JVM that has not done this before stalls at the first frames, and hurries behind them.
      new MergingUnits(plans, 0).run(SECOND, (stream, nanos, octets, length) -> {});
      LivePublisher publisher = new LivePublisher(sinks);
      begin = (publisher.now() / everyNanos + 1) * everyNanos;
      MergingUnits units = new MergingUnits(plans, begin);
      publisher.run(units, begin + Math.round(seconds * SECOND));
      accounts = units.accounts();
      latest = publisher.latestNanos();
    }
  }

  /** Whether this machine had the time to send: a unit that stalls and hurries is another one. */
  boolean isPunctual() {
    return latest < SECOND / 20;
  }

  /** When the first second began, ms since 1970. */
  long beginMillis() {
    return begin / 1_000_000;
  }

  /** What a channel of a stream said in a second, from 0. */
  double rms(int stream, int second, int channel) {
    return accounts.get(stream).seconds().get(second).rms().get(channel);
  }

  /** Samples of the first stream that were sent on no way. */
  long lost() {
    return accounts.get(0).samplesLost();
  }

  /** Options of a driver, by name and value. */
  static Map<String, Object> options(String name, Object... options) {
    Map<String, Object> all = new HashMap<>(Map.of("kura.service.pid", name, "maps", MAPS));
    Stream.iterate(0, i -> i < options.length, i -> i + 2)
        .forEach(i -> all.put((String) options[i], options[i + 1]));
    return all;
  }
}
