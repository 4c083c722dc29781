// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.ReadingSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source at work, on a thread of its own that is there while it has something to do. One that
 * cannot begin is begun again every minute.
 */
final class RunningSource {

  /** Until a source that could not begin is begun again. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(RunningSource.class);
  private static final long IDLE_SECONDS = 10;

  private record Active(SourceSink sink, AutoCloseable source) {}

  private final String id;
  private final ReadingSource source;
  private final Supplier<SourceSink> sinks;
  private final SourceReporter reporter;
  private final DelayScheduler alarms;
  private final ThreadPoolExecutor thread;
  private volatile boolean stopped;
  private volatile Thread last;
  private DelayScheduler.Alarm again = () -> {};
  private Optional<Active> active = Optional.empty();

  /** The sink of a source that is being ended, for one that does not return from that. */
  private volatile Optional<SourceSink> closing = Optional.empty();

  /** Makes a sink that works on a source's thread. */
  interface Sinks {
    SourceSink sink(Executor thread);
  }

  /** A source that has not begun. */
  RunningSource(
      String id,
      ReadingSource source,
      Sinks sinks,
      SourceReporter reporter,
      DelayScheduler alarms) {
    this.id = id;
    this.source = source;
    this.reporter = reporter;
    this.alarms = alarms;
    thread =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    thread.allowCoreThreadTimeOut(true);
    this.sinks = () -> sinks.sink(thread);
  }

  private Thread thread(Runnable body) {
    Thread made = new Thread(body, "kilowire-source-" + id);
    made.setDaemon(true);
    last = made;
    return made;
  }

  String id() {
    return id;
  }

  /** Whether it is that very source. */
  boolean runs(ReadingSource one) {
    return source == one;
  }

  /** Begins soon. */
  void begin() {
    try {
      thread.execute(this::start);
    } catch (RejectedExecutionException e) {
      // An alarm that came as this was stopped.
      return;
    }
  }

  private void start() {
    if (stopped) {
      return;
    }
    SourceSink sink = sinks.get();
    try {
      started(new Active(sink, requireNonNull(source.start(sink), "start gave null")));
    } catch (Exception | Error fault) {
      sink.close();
      if (!stopped) {
        reporter.failed(WireReason.SOURCE_FAULT, "it cannot begin: " + fault);
        again(alarms.after(AGAIN.toNanos(), this::begin));
      }
    }
  }

  private void started(Active begun) {
    synchronized (this) {
      active = Optional.of(begun);
    }
    if (stopped) {
      end();
    } else {
      LOG.info("source {} has begun", id);
    }
  }

  private synchronized void again(DelayScheduler.Alarm alarm) {
    again = alarm;
    if (stopped) {
      alarm.cancel();
    }
  }

  /** Ends soon; {@link #awaitEnd} waits for it. */
  void stop() {
    stopped = true;
    synchronized (this) {
      again.cancel();
    }
    try {
      thread.execute(this::end);
    } catch (RejectedExecutionException e) {
      // Stopped before.
      return;
    }
    thread.shutdown();
  }

  /** What can be ended once. */
  private void end() {
    Optional<Active> ending;
    synchronized (this) {
      ending = active;
      active = Optional.empty();
    }
    ending.ifPresent(this::end);
  }

  /** What a source gathers it may send as it ends: the sink is closed behind it. */
  private void end(Active ending) {
    closing = Optional.of(ending.sink());
    try {
      ending.source().close();
      LOG.info("source {} has ended", id);
    } catch (Exception | Error fault) {
      reporter.failed(WireReason.SOURCE_FAULT, "it did not end well: " + fault);
    } finally {
      ending.sink().close();
    }
  }

  /**
   * Waits until it has ended. One that keeps its thread is interrupted, and ended from here.
   *
   * @param deadline by {@link System#nanoTime}
   */
  void awaitEnd(long deadline) {
    try {
      if (thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow();
    reporter.failed(WireReason.SOURCE_FAULT, "it keeps its thread and is interrupted: " + last);
    end();
    closing.ifPresent(SourceSink::close);
  }
}
