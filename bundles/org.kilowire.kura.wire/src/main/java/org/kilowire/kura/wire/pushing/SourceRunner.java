// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.kilowire.kura.wire.delivery.EnvelopeSender;
import org.kilowire.kura.wire.delivery.WireDelivery;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.ReadingSource;
import org.kilowire.options.OptionReader;

/**
 * Runs the sources that are wanted, whatever comes or goes. Any thread may call; a call that takes
 * a source away returns when that has ended, or after five seconds.
 */
public final class SourceRunner implements AutoCloseable {

  /** How long an Outbox may take, as for a Collector. */
  private static final Duration COMMIT = Duration.ofSeconds(55);

  /** As many sources can fill their window at once. */
  private static final int MAX_ENVELOPES = 128 * SourceQueue.WINDOW;

  private static final Duration END = Duration.ofSeconds(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final FailureCounter failures;
  private final SourceServices services;
  private final DelayScheduler alarms;
  private final EnvelopeSender sender;
  private final WireDelivery delivery;
  private final List<ReadingSource> there = new ArrayList<>();
  private final List<RunningSource> running = new ArrayList<>();
  private boolean closed;

  /** Sinks read it as long as any is there, behind the end too. */
  private volatile SourceSettings settings;

  /**
   * Nothing runs yet.
   *
   * @param output its port is used by a thread of this object
   */
  public SourceRunner(FailureCounter failures, SourceServices services, WireOutput output) {
    this.failures = failures;
    this.services = services;
    this.alarms = output.alarms();
    this.sender = new EnvelopeSender("kilowire-push", MAX_ENVELOPES);
    this.delivery = new WireDelivery(sender, output, COMMIT);
  }

  /** Begins, or goes on with what {@code next} says: a source that stays wanted goes on. */
  public void configure(SourceSettings next) {
    lock.lock();
    try {
      settings = next;
      stop(one -> !next.wants(one.id()));
      there.forEach(this::begin);
    } finally {
      lock.unlock();
    }
  }

  /** A source is there. */
  public void add(ReadingSource source) {
    lock.lock();
    try {
      there.add(source);
      begin(source);
    } finally {
      lock.unlock();
    }
  }

  /** It is about to go. */
  public void remove(ReadingSource source) {
    lock.lock();
    try {
      there.removeIf(one -> one == source);
      stop(one -> one.runs(source));
    } finally {
      lock.unlock();
    }
  }

  private void begin(ReadingSource source) {
    boolean runs = running.stream().anyMatch(one -> one.runs(source));
    if (settings != null && !closed && !runs) {
      beginNamed(source);
    }
  }

  /** Its code is asked, and may throw. */
  private void beginNamed(ReadingSource source) {
    String id;
    try {
      id = requireNonNull(source.id(), "id");
    } catch (RuntimeException | Error fault) {
      failures.add(WireReason.SOURCE_FAULT, source.getClass().getName() + " has no id: " + fault);
      return;
    }
    if (!OptionReader.isId(id)) {
      failures.add(
          WireReason.SOURCE_FAULT,
          "the id of a source must be " + OptionReader.ID + ", not " + OptionReader.quoted(id));
    } else if (settings.wants(id)) {
      begin(id, source);
    }
  }

  private void begin(String id, ReadingSource source) {
    SourceReporter reporter = new SourceReporter(id, failures, services);
    RunningSource one =
        new RunningSource(
            id,
            source,
            thread -> new SourceSink(() -> settings, services, delivery, reporter, thread),
            reporter,
            alarms);
    running.add(one);
    one.begin();
  }

  private void stop(Predicate<RunningSource> which) {
    List<RunningSource> ending = running.stream().filter(which).toList();
    running.removeAll(ending);
    ending.forEach(RunningSource::stop);
    long deadline = System.nanoTime() + END.toNanos();
    ending.forEach(one -> one.awaitEnd(deadline));
  }

  /** Ends all. Idempotent; no thread is left but those that a source keeps. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      stop(one -> true);
    } finally {
      lock.unlock();
    }
    sender.close();
  }
}
