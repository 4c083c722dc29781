// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.trace.LineTrace;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.PendingRelease;
import org.kilowire.meter.Ability;
import org.kilowire.meter.Block;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Credential;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Login;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Origin;
import org.kilowire.meter.ReadContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of a task on its line: lease, session, questions, goodbye. Every step is a call on the
 * loop, and the next one follows from what came of it.
 */
final class Visit {

  /** How a turn ended. */
  enum End {
    /** The task succeeded but for what {@link Task#failure} says. */
    DONE,
    /** Others want the line; the task goes on later. */
    YIELDED,
    /** The task could not go on. */
    FAILED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  /** All that passes on the lines of meters whose trace is on. */
  private static final Logger TRACE = LoggerFactory.getLogger("org.kilowire.trace");

  private final Task task;
  private final Surroundings around;
  private final BiConsumer<Visit, End> then;
  private final Flow flow;

  private Lease lease;
  private MeterSession session;
  private LineTrace trace = LineTrace.off();
  private long began;
  private Optional<End> end = Optional.empty();
  private boolean over;

  /** Whether this turn brought anything: no turn ends without, or no task would ever end. */
  private boolean progressed;

  /**
   * What all visits have in common.
   *
   * @param waiting whether other meters of the fleet want this line
   */
  record Surroundings(
      Ports ports,
      CollectionLimits limits,
      Loop loop,
      Believed believed,
      Parking parking,
      Catchup catchup,
      Predicate<LinkUri> waiting) {}

  /**
   * @param then is told once, on the loop, when the line is free again
   */
  Visit(Task task, Surroundings around, BiConsumer<Visit, End> then) {
    this.task = task;
    this.around = around;
    this.then = then;
    this.flow = new Flow(around.ports().archive());
  }

  Task task() {
    return task;
  }

  void begin() {
    step(this::prepare);
  }

  /** Nobody waits for a line to a meter that is not to be asked. */
  private void prepare() {
    try {
      session = around.parking().session(task.job);
    } catch (IllegalArgumentException wrong) {
      fail(new Failure(CollectReason.MISCONFIGURED, String.valueOf(wrong.getMessage())));
      return;
    }
    around
        .ports()
        .refused()
        .objection(credential())
        .ifPresentOrElse(why -> fail(new Failure(MeterReason.METER_PARKED, why)), this::acquire);
  }

  private void acquire() {
    long deadline = now() + around.limits().line().toNanos();
    around
        .ports()
        .lines()
        .acquire(
            task.job.line,
            task.job.priority(),
            deadline,
            outcome -> {
              if (!around.loop().execute(() -> arrived(outcome))) {
                giveBack(outcome);
              }
            });
  }

  /** Ends it at the next chance; one that has no line yet ends at once. */
  void stop(Failure why) {
    flow.shut(why);
    if (lease == null && !over) {
      task.failed(why);
      finish(End.FAILED);
    }
  }

  /** Cuts the line. */
  void cut() {
    if (lease != null) {
      lease.close();
    }
  }

  private void arrived(Outcome<Lease> outcome) {
    if (over) {
      giveBack(outcome);
    } else {
      step(() -> leased(outcome));
    }
  }

  private void leased(Outcome<Lease> outcome) {
    if (!(outcome instanceof Outcome.Ok<Lease> ok)) {
      fail(Failure.of(outcome));
      return;
    }
    lease = ok.value();
    began = now();
    Meter meter = task.job.meter.entry.meter();
    if (task.job.meter.entry.trace()) {
      MeterProtocol protocol = around.ports().protocols().get(meter.type().protocol());
      trace =
          LineTrace.into(
              text -> TRACE.info("meter {} {}", task.job.name(), text),
              protocol.explainer(meter, around.ports().secrets()));
    }
    releaseOthers();
  }

  /** There are meters that take one association at a time. */
  private void releaseOthers() {
    Optional<PendingRelease> left = lease.take(credential().account().server());
    if (left.isPresent()) {
      run(left.get().conversation(), around.limits().close(), released -> open());
    } else {
      open();
    }
  }

