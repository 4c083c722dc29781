// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.fleet.Line;
import org.kilowire.link.LinkUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the meters of a fleet when their schedules say so.
 *
 * <p>One task is one meter in one run of one schedule: it takes the meter's line, opens a session,
 * reads a round of registers and brings profiles up to date, and closes the session whatever
 * happened. Lines work side by side, meters of one line in turn. A meter that does not answer gets
 * pauses that double; one that refuses the password is parked until the password or its place is
 * another, or {@link #release} is called. A run that is due while the last one of the same meter
 * and schedule goes on, or pauses, is that one.
 *
 * <p>A meter whose device the fleet does not give is believed to be the one that answers; its
 * readings carry the identity that was read.
 */
public final class Collector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final Ports ports;
  private final CollectionLimits limits;
  private final Loop loop;
  private final Tally tally = new Tally();
  private final ConcurrentHashMap<String, MeterStatus> meters = new ConcurrentHashMap<>();
  private final Roster roster;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private boolean closing;

  /**
   * A collector at rest, on a thread of its own.
   *
   * @param seed of the pauses' jitter
   * @throws IllegalArgumentException as {@link #apply}
   */
  public Collector(Fleet fleet, Ports ports, CollectionLimits limits, long seed) {
    this(fleet, ports, limits, seed, () -> new ThreadLoop("kilowire-collect"));
  }

  Collector(Fleet fleet, Ports ports, CollectionLimits limits, long seed, Supplier<Loop> loops) {
    check(fleet, ports);
    this.ports = ports;
    this.limits = limits;
    this.loop = loops.get();
    this.roster = new Roster(ports, limits, loop, new Random(seed), tally, meters);
    loop.execute(() -> roster.apply(fleet));
  }

  /** Begins to run schedules, each at its next due time. */
  public void start() {
    loop.execute(roster::start);
  }

  /**
   * Replaces the fleet. Tasks under way end as they began; schedules and meters that are the same
   * in both keep their rhythm, pauses and places. What waited for its turn and is not the same is
   * answered as {@link CollectReason#FLEET_REPLACED}.
   *
   * @throws IllegalArgumentException if a protocol is not known or a line's URI cannot be read; the
   *     old fleet then stays
   */
  public void apply(Fleet fleet) {
    check(fleet, ports);
    loop.execute(() -> roster.apply(fleet));
  }

  /**
   * Runs a schedule now, besides its rhythm. A task of it that waits or runs already is not run
   * twice.
   *
   * @return what came of each meter, in the order of the fleet; empty where there is no such
   *     schedule. Completed on the collector's thread; never fails
   */
  public CompletableFuture<List<MeterResult>> runOnce(String schedule) {
    return ask(schedule, Optional.empty());
  }

  /** Runs one meter of a schedule now; {@link CollectReason#NOT_SCHEDULED} where it is not one. */
  public CompletableFuture<MeterResult> runOnce(String schedule, String meter) {
    return ask(schedule, Optional.of(meter))
        .thenApply(
            all ->
                all.isEmpty()
                    ? new MeterResult(
                        meter, schedule, Optional.of(CollectReason.NOT_SCHEDULED), "", 0)
                    : all.get(0));
  }

  /**
   * Has parked meters asked again when they are next due, once for each request ({@link
   * org.kilowire.meter.RefusedCredentials#releaseOnce}).
   *
   * @param meters says which, by their ids
   * @return how many of them were parked, once that is kept; 0 where nothing is collected any more.
   *     Fails where it could not be kept
   */
  public CompletableFuture<Integer> release(String request, Predicate<String> meters) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    if (!loop.execute(() -> release(request, meters, answer))) {
      answer.complete(0);
    }
    return answer;
  }

  private void release(
      String request, Predicate<String> meters, CompletableFuture<Integer> answer) {
    var unused =
        ports
            .refused()
            .releaseOnce(request, roster.accounts(meters))
            .whenComplete((count, why) -> complete(answer, count, why));
  }

  private static void complete(CompletableFuture<Integer> answer, Integer count, Throwable why) {
    if (why == null) {
      answer.complete(count);
    } else {
      answer.completeExceptionally(why);
    }
  }

  /** How the fleet's meters are getting on, by id. */
  public Map<String, MeterStatus> status() {
    return Map.copyOf(meters);
  }

  /**
   * Counts since the beginning: {@code runs}, {@code missed}, {@code coalesced}, {@code refused},
   * {@code tasks}, {@code yielded}, {@code unreadable-rows}, and failed tasks by the code of their
   * reason.
   */
  public Map<String, Long> counts() {
    return tally.snapshot();
  }

  /**
   * Stops. What runs ends at its next step, with the session closed; after {@link
   * CollectionLimits#stop} its line is cut. Idempotent; afterwards there is no thread left and
   * nothing else is called.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    if (!await(stop(), limits.stop())) {
      LOG.warn("tasks still running after {}: their links are closed", limits.stop());
      loop.execute(roster::cut);
      await(closed, limits.stop());
    }
    loop.close();
  }

  /** Stops all tasks; completes when none is left. */
  CompletableFuture<Void> stop() {
    boolean told = loop.execute(() -> roster.stop(() -> closed.complete(null)));
    if (!told) {
      closed.complete(null);
    }
    return closed;
  }

  private static boolean await(CompletableFuture<?> what, Duration limit) {
    try {
      what.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<List<MeterResult>> ask(String schedule, Optional<String> meter) {
    CompletableFuture<List<MeterResult>> answer = new CompletableFuture<>();
    if (!loop.execute(() -> roster.runOnce(schedule, meter, answer::complete))) {
      answer.complete(List.of());
    }
    return answer;
  }

  private static void check(Fleet fleet, Ports ports) {
    for (Line line : fleet.lines().values()) {
      LinkUri.of(line.uri());
    }
    for (FleetMeter meter : fleet.meters().values()) {
      String protocol = meter.meter().type().protocol();
      if (!ports.protocols().containsKey(protocol)) {
        throw new IllegalArgumentException(meter.id() + ": no protocol " + protocol);
      }
    }
  }
}
