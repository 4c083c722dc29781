// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kilowire.conversation.Occurrences;
import org.kilowire.conversation.Reason;
import org.kilowire.meter.MeterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings jobs through their runs: pause, turn, attempt, and what came of it. Owned by the loop. */
final class Runs {

  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

  private final Ports ports;
  private final Loop loop;
  private final Random random;
  private final Tally tally;
  private final Events events;
  private final Supplier<Collection<Job>> jobs;
  private final Consumer<MeterState> publish;
  private final Turns turns;
  private final Parking parking;
  private final Visit.Surroundings around;
  private final Set<Visit> visits = new HashSet<>();
  private boolean stopping;
  private Runnable stopped;

  /**
   * Nothing runs yet.
   *
   * @param parking of the fleet's meters
   * @param jobs of the present fleet
   * @param publish is told when a meter's state has changed
   */
  Runs(
      Ports ports,
      CollectionLimits limits,
      Loop loop,
      Random random,
      Tally tally,
      Events events,
      Believed believed,
      Parking parking,
      Supplier<Collection<Job>> jobs,
      Consumer<MeterState> publish) {
    this.ports = ports;
    this.loop = loop;
    this.random = random;
    this.tally = tally;
    this.events = events;
    this.parking = parking;
    this.jobs = jobs;
    this.publish = publish;
    this.turns = new Turns(limits.lines(), this::begin);
    Catchup catchup = new Catchup(ports.archive(), believed, events, limits.window());
    this.around =
        new Visit.Surroundings(ports, limits, loop, believed, parking, catchup, turns::waiting);
  }

  /** A run of the job is due, or asked for. */
  void want(Job job) {
    if (job.meter.parked && parking.objection(job).isEmpty()) {
      unpark(job.meter);
    }
    if (stopping || job.meter.parked) {
      Failure why =
          stopping
              ? new Failure(CollectReason.STOPPED, "")
              : new Failure(MeterReason.METER_PARKED, "it has refused the password");
      tally.add("refused", 1);
      answer(job, Optional.of(why));
    } else if (job.state == Job.State.IDLE) {
      job.attempts = 0;
      job.rows = 0;
      job.task = new Task(job);
      wait(job);
    }
  }

  /** Queues the job, after a pause if its meter has not answered lately. */
  private void wait(Job job) {
    long left = job.failures == 0 ? 0 : job.notBefore - ports.clock().nanos();
    if (left > 0) {
      job.state = Job.State.PAUSED;
      job.pause = loop.after(left, () -> wait(job));
    } else {
      job.state = Job.State.QUEUED;
      turns.add(job);
    }
  }

  private void begin(Job job) {
    job.state = Job.State.RUNNING;
    Visit visit = new Visit(job.task, around, this::ended);
    visits.add(visit);
    visit.begin();
  }

  private void ended(Visit visit, Visit.End end) {
    visits.remove(visit);
    Job job = visit.task().job;
    job.rows += visit.task().rows;
    visit.task().rows = 0;
    if (end == Visit.End.YIELDED && !job.retired && !stopping) {
      tally.add("yielded", 1);
      job.state = Job.State.QUEUED;
      turns.over(job);
      turns.add(job);
      return;
    }
    if (end == Visit.End.YIELDED) {
      visit.task().failed(new Failure(CollectReason.FLEET_REPLACED, "the rest is read anew"));
    }
    try {
      attempted(job, visit.task().failure);
    } finally {
      turns.over(job);
    }
    if (stopped != null && visits.isEmpty()) {
      stopped.run();
      stopped = null;
    }
  }

  private void attempted(Job job, Optional<Failure> failure) {
    tally.add("tasks", 1);
    job.attempts++;
    if (failure.isEmpty()) {
      job.failures = 0;
      settle(job, failure);
      return;
    }
    Failure why = failure.get();
    failed(job, why);
    if (job.retired || stopping || job.meter.parked) {
      settle(job, failure);
      return;
    }
    job.failures++;
    job.notBefore = ports.clock().nanos() + jittered(job.schedule.retry().pause(job.failures));
    if (why.passing() && job.attempts < job.schedule.retry().attempts()) {
      job.task = job.task.again();
      wait(job);
    } else {
      settle(job, failure);
    }
  }

  private void failed(Job job, Failure why) {
    long count = tally.add(why.reason().code(), 1);
    if (Occurrences.isWorthALine(count)) {
      LOG.warn(
          "meter {}, schedule {}: {}: {} (number {} of this kind)",
          job.name(),
          job.schedule.id(),
          why.reason().code(),
          why.detail(),
          count);
    }
    if (why.reason() == MeterReason.WRONG_DEVICE) {
      events.wrongDevice(job.meter, why);
    } else if (why.reason() == MeterReason.AUTHENTICATION_REFUSED
        || why.reason() == MeterReason.METER_PARKED) {
      park(job.meter, why);
    }
  }

  private void park(MeterState meter, Failure why) {
    meter.parked = true;
    jobs.get().stream()
        .filter(job -> job.meter == meter)
        .forEach(job -> abandon(job, new Failure(MeterReason.METER_PARKED, why.detail())));
  }

  /** Another secret, or somebody has seen to it. */
  private void unpark(MeterState meter) {
    meter.parked = false;
    jobs.get().stream().filter(job -> job.meter == meter).forEach(job -> job.failures = 0);
    publish.accept(meter);
  }

  /** A job that has not begun never will in this run. */
  void abandon(Job job, Failure why) {
    if (job.state == Job.State.PAUSED) {
      job.pause.cancel();
    } else if (job.state == Job.State.QUEUED) {
      turns.remove(job);
    } else {
      return;
    }
    job.state = Job.State.IDLE;
    answer(job, Optional.of(why));
  }

  /** The run of the job is over. */
  private void settle(Job job, Optional<Failure> failure) {
    job.state = Job.State.IDLE;
    MeterResult result = answer(job, failure);
    job.meter.ended(result, ports.clock().now());
    publish.accept(job.meter);
  }

  private MeterResult answer(Job job, Optional<Failure> failure) {
    Optional<Reason> reason = failure.map(Failure::reason);
    String detail = failure.map(Failure::detail).orElse("");
    MeterResult result = new MeterResult(job.name(), job.schedule.id(), reason, detail, job.rows);
    List<Consumer<MeterResult>> asked = List.copyOf(job.asked);
    job.asked.clear();
    asked.forEach(one -> one.accept(result));
    return result;
  }

  /** Four fifths to six fifths of {@code pause}: meters that failed together come back apart. */
  private long jittered(Duration pause) {
    return (long) (pause.toNanos() * (0.8 + 0.4 * random.nextDouble()));
  }

  /** Ends everything; {@code then} runs when nothing is under way any more. */
  void stop(Runnable then) {
    if (stopping) {
      return;
    }
    stopping = true;
    stopped = then;
    Failure why = new Failure(CollectReason.STOPPED, "");
    jobs.get().forEach(job -> abandon(job, why));
    List.copyOf(visits).forEach(visit -> visit.stop(why));
    if (stopped != null && visits.isEmpty()) {
      stopped = null;
      then.run();
    }
  }

  /** Cuts the lines of whatever still runs. */
  void cut() {
    List.copyOf(visits).forEach(Visit::cut);
  }
}
