// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.live.InterfaceSink;
import org.kilowire.simulators.mergingunit.live.LivePublisher;
import org.kilowire.standalone.GatewayHome;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.document.ShippedMaps;

/**
 * A merging unit beside the meters: simulated 9-2LE on the loopback interface, 4,000 frames a
 * second. It needs the right to open a packet socket, CAP_NET_RAW; without it there is none.
 */
final class DemoStream implements AutoCloseable {

  /** What the gateway calls it. */
  static final String ID = "bay1";

  static final ChannelMap MAP = ShippedMaps.find("9-2LE").orElseThrow();

  private static final String SV_ID = "KWMU0101";
  private static final String INTERFACE = "lo";
  private static final int RATE = 4000;
  private static final int HERTZ = 50;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MILLI_NANOS = 1_000_000L;

  private static final String SETTINGS =
      """
      sv.interface=%s
      sv.results=1s
      sv.simulated=true
      """
          .formatted(INTERFACE);

  private static final String MAPS =
      """
      {"version": 1, "maps": [
        {"id": "%s", "like": "%s", "key": {"svId": "%s"}, "nominalHertz": %d}
      ]}
      """
          .formatted(ID, MAP.id(), SV_ID, HERTZ);

  private final Optional<InterfaceSink> sink;
  private final String refusal;
  private Thread thread;

  // Written before the thread begins, and by it until it has ended.
  private MergingUnits units;
  private long begin;
  private IOException failure;

  private DemoStream(Optional<InterfaceSink> sink, String refusal) {
    this.sink = sink;
    this.refusal = refusal;
  }

  /** Sends from the next whole second on, where this process may. */
  static DemoStream start() {
    try {
      DemoStream stream = new DemoStream(Optional.of(InterfaceSink.open(INTERFACE)), "");
      stream.begin();
      return stream;
    } catch (IOException e) {
      return new DemoStream(Optional.empty(), e.getMessage());
    }
  }

  private void begin() {
    thread = new Thread(this::publish, "kilowire-demo-stream");
    thread.setDaemon(true);
    thread.start();
  }

  private void publish() {
    LivePublisher publisher = new LivePublisher(sink.orElseThrow());
    begin = (publisher.now() / SECOND_NANOS + 1) * SECOND_NANOS;
    units = new MergingUnits(List.of(plan()), begin);
    try {
      publisher.run(units, Long.MAX_VALUE);
    } catch (IOException e) {
      failure = e;
    }
  }

  private static StreamPlan plan() {
    return StreamPlan.of(StreamShape.Of92.of(SV_ID, MAP, 1, EthernetHead.of(1)), RATE)
        .withWave("Ia=rms:1200,h3:10");
  }

  /** Has the gateway hear it; nothing where it is not there. */
  void configure(GatewayHome home) throws IOException {
    if (isThere()) {
      Files.writeString(home.settings(), SETTINGS, StandardOpenOption.APPEND);
      Files.writeString(home.channelMaps(), MAPS);
    }
  }

  boolean isThere() {
    return sink.isPresent();
  }

  /** Who it is, or why there is none. */
  String introduction() {
    return isThere()
        ? "%s: %s, simulated %s, %d frames a second on %s"
            .formatted(ID, SV_ID, MAP.id(), RATE, INTERFACE)
        : "no stream of sampled values: " + refusal;
  }

  /**
   * Ends it; whether the IMS has what was sent.
   *
   * @throws IOException if it could not be sent
   */
  Comparison.Verdict compare(Path imsDatabase) throws IOException {
    if (!isThere()) {
      return new Comparison.Verdict(List.of(introduction()), List.of());
    }
    close();
    if (failure != null) {
      throw failure;
    }
    return new SecondsComparison(units.accounts().get(0).seconds(), begin / MILLI_NANOS)
        .compare(imsDatabase);
  }

  /** Sends no more. Idempotent. */
  @Override
  public void close() throws IOException {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    sink.orElseThrow().close();
  }
}
