// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
    Fields fields = new Fields(properties);
    boolean auto = fields.flag("connect.auto-on-startup", false);
    int retry = fields.whole("connect.retry-interval", 60, 1, 86_400);
    int inFlight = fields.whole("in-flight-messages.max-number", 9, 1, 1000);
    int capacity = fields.whole("store.capacity", 10_000, 1, 1_000_000);
    int housekeeping = fields.whole("store.housekeeper-interval", 900, 1, 86_400);
    int purgeAge = fields.whole("store.purge-age", 60, 0, 86_400);
    int maxBody = fields.whole("maximum.payload.size", 16 << 20, 0, 256 << 20);
    RateLimit rate = rate(fields);
    return fields.give(
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

  private static RateLimit rate(Fields fields) {
    boolean on = fields.flag("enable.rate.limit", true);
    int average = fields.whole("rate.limit.average", 1, 1, 1_000_000);
    int burst = fields.whole("rate.limit.burst.size", 1, 1, 1_000_000);
    String unit = fields.text("rate.limit.time.unit");
    try {
      TimeUnit of = unit.isEmpty() ? TimeUnit.SECONDS : TimeUnit.valueOf(unit);
      return new RateLimit(on, Duration.of(1, of.toChronoUnit()).dividedBy(average), burst);
    } catch (IllegalArgumentException e) {
      fields.problem("rate.limit.time.unit", "is no unit of time: " + unit);
      return null;
    }
  }
}
