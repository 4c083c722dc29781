// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.TimeRules;

/** How far one attempt to read a meter has come; it may take several turns on the line. */
final class Task {

  final Job job;

  /** Series still to be brought up to date, once the meter's clock is known. */
  final Deque<SeriesWork> left = new ArrayDeque<>();

  /** Series of this task that are stored whole. */
  final List<Quantity> whole = new ArrayList<>();

  /** The device of the last turn; another one begins anew. */
  private Optional<String> device = Optional.empty();

  /** Empty until the meter's clock was read. */
  Optional<ClockCheck> clock = Optional.empty();

  /** Whether the round of registers was tried. */
  boolean registersDone;

  /** Whether it is stored, and not to be read again in this run. */
  boolean registersStored;

  /** The first thing that went wrong, and that the rest did not suffer from. */
  Optional<Failure> failure = Optional.empty();

  /** Whether a series could not be brought up to date, so the clock must not be noted. */
  boolean gap;

  long rows;

  Task(Job job) {
    this.job = job;
  }

  /** The next attempt of the same run. */
  Task again() {
    Task next = new Task(job);
    next.device = device;
    next.registersDone = registersStored;
    next.registersStored = registersStored;
    return next;
  }

  /** Who answered in this turn. */
  void met(String who) {
    if (!device.equals(Optional.of(who))) {
      device = Optional.of(who);
      left.clear();
      whole.clear();
      clock = Optional.empty();
      registersDone = false;
      registersStored = false;
    }
  }

  String device() {
    return device.orElseThrow();
  }

  void failed(Failure why) {
    if (failure.isEmpty()) {
      failure = Optional.of(why);
    }
  }

  TimeRules rules() {
    return job.meter.entry.meter().type().time();
  }

  List<Quantity> registers() {
    return job.schedule.registersOf(job.meter.entry.meter().type());
  }

  List<Quantity> profiles() {
    return job.schedule.profilesOf(job.meter.entry.meter().type());
  }
}
