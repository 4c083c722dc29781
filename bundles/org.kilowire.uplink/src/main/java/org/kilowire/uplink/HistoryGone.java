// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.kilowire.meter.MeterEvent;

/**
 * The event by which a gateway says that it has no more what the IMS asks for.
 *
 * @param from the first sequence number that is gone
 * @param first the first one that is still kept, or the next to be given; above {@code from}
 */
public record HistoryGone(long from, long first) {

  public static final String CODE = "history-gone";

  public HistoryGone {
    if (from < 1 || first <= from) {
      throw new IllegalArgumentException("nothing is gone from " + from + " to " + first);
    }
  }

  /** The event; the epoch is the event message's. */
  public MeterEvent event(Instant at) {
    return new MeterEvent(
        "", CODE, at, Map.of("from", Long.toString(from), "first", Long.toString(first)));
  }

  /** What {@code event} says, if it is one of these and makes sense. */
  public static Optional<HistoryGone> of(MeterEvent event) {
    if (!event.code().equals(CODE)) {
      return Optional.empty();
    }
    try {
      long from = Long.parseLong(event.details().getOrDefault("from", ""));
      long first = Long.parseLong(event.details().getOrDefault("first", ""));
      return from < 1 || first <= from
          ? Optional.empty()
          : Optional.of(new HistoryGone(from, first));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
