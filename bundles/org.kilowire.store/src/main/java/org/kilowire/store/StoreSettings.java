// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.kilowire.contract.Range;
import org.kilowire.contract.Topics;

/**
 * What a store needs to be told.
 *
 * @param folder the store's own; made if it is absent
 * @param gateway id of the gateway; a database belongs to one gateway for ever
 * @param maxOctets how large the database may grow by new blocks; at least 1 MiB. Whatever it is,
 *     new blocks leave 32 MiB of the disk free, so that batches and releases always find room
 * @param retention how long released blocks are kept if there is room
 * @param maxEvents how many events wait at most
 * @param clock the gateway's clock
 * @param committed told of the sequence numbers of every commit that stored blocks, on the writer
 *     thread, after the commit and before the futures of {@link Outbox#append} complete
 */
public record StoreSettings(
    Path folder,
    String gateway,
    long maxOctets,
    Duration retention,
    int maxEvents,
    InstantSource clock,
    Consumer<Range> committed) {

  public static final long DEFAULT_MAX_OCTETS = 1L << 30;
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);
  public static final int DEFAULT_MAX_EVENTS = 10_000;

  private static final long MIN_MAX_OCTETS = 1L << 20;

  public StoreSettings {
    Objects.requireNonNull(folder);
    Objects.requireNonNull(clock);
    Objects.requireNonNull(committed);
    if (!Topics.isGateway(gateway)) {
      throw new IllegalArgumentException("not a gateway id: " + gateway);
    }
    if (maxOctets < MIN_MAX_OCTETS) {
      throw new IllegalArgumentException("a store has room for 1 MiB or more: " + maxOctets);
    }
    if (retention.isNegative()) {
      throw new IllegalArgumentException("a retention is not negative: " + retention);
    }
    if (maxEvents < 1) {
      throw new IllegalArgumentException("at least one event: " + maxEvents);
    }
  }

  /** The usual limits, by the system's clock. */
  public static StoreSettings of(Path folder, String gateway) {
    return new StoreSettings(
        folder,
        gateway,
        DEFAULT_MAX_OCTETS,
        DEFAULT_RETENTION,
        DEFAULT_MAX_EVENTS,
        InstantSource.system(),
        range -> {});
  }

  /** The same, telling {@code observer} of every commit. */
  public StoreSettings observedBy(Consumer<Range> observer) {
    return new StoreSettings(folder, gateway, maxOctets, retention, maxEvents, clock, observer);
  }
}
