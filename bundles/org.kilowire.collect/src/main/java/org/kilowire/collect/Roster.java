// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.fleet.Schedule;
import org.kilowire.link.LinkUri;
import org.kilowire.meter.MeterAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is to be read, when, and what came of it. Owned by the loop. */
final class Roster {

  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  private record Key(String schedule, String meter) {}

  private final Loop loop;
  private final Tally tally;
  private final Map<String, MeterStatus> published;
  private final Believed believed;
  private final Events events;
  private final Parking parking;
  private final Runs runs;

  private final Map<String, MeterState> meters = new HashMap<>();
  private final Map<String, Trigger> triggers = new HashMap<>();
  private final Map<Key, Job> jobs = new LinkedHashMap<>();
  private boolean started;
  private boolean stopping;

  Roster(
      Ports ports,
      CollectionLimits limits,
      Loop loop,
      Random random,
      Tally tally,
      ConcurrentHashMap<String, MeterStatus> published) {
    this.loop = loop;
    this.tally = tally;
    this.published = published;
    this.believed = new Believed(ports.clock());
    this.events = new Events(ports.events(), ports.clock(), tally);
    this.parking = new Parking(ports);
    this.runs =
        new Runs(
            ports,
            limits,
            loop,
            random,
            tally,
            events,
            believed,
            parking,
            jobs::values,
            this::changed);
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
    runs.abandon(job, new Failure(CollectReason.FLEET_REPLACED, "before it was read"));
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
      LOG.info("schedule {}: {} runs missed", schedule.id(), missed);
    }
    for (String meter : schedule.meters()) {
      Job job = jobs.get(new Key(schedule.id(), meter));
      if (job.state != Job.State.IDLE) {
        tally.add("coalesced", 1);
      }
      runs.want(job);
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
    wanted.forEach(runs::want);
  }

  /** The accounts of meters that schedules have. */
  Set<MeterAccount> accounts(Predicate<String> wanted) {
    return parking.accounts(jobs.values().stream().filter(job -> wanted.test(job.name())).toList());
  }

  private void publish(MeterState meter) {
    meters.put(meter.entry.id(), meter);
    published.put(meter.entry.id(), meter.status());
  }

  /** A meter that has left the fleet, or changed in it, has no status any more. */
  private void changed(MeterState meter) {
    if (meters.get(meter.entry.id()) == meter) {
      publish(meter);
    }
  }

  /** Ends everything; {@code then} runs when nothing is under way any more. */
  void stop(Runnable then) {
    stopping = true;
    triggers.values().forEach(Trigger::cancel);
    runs.stop(then);
  }

  /** Cuts the lines of whatever still runs. */
  void cut() {
    runs.cut();
  }
}
