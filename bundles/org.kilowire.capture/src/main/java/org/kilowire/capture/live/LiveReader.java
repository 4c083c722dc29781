// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.live;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.sv.ft3.Ft3View;

/** The thread of a source: it opens, receives, looks, opens again, ends. */
public final class LiveReader {

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** A listener that keeps the thread does not keep who closes. */
  private static final long PATIENCE_MILLIS = 2000;

  private final String name;
  private final LiveWork.Begin begin;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private volatile boolean stopped;

  /** Nothing is told any more: who closed goes on, or does so on this thread. */
  private volatile boolean muted;

  private volatile LiveStatus status = LiveStatus.NEW;
  private volatile LiveWork work;
  private Thread thread;

  /**
   * A source that is not started.
   *
   * @param name of its thread
   */
  public LiveReader(String name, LiveWork.Begin begin) {
    this.name = name;
    this.begin = begin;
  }

  /**
   * Begins, and returns when it is open or waits.
   *
   * @throws CaptureException if waiting does not help; it is over then
   */
  public void start(LiveListener listener) throws CaptureException {
    synchronized (this) {
      if (thread != null || stopped) {
        throw new IllegalStateException(name + ": a source is for one use");
      }
      Told told = new Told(listener);
      thread = new Thread(() -> run(told), name);
      thread.setDaemon(true);
      thread.start();
    }
    try {
      opened.join();
    } catch (CompletionException e) {
      close();
      if (e.getCause() instanceof CaptureException refused) {
        throw refused;
      }
      throw e;
    }
  }

  /** As it was when the thread looked last. */
  public LiveStatus status() {
    return status;
  }

  /** Ends the thread; returns when it has ended, unless the listener keeps it. */
  public void close() {
    Thread ending;
    synchronized (this) {
      stopped = true;
      ending = thread;
    }
    if (ending == null || ending == Thread.currentThread()) {
      muted = true;
      return;
    }
    LockSupport.unpark(ending);
    LiveWork waiting = work;
    if (waiting != null) {
      waiting.wake();
    }
    try {
      ending.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    muted = true;
  }

  private void run(Told told) {
    try {
      work = begin.with(told);
      try {
        first(told);
        loop(told);
      } finally {
        work.shut();
        told.end(work);
        work.end();
      }
    } catch (RuntimeException | Error e) {
      told.failed(e);
      opened.completeExceptionally(e);
      if (e instanceof Error error) {
        throw error;
      }
    }
  }

  private void first(Told told) {
    CaptureException refused = told.open(work);
    if (refused != null && !work.helpsToWait(refused.reason())) {
      stopped = true;
      told.state(LiveState.FAILED, refused.getMessage());
      opened.completeExceptionally(refused);
    } else {
      told.publish(work);
      opened.complete(null);
    }
  }

  private void loop(Told told) {
    long looked = System.nanoTime();
    long tried = looked;
    while (!stopped && !work.isOver()) {
      long now = System.nanoTime();
      if (now - looked >= LOOK_NANOS) {
        looked = now;
        attempt(told, work::look);
        told.look(work);
      }
      if (work.isOpen()) {
        attempt(told, work::receive);
      } else if (now - tried >= RETRY_NANOS) {
        tried = now;
        told.openAgain(work);
      } else {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(Told told, Attempt one) {
    try {
      one.run();
    } catch (IOException | LastErrorException e) {
      work.shut();
      told.state(LiveState.WAITING, String.valueOf(e.getMessage()));
    }
  }

  /** What the work tells: it is counted here, and goes on to the listener. */
  public final class Told {

    private final LiveListener listener;
    private LiveState state = LiveState.NEW;
    private String detail = "";
    private long received;
    private long drops;
    private long unreadable;
    private long opens;

    private Told(LiveListener listener) {
      this.listener = listener;
    }

    /** A frame of Ethernet. */
    public void ethernet(LiveFrame frame) {
      if (muted) {
        return;
      }
      received++;
      listener.ethernet(frame);
    }

    /** A frame of FT3. */
    public void ft3(Ft3View frame, long atNanos) {
      if (muted) {
        return;
      }
      received++;
      listener.ft3(frame, atNanos);
    }

    /** The clock was stepped. */
    public void clockStepped(long nanos) {
      if (!muted) {
        listener.clockStepped(nanos);
      }
    }

    /** The system has dropped so many frames more. */
    public void dropped(long frames) {
      drops += frames;
    }

    /** Something came that cannot be. */
    public void unreadable() {
      unreadable++;
    }

    /** The state is this now; if it was another, it is told on. */
    public void state(LiveState now, String why) {
      detail = why;
      if (state == now) {
        return;
      }
      boolean open = now == LiveState.RECEIVING || now == LiveState.DOWN;
      if (open && (state == LiveState.NEW || state == LiveState.WAITING)) {
        opens++;
      }
      state = now;
      if (!muted) {
        listener.changed(now, why);
      }
    }

    /** Null if it is open. */
    private CaptureException open(LiveWork work) {
      try {
        work.open();
        return null;
      } catch (CaptureException e) {
        if (work.helpsToWait(e.reason())) {
          state(LiveState.WAITING, e.getMessage());
        }
        return e;
      }
    }

    /** What was open once is waited for whatever the reason: that may pass, too. */
    private void openAgain(LiveWork work) {
      CaptureException refused = open(work);
      if (refused != null) {
        state(LiveState.WAITING, refused.getMessage());
      }
    }

    private void look(LiveWork work) {
      publish(work);
      long now = work.now();
      if (!muted && work.isClockTold()) {
        listener.look(now);
      }
    }

    private void publish(LiveWork work) {
      status =
          new LiveStatus(
              state, detail, received, drops, unreadable, Math.max(0, opens - 1), work.ft3());
    }

    private void end(LiveWork work) {
      if (stopped && state != LiveState.FAILED) {
        state = LiveState.CLOSED;
        detail = "";
      }
      publish(work);
    }

    private void failed(Throwable why) {
      LiveStatus last = status;
      status =
          new LiveStatus(
              LiveState.FAILED,
              "internal error: " + why,
              received,
              drops,
              unreadable,
              last.reopened(),
              last.ft3());
      if (!stopped) {
        listener.changed(LiveState.FAILED, status.detail());
      }
    }
  }
}
