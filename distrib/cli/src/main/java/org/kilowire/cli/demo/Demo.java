// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kilowire.cli.output.Printer;
import org.kilowire.ims.ImsReceiver;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.message.SealLimits;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/** One demonstration, from the first meter to the comparison. */
final class Demo {

  private static final int METERS_OF_A_KIND = 3;
  private static final int METERS_OF_IEC62056 = 2;

  /** Times faster than 300 and 9600 baud: a demonstration has no time for two days of profile. */
  private static final int SPEED = 50;

  private static final Duration OUTAGE = Duration.ofSeconds(5);

  /** How often it is told what has arrived: a demonstration fits on a screen. */
  private static final Duration NEWS = Duration.ofSeconds(5);

  private final DemoFolder folder;
  private final Duration length;
  private final Printer out;
  private final Arrivals arrivals;
  private final Duration news;
  private Instant toldAt = Instant.MIN;
  private long told = -1;

  /** The meter that is read as an asset. */
  private String asset;

  private String figures = "";

  /**
   * @param verbose whether every value is shown as it arrives
   */
  Demo(DemoFolder folder, Duration length, Printer out, boolean verbose) {
    this.folder = folder;
    this.length = length;
    this.out = out;
    this.news = verbose ? Duration.ofSeconds(1) : NEWS;
    this.arrivals = new Arrivals(out, verbose);
  }

  /** Whether meters, gateway and IMS agree. */
  boolean run() throws IOException, InterruptedException {
    try (DemoBroker broker = DemoBroker.start(folder.broker(), 0);
        MeterHost host =
            MeterHost.start(
                HostOptions.loopback(METERS_OF_A_KIND),
                InstantSource.system(),
                1,
                options -> options);
        Iec62056Host line =
            Iec62056Host.start(
                Iec62056HostOptions.of(LinePlace.tcp(0), MeterKind.EMH_LZQJ)
                    .withMeters(METERS_OF_IEC62056, 0)
                    .withLine(SPEED, false),
                InstantSource.system(),
                1,
                options -> options);
        DemoStream stream = DemoStream.start()) {
      List<DemoMeter> all = new ArrayList<>();
      line.meters().forEach(meter -> all.add(DemoMeter.of(meter)));
      host.meters().forEach(meter -> all.add(DemoMeter.of(meter)));
      Map<String, DemoMeter> meters = DemoFleet.named(all);
      asset = List.copyOf(meters.keySet()).get(meters.size() - 1);
      ServedMeter read = host.meters().get(host.meters().size() - 1);
      DemoFleet.write(folder.home(), broker.port(), meters, asset, read);
      stream.configure(folder.home());
      meters.forEach(this::introduce);
      out.line(stream.introduction(), Map.of("stream", stream.introduction()));
      Instant begin = Instant.now();
      receive(broker);
      return compare(meters, stream, begin);
    }
  }

  private void introduce(String id, DemoMeter meter) {
    out.line(
        "%s: %s over %s at %s".formatted(id, meter.meter().serial(), meter.type(), meter.link()),
        Map.of("meter", id, "device", meter.meter().serial(), "link", meter.link()));
  }

  private void receive(DemoBroker broker) throws IOException, InterruptedException {
    MqttOptions options =
        MqttOptions.of(URI.create("tcp://127.0.0.1:" + broker.port()), "demo-ims")
            .withRetry(Duration.ofMillis(200), Duration.ofSeconds(1));
    folder.introduce();
    try (HandoverSeals seals =
            HandoverSeals.open(
                folder.imsKeys(), SealLimits.IMS, InstantSource.system(), System::nanoTime);
        ImsReceiver ims = new ImsReceiver(options, folder.imsDatabase(), seals, arrivals)) {
      out.line(
          "gateway and IMS sign what they send: the IMS's key is " + seals.publicKeys().kid(),
          Map.of("fingerprint", seals.publicKeys().kid()));
      ims.start().get(30, TimeUnit.SECONDS);
      GatewayFigures watched = new GatewayFigures(folder.commits());
      try (GatewayProcess gateway =
          GatewayProcess.start(
              folder.home(),
              folder.commits(),
              line -> out.line("gateway: " + line, Map.of("gateway", line)))) {
        collect(gateway, broker);
        figures = watched.line(gateway);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the IMS did not reach the broker", e);
    }
  }

  /** Time that is spent waiting is what a demonstration is for. */
  private void collect(GatewayProcess gateway, DemoBroker broker) throws InterruptedException {
    Instant start = Instant.now();
    Duration half = length.minus(OUTAGE).dividedBy(2);
    progressUntil(start.plus(half), gateway);
    out.line("-- the broker goes away for 5 s --", Map.of("broker", "gone"));
    broker.stop();
    arrivals.brokerGone();
    progressUntil(Instant.now().plus(OUTAGE), gateway);
    arrivals.brokerBack();
    broker.start();
    out.line("-- the broker is back --", Map.of("broker", "back"));
    progressUntil(between(start.plus(length)), gateway);
    out.line("-- the gateway ends --", Map.of("gateway", "ends"));
  }

  /** Not amid a round: in the middle between two. */
  private static Instant between(Instant end) {
    long round = DemoFleet.ROUND.toMillis();
    long into = Math.floorMod(end.toEpochMilli(), round);
    return end.plusMillis(round / 2 - into + (into > round / 2 ? round : 0));
  }

  private void progressUntil(Instant end, GatewayProcess gateway) throws InterruptedException {
    while (Instant.now().isBefore(end) && gateway.isAlive()) {
      long left = Duration.between(Instant.now(), end).toMillis();
      TimeUnit.MILLISECONDS.sleep(Math.max(1, Math.min(1000, left)));
      tellWhatIsNew();
    }
  }

  private void tellWhatIsNew() {
    long blocks = arrivals.blocks();
    Instant now = Instant.now();
    if (blocks != told && (toldAt.equals(Instant.MIN) || !now.isBefore(toldAt.plus(news)))) {
      told = blocks;
      toldAt = now;
      out.line(
          "%5d blocks, %6d values at the IMS%s"
              .formatted(blocks, arrivals.values(), arrivals.newest()),
          Printer.members("blocks", blocks, "values", arrivals.values()));
    }
  }

  private boolean compare(Map<String, DemoMeter> meters, DemoStream stream, Instant begin)
      throws IOException {
    OutboxStatus gateway;
    try (Store store = Store.open(StoreSettings.of(folder.home().data(), DemoFleet.GATEWAY))) {
      gateway = store.outbox().status();
    }
    Comparison comparison = new Comparison(meters, asset, gateway, folder.imsDatabase(), begin);
    Comparison.Verdict verdict = comparison.compare().and(stream.compare(folder.imsDatabase()));
    boolean outage = arrivals.bridged() > 0;
    out.line(figures, Map.of("summary", figures));
    verdict.summary().forEach(line -> out.line(line, Map.of("summary", line)));
    String bridged =
        "outage   %d blocks were read while the broker was away and came afterwards"
            .formatted(arrivals.bridged());
    out.line(bridged, Map.of("summary", bridged));
    verdict.faults().forEach(fault -> out.line("FAULT    " + fault, Map.of("fault", fault)));
    boolean agreed = verdict.faults().isEmpty() && outage;
    out.line(
        agreed ? "meters, gateway and IMS agree" : "meters, gateway and IMS do NOT agree",
        Map.of("agree", agreed));
    return agreed;
  }
}
