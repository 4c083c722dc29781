// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.kilowire.collect.CollectionLimits;
import org.kilowire.collect.Collector;
import org.kilowire.collect.MeterResult;
import org.kilowire.collect.Ports;
import org.kilowire.fleet.Fleet;
import org.kilowire.kura.wire.appending.EventAppender;
import org.kilowire.kura.wire.delivery.EnvelopeSender;
import org.kilowire.kura.wire.delivery.WireDelivery;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.meter.Counters;
import org.kilowire.meter.MeterProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collector at work, with what it works with. */
final class ActiveCollector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ActiveCollector.class);

  /** A little less than the collector waits, so that it is told what it waited for. */
  private static final Duration COMMIT = CollectionLimits.DEFAULT.commit().minusSeconds(5);

  /** Each line in use has one envelope under way. */
  private static final int MAX_ENVELOPES = 64;

  private final GatewayServices services;
  private final Map<String, MeterProtocol> protocols;
  private final EnvelopeSender sender = new EnvelopeSender("kilowire-deliver", MAX_ENVELOPES);
  private final Collector collector;
  private Fleet fleet;

  /**
   * Begins.
   *
   * @throws IllegalArgumentException as {@link Collector}; then nothing has begun
   */
  ActiveCollector(
      Fleet fleet,
      GatewayServices services,
      Map<String, MeterProtocol> protocols,
      WireOutput output,
      FailureCounter failures) {
    this.fleet = fleet;
    this.services = services;
    this.protocols = Map.copyOf(protocols);
    EventAppender events = new EventAppender(failures);
    Ports ports =
        new Ports(
            services.lines(),
            protocols,
            services.secrets(),
            Counters.NONE,
            new WireArchive(services, new WireDelivery(sender, output, COMMIT)),
            event -> events.append(event, services.events()),
            services.clock(),
            services.refused(),
            services.uses());
    collector = new Collector(fleet, ports, CollectionLimits.DEFAULT, System.nanoTime());
    collector.start();
  }

  /** Whether all is still there that it works with. */
  boolean isWhole(GatewayServices now, Collection<MeterProtocol> there) {
    return services == now
        && needed(fleet).stream()
            .allMatch(id -> there.stream().anyMatch(one -> one == protocols.get(id)));
  }

  /** Whether {@code next} can be collected with what this works with. */
  boolean fits(Fleet next) {
    return protocols.keySet().containsAll(needed(next));
  }

  private static Set<String> needed(Fleet fleet) {
    return fleet.meters().values().stream()
        .map(one -> one.meter().type().protocol())
        .collect(Collectors.toSet());
  }

  /** Goes on with another fleet. */
  void apply(Fleet next) {
    if (!next.equals(fleet)) {
      collector.apply(next);
      fleet = next;
    }
  }

  /** Obeys a release, unless that was done before. */
  void release(ParkingRelease release) {
    var unused =
        collector
            .release(release.request(), release::names)
            .whenComplete((count, failure) -> report(release, count, failure));
  }

  private static void report(ParkingRelease release, Integer count, Throwable failure) {
    if (failure != null) {
      LOG.error("{}: no parked meter was released", release.request(), failure);
    } else if (count > 0) {
      LOG.info("{}: {} parked meters are asked again", release.request(), count);
    }
  }

  CompletableFuture<List<MeterResult>> runOnce(String schedule) {
    return collector.runOnce(schedule);
  }

  /** Waits until nothing is under way, with sessions closed. No thread is left. */
  @Override
  public void close() {
    collector.close();
    sender.close();
  }
}
