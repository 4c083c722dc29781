// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kilowire.fleet.Schedule;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;

/** One meter in one schedule. Owned by the loop. */
final class Job {

  /** Where it stands. */
  enum State {
    IDLE,
    /** The meter did not answer and gets a pause. */
    PAUSED,
    /** It wants the line. */
    QUEUED,
    RUNNING
  }

  final Schedule schedule;
  final MeterState meter;
  final LinkUri line;
  final List<Consumer<MeterResult>> asked = new ArrayList<>();

  State state = State.IDLE;
  Task task;
  Loop.Timer pause;

  /** Attempts of this run that are over. */
  int attempts;

  /** Failures in a row, over all runs. */
  int failures;

  /** After a failure, not before this instant of the monotonic clock. */
  long notBefore;

  /** Number of the last turn on the line; 0 before the first. */
  long lastTurn;

  /** Rows stored in this run. */
  long rows;

  /** Whether another fleet has taken its place: what runs may end, nothing begins. */
  boolean retired;

  Job(Schedule schedule, MeterState meter, LinkUri line) {
    this.schedule = schedule;
    this.meter = meter;
    this.line = line;
  }

  String name() {
    return meter.entry.id();
  }

  Priority priority() {
    return switch (schedule.priority()) {
      case SCHEDULE -> Priority.SCHEDULE;
      case BACKFILL -> Priority.BACKFILL;
    };
  }

  boolean isFor(Schedule otherSchedule, MeterState otherMeter, LinkUri otherLine) {
    return schedule.equals(otherSchedule) && meter == otherMeter && line.equals(otherLine);
  }
}