  private void open() {
    run(
        new Login<>(session.open(), credential(), task.job.name(), around.ports().refused()),
        around.limits().open(),
        this::opened);
  }

  private Credential credential() {
    return Parking.credential(task.job, session);
  }

  private void opened(Outcome<Identity> outcome) {
    if (outcome instanceof Outcome.Ok<Identity> ok) {
      task.met(ok.value().device());
      task.job.meter.met(ok.value().device());
      next();
    } else {
      fail(Failure.of(outcome));
    }
  }

  /** A safe point: nothing is under way. */
  private void next() {
    Optional<Failure> shut = flow.shut();
    if (shut.isPresent()) {
      fail(shut.get());
    } else if (!task.registersDone) {
      registers();
    } else if (!task.planned && !task.profiles().isEmpty()) {
      plan();
    } else if (task.left.isEmpty()) {
      goodbye(End.DONE);
    } else if (task.left.getFirst().isOver()) {
      around.catchup().over(task, task.left.getFirst());
      next();
    } else if (progressed && (lease.wanted() || turnIsOver())) {
      goodbye(End.YIELDED);
    } else {
      window(task.left.getFirst());
    }
  }

  /** Meters of the fleet wait their turn here, whoever else uses the line waits at the line. */
  private boolean turnIsOver() {
    return now() - began - around.limits().turn().toNanos() >= 0
        && (around.waiting().test(task.job.line) || lease.awaited());
  }

  private void registers() {
    task.registersDone = true;
    if (task.registers().isEmpty()) {
      next();
      return;
    }
    if (!session.abilities().contains(Ability.REGISTERS)) {
      task.failed(new Failure(MeterReason.NOT_SUPPORTED, "the meter has no momentary values"));
      next();
      return;
    }
    var series = task.job.schedule.round();
    around
        .ports()
        .archive()
        .watermark(task.job.name(), task.device(), series)
        .ifPresent(mark -> around.believed().stored(task.job.name(), SeriesWork.time(mark)));
    run(
        session.registers(series, task.registers(), context()),
        around.limits().read(),
        outcome -> {
          if (outcome instanceof Outcome.Ok<Block> ok) {
            flow.accept(ok.value());
            stored(
                () -> {
                  task.registersStored = true;
                  progressed = true;
                  next();
                });
          } else {
            partFailed(Failure.of(outcome));
          }
        });
  }

  private void plan() {
    if (!session.abilities().contains(Ability.PROFILE)) {
      task.planned = true;
      task.failed(new Failure(MeterReason.NOT_SUPPORTED, "the meter has no profiles"));
      next();
    } else if (session.abilities().contains(Ability.CLOCK)) {
      run(session.clock(), around.limits().read(), this::clockRead);
    } else {
      around.catchup().planUnread(task, Optional.empty());
      next();
    }
  }

  private void clockRead(Outcome<ClockReading> outcome) {
    if (outcome instanceof Outcome.Ok<ClockReading> ok) {
      around.catchup().plan(task, ok.value());
      next();
      return;
    }
    Failure why = Failure.of(outcome);
    if (why.reason() == MeterReason.CLOCK_UNREADABLE) {
      around.catchup().planUnread(task, Optional.of(why));
      next();
    } else {
      fail(why);
    }
  }

  private void window(SeriesWork work) {
    Window window = work.next();
    boolean suspect = task.job.meter.suspects.contains(work.series());
    Sieve sieve = work.sieve(window, suspect, flow::accept);
    Conversation<Coverage> reading =
        session.profile(work.series(), window.from(), window.to(), context(), sieve);
    run(
        reading,
        around.limits().profile(),
        outcome -> {
          if (outcome instanceof Outcome.Ok<Coverage> ok) {
            boolean unexpected = sieve.end(ok.value().order());
            around.catchup().read(task, work.series(), ok.value(), unexpected);
            stored(
                () -> {
                  work.done(window, sieve, ok.value().rows());
                  progressed = true;
                  next();
                });
          } else {
            task.left.removeFirst();
            partFailed(Failure.of(outcome));
          }
        });
  }

