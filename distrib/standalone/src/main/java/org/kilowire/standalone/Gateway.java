// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.kilowire.collect.Collector;
import org.kilowire.collect.Limits;
import org.kilowire.collect.Ports;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Secret;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetReader;
import org.kilowire.fleet.LineCheck;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.mqtt.PahoTransport;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Store;
import org.kilowire.store.StoreException;
import org.kilowire.store.StoreSettings;
import org.kilowire.uplink.Uplink;
import org.kilowire.uplink.UplinkStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collection, store and uplink of one gateway, joined. */
public final class Gateway implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int MAX_LINE_THREADS = 16;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Store store;
  private final Uplink uplink;
  private final Lines lines;
  private final ExecutorService lineThreads;
  private final Collector collector;
  private boolean closed;

  private Gateway(
      Store store, Uplink uplink, Lines lines, ExecutorService lineThreads, Collector collector) {
    this.store = store;
    this.uplink = uplink;
    this.lines = lines;
    this.lineThreads = lineThreads;
    this.collector = collector;
  }

  /** The meters' protocols that this gateway speaks. */
  public static List<MeterProtocol> protocols() {
    return List.of(new DlmsProtocol());
  }

  /** What a line's URI has to be: well-formed, and of a kind that this gateway opens. */
  public static LineCheck lineCheck() {
    return text -> {
      LinkUri.Parsed parsed = LinkUri.parse(text);
      return parsed
          .uri()
          .map(Gateway::opened)
          .orElseGet(() -> LineCheck.Checked.wrong(parsed.problems()));
    };
  }

  private static LineCheck.Checked opened(LinkUri uri) {
    return new IpLinks().schemes().contains(uri.scheme())
        ? LineCheck.Checked.leadsTo(uri.address())
        : LineCheck.Checked.wrong(
            List.of(
                "this gateway has no " + uri.scheme() + " links; it has tcp, tcp-listen and udp"));
  }

  /**
   * Starts the gateway of {@code home}. A fleet document with errors does not stop it where an
   * earlier one is in force; its problems are in the answer.
   *
   * @param committed is told the sequence numbers of every commit, after it
   * @throws IOException if the folder cannot be read
   */
  public static GatewayStart start(GatewayHome home, Consumer<Range> committed) throws IOException {
    if (!Files.exists(home.settings())) {
      return GatewayStart.refused(List.of("there is no " + home.settings()));
    }
    GatewaySettings.Read read = GatewaySettings.read(home.settings());
    if (read.settings().isEmpty()) {
      return GatewayStart.refused(read.problems());
    }
    SecretsFile secrets;
    try {
      secrets = SecretsFile.read(home.secrets());
    } catch (IOException e) {
      return GatewayStart.refused(List.of(e.getMessage()));
    }
    try {
      return start(home, read.settings().get(), secrets, committed);
    } catch (StoreException e) {
      return GatewayStart.refused(List.of(e.getMessage()));
    }
  }

  private static GatewayStart start(
      GatewayHome home, GatewaySettings settings, SecretsFile secrets, Consumer<Range> committed) {
    Store store =
        Store.open(StoreSettings.of(home.data(), settings.gateway()).observedBy(committed));
    try {
      return start(home, settings, secrets, store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static GatewayStart start(
      GatewayHome home, GatewaySettings settings, SecretsFile secrets, Store store) {
    List<MeterProtocol> protocols = protocols();
    FleetReader reader = new FleetReader(protocols, lineCheck(), secrets::has);
    FleetKeeper.Found found =
        new FleetKeeper(home.fleet(), reader, store.fleets(), settings.gateway()).find();
    List<String> problems = new ArrayList<>();
    found.problems().forEach(problem -> problems.add("fleet.json " + problem));
    if (found.fleet().isEmpty()) {
      store.close();
      problems.add("there is no fleet to collect: " + home.fleet());
      return GatewayStart.refused(problems);
    }
    Gateway gateway = joined(store, settings, secrets, protocols, found.fleet().get());
    try {
      gateway.uplink.start();
      gateway.collector.start();
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
    return GatewayStart.of(gateway, problems);
  }

  private static Gateway joined(
      Store store,
      GatewaySettings settings,
      SecretsFile secrets,
      List<MeterProtocol> protocols,
      Fleet fleet) {
    String id = settings.gateway();
    Uplink uplink =
        new Uplink(
            id,
            store.outbox(),
            store.events(),
            new PahoTransport(mqtt(settings, secrets), id),
            settings.uplinkOptions());
    ExecutorService threads = lineThreads();
    Lines lines = new QueuedLines(new Links(List.of(new IpLinks())), threads);
    MeterProtocol dlms = protocols.get(0);
    Ports ports =
        new Ports(
            lines,
            Map.of(dlms.id(), dlms),
            secrets,
            new StoreArchive(store, uplink::wake),
            event -> report(store, uplink, event),
            new SystemClock());
    try {
      Collector collector = new Collector(fleet, ports, Limits.DEFAULT, System.nanoTime());
      return new Gateway(store, uplink, lines, threads, collector);
    } catch (RuntimeException e) {
      lines.close();
      threads.shutdownNow();
      throw e;
    }
  }

  private static MqttOptions mqtt(GatewaySettings settings, SecretsFile secrets) {
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

  /** How the hand-over to the IMS stands. */
  public UplinkStatus uplink() {
    return uplink.status();
  }

  /** Collects no more; what is stored is still handed over until {@link #close}. */
  public void stopCollecting() {
    collector.close();
  }

  /** Waits until the IMS has confirmed all that is stored, or {@code limit} has passed. */
  public void awaitHandedOver(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    OutboxStatus status = outbox();
    while (status.released() < status.last() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(LOOK_NANOS);
      status = outbox();
    }
  }

  /** Ends collection, then the hand-over, then closes the store. Later calls do nothing. */
  @Override
  public synchronized void close() {
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
    }
  }
}
