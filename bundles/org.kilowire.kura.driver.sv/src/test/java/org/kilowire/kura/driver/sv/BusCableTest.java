// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kilowire.kura.driver.sv.SvDriverFixture.config;
import static org.kilowire.kura.driver.sv.SvDriverFixture.le;
import static org.kilowire.kura.driver.sv.SvDriverFixture.outcome;
import static org.kilowire.kura.driver.sv.SvDriverFixture.universal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.driver.sv.input.InputClaims;
import org.kilowire.meter.GatewayClock;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamAccount;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.live.DatagramSink;
import org.kilowire.simulators.mergingunit.live.InterfaceSink;
import org.kilowire.simulators.mergingunit.live.LivePublisher;
import org.kilowire.simulators.mergingunit.live.LiveSink;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LoopbackPort;
import org.kilowire.tests.support.OpenFiles;
import org.kilowire.tests.support.PrivateNetwork;

/** Drivers at one end of a cable of their own, merging units at the other, in real time. */
final class BusCableTest {

  private static final long SECOND = 1_000_000_000L;
  private static final String OURS = "kilowire(-| )(sv|capture).*";

  @TempDir Path folder;

  private final InputClaims claims = new InputClaims();
  private final List<StreamDriver> drivers = new ArrayList<>();
  private final GatewayClock clock =
      new GatewayClock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public boolean proven() {
          return true;
        }
      };

  /** What was sent, and when the last second of it ended, ms since 1970. */
  private record Sent(List<StreamAccount> accounts, long endMillis) {}

  private static Sent send(LiveSink sink, int seconds, StreamPlan... plans) throws Exception {
    // A JVM that has not done this before stalls at the first frames, and hurries behind them.
    new MergingUnits(List.of(plans), 0).run(SECOND, (stream, nanos, octets, length) -> {});
    LivePublisher publisher = new LivePublisher(sink);
    long begin = (publisher.now() / SECOND + 1) * SECOND;
    MergingUnits units = new MergingUnits(List.of(plans), begin);
    publisher.run(units, begin + seconds * SECOND);
    Assumptions.assumeTrue(
        publisher.latestNanos() < SECOND / 20, "this machine is too busy to send in time");
    return new Sent(units.accounts(), (begin + seconds * SECOND) / 1_000_000);
  }

  private static Sent onCable(int seconds, StreamPlan... plans) throws Exception {
    try (InterfaceSink sink = InterfaceSink.open("here")) {
      return send(sink, seconds, plans);
    }
  }

  private EthernetDriver ethernet(String name, Object... options) {
    Map<String, Object> all = SvDriverFixture.properties(options);
    all.put("kura.service.pid", name);
    all.put("network.interface", "there");
    return opened(new EthernetDriver(claims, clock, () -> folder, all));
  }

  private <T extends StreamDriver> T opened(T driver) {
    drivers.add(driver);
    return driver;
  }

  @AfterEach
  void end() {
    drivers.forEach(StreamDriver::deactivate);
    LiveThreads.awaitNone(OURS);
  }

  private static ChannelRecord read(StreamDriver driver, Map<String, Object> config) {
    ChannelRecord record = SvDriverFixture.record(DataType.DOUBLE, config);
    driver.read(List.of(record));
    return record;
  }

  private static void assertReads(StreamDriver driver, String stream, String channel, Sent sent) {
    StreamAccount account = sent.accounts().get(stream.equals("bay2") ? 1 : 0);
    Map<String, Object> config = config(stream, "rms", "channel", channel);
    Eventually.await(
        () -> "the last second of " + stream + ": " + outcome(read(driver, config)),
        () -> read(driver, config).getTimestamp() == sent.endMillis());
    int last = account.seconds().size() - 1;
    int index = channel.equals("Ia") ? 0 : 4;
    double expected = account.seconds().get(last).rms().get(index);
    assertThat((Double) outcome(read(driver, config))).isCloseTo(expected, within(0.01));
  }

  @Test
  void what_is_sent_is_read_and_at_the_end_nothing_is_left() throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    PrivateNetwork.with(
        network -> {
          EthernetDriver first = ethernet("warm");
          first.deactivate(); // JNA's library is loaded by now, and stays
          int files = OpenFiles.all().size();
          EthernetDriver driver = ethernet("bus1");
          Sent sent = onCable(2, le(), universal());
          assertReads(driver, "bay1", "Ia", sent);
          assertReads(driver, "bay2", "Ima", sent);
          ChannelRecord lost = read(driver, config("bay1", "lost"));
          assertThat(outcome(lost)).isEqualTo(0.0);
          driver.deactivate();
          LiveThreads.awaitNone(OURS);
          assertThat(OpenFiles.all()).hasSize(files);
        });
  }

  @Test
  void a_second_driver_hears_once_the_first_has_gone() throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    PrivateNetwork.with(
        network -> {
          EthernetDriver first = ethernet("bus1");
          EthernetDriver second = ethernet("bus2");
          assertThat(outcome(read(second, config("bay1", "frequency"))))
              .isEqualTo("input-taken: interface there is read by the driver bus1");
          first.deactivate();
          Eventually.await(
              "the second hears",
              () ->
                  outcome(read(second, config("bay1", "frequency")))
                      .equals("stream-silent: stream bay1: it was never heard"));
          assertReads(second, "bay1", "Ia", onCable(2, le()));
          second.deactivate();
          LiveThreads.awaitNone(OURS);
        });
  }

  @Test
  void an_interface_that_goes_and_returns_is_heard_again() throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    PrivateNetwork.with(
        network -> {
          EthernetDriver driver = ethernet("bus1");
          network.ip("link del here");
          ChannelRecord event = SvDriverFixture.record(DataType.STRING, config("", "event"));
          Eventually.await(
              () -> "gone: " + outcome(event),
              () -> {
                driver.read(List.of(event));
                return outcome(event).toString().contains("there has gone");
              });
          network.connect();
          Eventually.await(
              () -> "back: " + outcome(event),
              () -> {
                driver.read(List.of(event));
                return outcome(event).toString().startsWith("capture-receiving");
              });
          assertReads(driver, "bay1", "Ia", onCable(2, le()));
          driver.deactivate();
        });
  }

  /** The first copy of a frame goes to LAN A, the second to B. */
  private static final class BothLans implements LiveSink {
    private final LiveSink a;
    private final LiveSink b;
    private boolean second;

    BothLans(LiveSink a, LiveSink b) {
      this.a = a;
      this.b = b;
    }

    @Override
    public void frame(int stream, long nanos, byte[] octets, int length) throws IOException {
      (second ? b : a).frame(stream, nanos, octets, length);
      second = !second;
    }

    @Override
    public void flush() throws IOException {
      a.flush();
      b.flush();
    }

    @Override
    public void close() throws IOException {
      a.close();
      b.close();
    }
  }

  @Test
  void both_lans_of_prp_are_one_stream() throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    PrivateNetwork.with(
        network -> {
          network.ip("link add here-b type veth peer name there-b");
          network.ip("link set here-b addrgenmode none arp off up");
          network.ip("link set there-b addrgenmode none arp off up");
          Eventually.await(
              "a carrier", () -> network.ask("ip", "link", "show", "here-b").contains("state UP"));
          EthernetDriver driver = ethernet("bus1", "second.interface", "there-b");
          StreamPlan prp =
              StreamPlan.of(
                  StreamShape.Of92.of(
                      "KWMU0101",
                      ShippedMaps.find("9-2LE").orElseThrow(),
                      1,
                      EthernetHead.of(1).withSimulated(false).withPrp(true)),
                  SvDriverFixture.RATE);
          Sent sent;
          try (LiveSink sink =
              new BothLans(InterfaceSink.open("here"), InterfaceSink.open("here-b"))) {
            sent = send(sink, 2, prp);
          }
          assertReads(driver, "bay1", "Ia", sent);
          assertThat(outcome(read(driver, config("bay1", "received")))).isEqualTo(16_000.0);
          assertThat(outcome(read(driver, config("bay1", "duplicates")))).isEqualTo(8_000.0);
          assertThat(outcome(read(driver, config("bay1", "lost")))).isEqualTo(0.0);
          assertThat(outcome(read(driver, config("bay1", "lost-b")))).isEqualTo(0.0);
          driver.deactivate();
          LiveThreads.awaitNone(OURS);
        });
  }

  @Test
  void ft3_comes_as_datagrams() throws Exception {
    try (LoopbackPort port = LoopbackPort.hold()) {
      Map<String, Object> options = new HashMap<>();
      options.put("kura.service.pid", "link");
      options.put("source", "udp://127.9.0.4:" + port.number());
      options.put("maps", "universal-12");
      options.put("rate", SvDriverFixture.RATE);
      Ft3Driver driver = opened(new Ft3Driver(claims, clock, () -> folder, options));
      Sent sent;
      try (DatagramSink sink =
          DatagramSink.open(new InetSocketAddress("127.9.0.4", port.number()))) {
        sent = send(sink, 3, SvDriverFixture.ft3());
      }
      Map<String, Object> config = config("LN2_DS1_LD7", "rms", "channel", "Ima");
      Eventually.await(
          () -> "a second: " + outcome(read(driver, config)),
          () -> outcome(read(driver, config)) instanceof Double);
      assertThat((Double) outcome(read(driver, config)))
          .isCloseTo(sent.accounts().get(0).seconds().get(0).rms().get(4), within(0.05));
      driver.deactivate();
      LiveThreads.awaitNone(OURS);
    }
  }
}