  /** Goes on with what does not depend on the part that failed, if the session is still good. */
  private void partFailed(Failure why) {
    if (why.endsSession()) {
      fail(why);
    } else {
      task.failed(why);
      stored(this::next);
    }
  }

  /** Goes on when everything handed to the archive is safe, or known not to be. */
  private void stored(Runnable next) {
    Duration limit = around.limits().commit();
    Loop.Timer timer =
        around
            .loop()
            .after(
                limit.toNanos(),
                () -> flow.shut(new Failure(CollectReason.STORE_SLOW, "no commit in " + limit)));
    flow.whenIdle(
        () ->
            around
                .loop()
                .execute(
                    () -> {
                      timer.cancel();
                      step(() -> flow.shut().ifPresentOrElse(this::fail, next));
                    }));
  }

  private void fail(Failure why) {
    task.failed(why);
    if (why.silent() || lease == null) {
      // To say goodbye would be to call again; what is under way in the archive may end by itself.
      finish(End.FAILED);
    } else {
      goodbye(End.FAILED);
    }
  }

  private void goodbye(End how) {
    if (end.isPresent()) {
      finish(how);
      return;
    }
    end = Optional.of(how);
    lease.run(
        Conversation.within(around.limits().close(), trace.of(session.close())),
        outcome -> around.loop().execute(() -> finish(how)));
  }

  private void finish(End how) {
    if (over) {
      return;
    }
    over = true;
    task.rows += flow.stored();
    try {
      hangUp();
      cut();
    } catch (RuntimeException | Error fault) {
      LOG.error("meter {}: line could not be released", task.job.name(), fault);
    }
    then.accept(this, how);
  }

  /** Not where the next meter of the fleet would only call again. */
  private void hangUp() {
    if (lease != null && session.endsWithLink() && !around.waiting().test(task.job.line)) {
      lease.hangUp();
    }
  }

  /** A slow meter has the time that one conversation with it takes, on top of what all have. */
  private <T> void run(Conversation<T> what, Duration limitOfAll, Consumer<Outcome<T>> then) {
    Duration slowest = session.slowest();
    Duration limit = slowest.compareTo(limitOfAll) > 0 ? slowest : limitOfAll;
    Duration task = around.limits().task().plus(slowest);
    Duration left = task.minusNanos(now() - began);
    if (left.isNegative() || left.isZero()) {
      fail(new Failure(CollectReason.TASK_DEADLINE, "after " + task));
      return;
    }
    Conversation<T> bounded =
        Conversation.within(
            left.compareTo(limit) < 0 ? left : limit, new Guarded<>(trace.of(what), flow));
    lease.run(
        bounded,
        now() + left.toNanos(),
        outcome -> around.loop().execute(() -> step(() -> then.accept(outcome))));
  }

  /**
   * Whatever is thrown ends this visit and nothing else: a class or a native library that is not
   * there comes as an Error, and the line has to be free after that too.
   */
  private void step(Runnable what) {
    if (over) {
      return;
    }
    try {
      what.run();
    } catch (RuntimeException | Error fault) {
      LOG.error("meter {}: internal error", task.job.name(), fault);
      task.failed(new Failure(CollectReason.COLLECTOR_FAULT, String.valueOf(fault)));
      leave();
    }
  }

  private void leave() {
    try {
      if (lease != null && end.isEmpty()) {
        goodbye(End.FAILED);
        return;
      }
    } catch (RuntimeException | Error fault) {
      LOG.error("meter {}: internal error at the end", task.job.name(), fault);
    }
    finish(End.FAILED);
  }

  private static void giveBack(Outcome<Lease> outcome) {
    if (outcome instanceof Outcome.Ok<Lease> ok) {
      ok.value().close();
    }
  }

  private ReadContext context() {
    return new ReadContext(Origin.SCHEDULE, around.believed().time());
  }

  private long now() {
    return around.ports().clock().nanos();
  }
}
