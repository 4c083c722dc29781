// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.kilowire.contract.EventMessage;
import org.kilowire.meter.MeterEvent;

/**
 * Events that wait to be reported. It holds a limited number: a new event then takes the place of
 * the oldest, which is counted as dropped, and the numbers show the hole.
 */
public interface EventLog {

  /**
   * How the log stands.
   *
   * @param last the last number given; 0 for none
   * @param pending how many events wait
   * @param dropped how many went unreported, ever
   */
  record EventLogStatus(long last, long pending, long dropped) {}

  /**
   * Keeps {@code event}; completed with its number after the commit.
   *
   * @throws IllegalArgumentException for an event that no message can carry ({@link EventMessage})
   */
  CompletableFuture<Long> append(MeterEvent event);

  /** At most {@code max} events with a number above {@code after}, oldest first. */
  List<EventMessage> pending(long after, int max);

  /** Drops what was reported: all events with numbers to {@code upTo}. */
  CompletableFuture<Void> confirmed(long upTo);

  EventLogStatus status();
}
