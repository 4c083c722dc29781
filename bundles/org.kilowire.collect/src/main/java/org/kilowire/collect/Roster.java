// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.kilowire.conversation.Reason;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.fleet.Schedule;
import org.kilowire.link.LinkUri;
import org.kilowire.meter.MeterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is to be read, when, and what came of it. Owned by the loop. */
final class Roster {

  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  private record Key(String schedule, String meter) {}

  private final Ports ports;
  private final Loop loop;
  private final Random random;
  private final Tally tally;
  private final Map<String, MeterStatus> published;
  private final Believed believed;
  private final Events events;
  private final Turns turns;
  private final Visit.Surroundings around;

  private final Map<String, MeterState> meters = new HashMap<>();
  private final Map<String, Trigger> triggers = new HashMap<>();
  private final Map<Key, Job> jobs = new LinkedHashMap<>();
  private final Set<Visit> visits = new HashSet<>();
  private boolean started;
  private boolean stopping;
  private Runnable stopped;

  Roster(
      Ports ports,
      Limits limits,
      Loop loop,
      Random random,
      Tally tally,
      ConcurrentHashMap<String, MeterStatus> published) {
    this.ports = ports;
    this.loop = loop;
    this.random = random;
    this.tally = tally;
    this.published = published;
    this.believed = new Believed(ports.clock());
    this.events = new Events(ports.events(), ports.clock());
    this.turns = new Turns(limits.lines(), this::begin);
    Catchup catchup = new Catchup(ports.archive(), believed, events, limits.window());
    this.around = new Visit.Surroundings(ports, limits, loop, believed, catchup, turns::waiting);
  }

  /** Begins to wait for what is due. */
  void start() {
    if (!started && !stopping) {
      started = true;
      triggers.values().forEach(Trigger::arm);
    }
  }

  /** Another fleet; what is the same in both goes on as it is. */
  void apply(Fleet next) {
    if (stopping) {
      return;
    }
    applyMeters(next);
    applyJobs(next);
    applyTriggers(next);
  }

  private void applyMeters(Fleet next) {
    meters.keySet().retainAll(next.meters().keySet());
    published.keySet().retainAll(next.meters().keySet());
    believed.keep(next.meters().keySet());
    for (FleetMeter entry : next.meters().values()) {
      MeterState state = meters.get(entry.id());
      if (state == null || !state.entry.equals(entry)) {
        publish(new MeterState(entry));
      }
    }
  }

  private void applyJobs(Fleet next) {
    Map<Key, Job> old = new HashMap<>(jobs);
    jobs.clear();
    for (Schedule schedule : next.schedules().values()) {
      for (String id : schedule.meters()) {
        Key key = new Key(schedule.id(), id);
        MeterState meter = meters.get(id);
        LinkUri line = LinkUri.of(next.lines().get(meter.entry.line()).uri());
        Job job = old.get(key);
        if (job != null && job.isFor(schedule, meter, line)) {
          old.remove(key);
        } else {
          job = new Job(schedule, meter, line);
        }
        jobs.put(key, job);
      }
    }
    old.values().forEach(this::retire);
  }

  private void retire(Job job) {
    job.retired = true;
    abandon(job, new Failure(CollectReason.FLEET_REPLACED, "before it was read"));
  }

  private void applyTriggers(Fleet next) {
    Map<String, Trigger> old = new HashMap<>(triggers);
    triggers.clear();
    for (Schedule schedule : next.schedules().values()) {
      Trigger trigger = old.get(schedule.id());
      if (trigger != null && trigger.schedule().equals(schedule)) {
        old.remove(schedule.id());
      } else {
        trigger = new Trigger(schedule, loop, believed, this::due);
        if (started) {
          trigger.arm();
        }
      }
      triggers.put(schedule.id(), trigger);
    }
    old.values().forEach(Trigger::cancel);
  }

  private void due(Schedule schedule, long missed) {
    tally.add("runs", 1);
    if (missed > 0) {
      tally.add("missed", missed);
      LOG.info("schedule {}: {} runs were missed", schedule.id(), missed);
    }
    for (String meter : schedule.meters()) {
      Job job = jobs.get(new Key(schedule.id(), meter));
      if (job.state != Job.State.IDLE) {
        tally.add("coalesced", 1);
      }
      want(job);
    }
  }

  /** Tells {@code then} what a run of the schedule gives, of one meter or of all. */
  void runOnce(String schedule, Optional<String> meter, Consumer<List<MeterResult>> then) {
    List<Job> wanted =
        jobs.values().stream()
            .filter(job -> job.schedule.id().equals(schedule))
            .filter(job -> meter.map(job.name()::equals).orElse(true))
            .toList();
    if (wanted.isEmpty()) {
      then.accept(List.of());
      return;
    }
    Map<String, MeterResult> results = new LinkedHashMap<>();
    wanted.forEach(job -> results.put(job.name(), null));
    AtomicInteger left = new AtomicInteger(wanted.size());
    for (Job job : wanted) {
      job.asked.add(
          result -> {
            results.put(result.meter(), result);
            if (left.decrementAndGet() == 0) {
              then.accept(List.copyOf(results.values()));
            }
          });
    }
    wanted.forEach(this::want);
  }

  void unpark(String meter) {
    MeterState state = meters.get(meter);
    if (state != null && state.parked) {
      state.parked = false;
      jobs.values().stream().filter(job -> job.meter == state).forEach(job -> job.failures = 0);
      events.unparked(state);
      publish(state);
    }
  }

  private void want(Job job) {
    if (stopping || job.meter.parked) {
      Failure why =
          stopping
              ? new Failure(CollectReason.STOPPED, "")
              : new Failure(CollectReason.METER_PARKED, "it refused our authentication");
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
    attempted(job, visit.task().failure);
    turns.over(job);
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
    if (Tally.worthALine(count)) {
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
    } else if (why.reason() == MeterReason.AUTHENTICATION_REFUSED) {
      park(job.meter, why);
    }
  }

  private void park(MeterState meter, Failure why) {
    meter.parked = true;
    events.parked(meter, why);
    for (Job job : jobs.values()) {
      if (job.meter == meter) {
        abandon(job, new Failure(CollectReason.METER_PARKED, why.detail()));
      }
    }
  }

  /** A job that has not begun never will in this run. */
  private void abandon(Job job, Failure why) {
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
    if (meters.get(job.name()) == job.meter) {
      publish(job.meter);
    }
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

  private void publish(MeterState meter) {
    meters.put(meter.entry.id(), meter);
    published.put(meter.entry.id(), meter.status());
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
    triggers.values().forEach(Trigger::cancel);
    jobs.values().forEach(job -> abandon(job, why));
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
