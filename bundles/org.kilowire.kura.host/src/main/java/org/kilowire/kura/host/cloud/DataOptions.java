// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kilowire.kura.host.Checked;
import org.kilowire.kura.host.PropertyReader;

/**
 * How messages and the connection are kept.
 *
 * @param auto whether it connects by itself, and again after a loss
 * @param retry wait between two attempts to connect
 * @param inFlight messages that the broker has not yet acknowledged, at most
 * @param capacity messages that are kept, confirmed ones included, at most
 * @param housekeeping how often confirmed messages are looked at
 * @param purgeAge how old a confirmed message is before it counts no more
 * @param maxBody octets of a body, at most
 * @param rate how fast messages of low priority go out
 */
record DataOptions(
    boolean auto,
    Duration retry,
    int inFlight,
    int capacity,
    Duration housekeeping,
    Duration purgeAge,
    int maxBody,
    RateLimit rate) {

  /** From this priority on messages wait for their turn. */
  static final int LIMITED_PRIORITY = 5;

  /**
   * A rate.
   *
   * @param step wait between two messages
   * @param burst messages that may go without a wait after a silence
   */
  record RateLimit(boolean on, Duration step, int burst) {}

  /** What Kura runs on where nothing is said. */
  static DataOptions usual() {
    return from(Map.of()).value().orElseThrow();
  }

  /** Reads a configuration of Kura's DataService. */
  static Checked<DataOptions> from(Map<String, Object> properties) {
    PropertyReader settings = new PropertyReader(properties);
    boolean auto = settings.flag("connect.auto-on-startup", false);
    int retry = settings.whole("connect.retry-interval", 60, 1, 86_400);
    int inFlight = settings.whole("in-flight-messages.max-number", 9, 1, 1000);
    int capacity = settings.whole("store.capacity", 10_000, 1, 1_000_000);
    int housekeeping = settings.whole("store.housekeeper-interval", 900, 1, 86_400);
    int purgeAge = settings.whole("store.purge-age", 60, 0, 86_400);
    int maxBody = settings.whole("maximum.payload.size", 16 << 20, 0, 256 << 20);
    RateLimit rate = rate(settings);
    return settings.checked(
        () ->
            new DataOptions(
                auto,
                Duration.ofSeconds(retry),
                inFlight,
                capacity,
                Duration.ofSeconds(housekeeping),
                Duration.ofSeconds(purgeAge),
                maxBody,
                rate));
  }

  private static RateLimit rate(PropertyReader settings) {
    boolean on = settings.flag("enable.rate.limit", true);
    int average = settings.whole("rate.limit.average", 1, 1, 1_000_000);
    int burst = settings.whole("rate.limit.burst.size", 1, 1, 1_000_000);
    TimeUnit unit = settings.choice(TimeUnit.class, "rate.limit.time.unit", TimeUnit.SECONDS);
    return new RateLimit(on, Duration.of(1, unit.toChronoUnit()).dividedBy(average), burst);
  }
}
