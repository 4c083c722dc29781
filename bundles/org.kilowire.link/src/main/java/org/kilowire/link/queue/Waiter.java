// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.Priority;

/** Somebody who has asked for a line. */
final class Waiter implements Comparable<Waiter> {

  private final Priority priority;
  private final Consumer<Outcome<Lease>> answer;
  private long arrival;
  private Runnable alarm = () -> {};

  /**
   * One of this priority.
   *
   * @param answer takes the outcome on whatever thread has it, and does not keep that thread
   */
  Waiter(Priority priority, Consumer<Outcome<Lease>> answer) {
    this.priority = priority;
    this.answer = answer;
  }

  Priority priority() {
    return priority;
  }

  /** Stands in the queue from now on. */
  void waitsSince(long arrival, Runnable alarm) {
    this.arrival = arrival;
    this.alarm = alarm;
  }

  void callOffAlarm() {
    alarm.run();
  }

  void answer(Outcome<Lease> outcome) {
    answer.accept(outcome);
  }

  /** The most urgent first, then the one who came first. */
  @Override
  public int compareTo(Waiter other) {
    int urgency = priority.compareTo(other.priority);
    return urgency != 0 ? urgency : Long.compare(arrival, other.arrival);
  }
}
