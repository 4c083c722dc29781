// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayDeque;
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

  /** The device of the last turn; another one begins anew. */
  private Optional<String> device = Optional.empty();

  /** Whether the meter's clock was read and {@link #left} filled. */
  boolean planned;

  /** Whether the round of registers was tried. */
  boolean registersDone;

  /** Whether it is stored, and not to be read again in this run. */
  boolean registersStored;

  /** The first thing that went wrong, and that the rest did not suffer from. */
  Optional<Failure> failure = Optional.empty();

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
      planned = false;
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
