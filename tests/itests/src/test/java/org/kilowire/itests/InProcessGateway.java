// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kilowire.collect.CollectionLimits;
import org.kilowire.collect.Collector;
import org.kilowire.collect.Ports;
import org.kilowire.conversation.Secret;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.kura.base.clock.SystemClock;
import org.kilowire.link.Lines;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.meter.Counters;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.mqtt.PahoTransport;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.standalone.Fleets;
import org.kilowire.standalone.GatewayHome;
import org.kilowire.standalone.GatewaySettings;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.TrustedSides;
import org.kilowire.uplink.SealedTransport;
import org.kilowire.uplink.Uplink;
import org.kilowire.uplink.UplinkStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collection, store and uplink joined in a plain JVM: what the bundles do on a gateway, within
 * reach of a test.
 */
final class InProcessGateway implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InProcessGateway.class);
  private static final int MAX_LINE_THREADS = 16;

  private final Store store;
  private final HandoverSeals seals;
  private final Uplink uplink;
  private final Lines lines;
  private final ExecutorService lineThreads;
  private final Collector collector;
  private boolean closed;

  private InProcessGateway(
      Store store,
      HandoverSeals seals,
      Uplink uplink,
      Lines lines,
      ExecutorService lineThreads,
      Collector collector) {
    this.store = store;
    this.seals = seals;
    this.uplink = uplink;
    this.lines = lines;
    this.lineThreads = lineThreads;
    this.collector = collector;
  }

  /** Starts the gateway of a folder, whose documents are in order. */
  static InProcessGateway start(GatewayHome home) throws IOException {
    GatewaySettings settings = GatewaySettings.read(home.settings()).settings().orElseThrow();
    Properties secrets = new Properties();
    try (Reader in = Files.newBufferedReader(home.secrets())) {
      secrets.load(in);
    }
    FleetResult read = Fleets.reader(name -> true).read(Files.readAllBytes(home.fleet()));
    Fleet fleet = ((FleetResult.Whole) read).fleet();
    Store store = Store.open(StoreSettings.of(home.data(), settings.gateway()));
    InProcessGateway gateway =
        joined(
            store,
            TrustedSides.open(home.seals()),
            settings,
            name -> Optional.ofNullable(secrets.getProperty(name)).map(Secret::of),
            List.of(new DlmsProtocol()),
            fleet);
    gateway.uplink.start();
    gateway.collector.start();
    return gateway;
  }

  private static InProcessGateway joined(
      Store store,
      HandoverSeals seals,
      GatewaySettings settings,
      Secrets secrets,
      List<MeterProtocol> protocols,
      Fleet fleet) {
    String id = settings.gateway();
    Uplink uplink =
        new Uplink(
            id,
            store.outbox(),
            store.events(),
            SealedTransport.of(
                new PahoTransport(mqtt(settings, secrets), id),
                id,
                store.outbox(),
                store.events(),
                seals),
            settings.uplinkOptions());
    ExecutorService threads = lineThreads();
    Lines lines = new QueuedLines(new Links(List.of(new IpLinks())), threads);
    MeterProtocol dlms = protocols.get(0);
    Ports ports =
        new Ports(
            lines,
            Map.of(dlms.id(), dlms),
            secrets,
            Counters.NONE,
            new StoreArchive(store, uplink::wake),
            event -> report(store, uplink, event),
            new SystemClock(),
            store.refusedCredentials(),
            store.useCounts());
    try {
      Collector collector =
          new Collector(fleet, ports, CollectionLimits.DEFAULT, System.nanoTime());
      return new InProcessGateway(store, seals, uplink, lines, threads, collector);
    } catch (RuntimeException e) {
      lines.close();
      threads.shutdownNow();
      throw e;
    }
  }

  private static MqttOptions mqtt(GatewaySettings settings, Secrets secrets) {
    MqttOptions options = MqttOptions.of(settings.broker(), "kilowire-" + settings.gateway());
    if (settings.user().isEmpty()) {
      return options;
    }
    Secret password = secrets.find("broker").orElse(Secret.of(""));
    return options.withLogin(settings.user().get(), password);
  }

  private static ExecutorService lineThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MAX_LINE_THREADS,
            MAX_LINE_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "kilowire-line");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static void report(Store store, Uplink uplink, MeterEvent event) {
    LOG.info("{}: {} {}", event.meter(), event.code(), event.details());
    var unused = store.events().append(event).thenRun(uplink::wake);
  }

  public Collector collector() {
    return collector;
  }

  public OutboxStatus outbox() {
    return store.outbox().status();
  }

  /** What it stores into; others may, too. */
  Store store() {
    return store;
  }

  /** Something was stored by others. */
  void wake() {
    uplink.wake();
  }

  /** How the hand-over to the IMS stands. */
  public UplinkStatus uplink() {
    return uplink.status();
  }

  /** Collects no more; what is stored is still handed over until {@link #close}. */
  void stopCollecting() {
    collector.close();
  }

  /** Ends collection, then the hand-over, then closes the store. Later calls do nothing. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      collector.close();
      lines.close();
      lineThreads.shutdownNow();
      uplink.close();
    } finally {
      store.close();
      seals.close();
    }
  }
}
