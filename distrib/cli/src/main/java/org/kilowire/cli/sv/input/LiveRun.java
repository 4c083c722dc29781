// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.cli.ExitCode;

/**
 * A source that is heard until the time is over, it ends by itself, or somebody interrupts: then,
 * too, what was begun is finished, for which the process waits until this is closed.
 */
public final class LiveRun implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;
  private static final long LOOK_MILLIS = 100;

  private final LiveSource source;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "kilowire sv ends");

  public LiveRun(LiveSource source) {
    this.source = source;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupted() {
    end();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        source.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it; from any thread. */
  public void end() {
    ended.countDown();
  }

  /**
   * Hears it to its end; afterwards nothing more is told.
   *
   * @return how it was
   */
  public LiveStatus hear(LiveListener listener, long millis) throws CaptureException {
    try (source) {
      source.start(listener);
      long left = millis;
      while (left > 0 && !ended.await(Math.min(left, LOOK_MILLIS), TimeUnit.MILLISECONDS)) {
        left -= Math.min(left, LOOK_MILLIS);
        left = isOver() ? 0 : left;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return source.status();
  }

  /** What went wrong, for people; empty where nothing did. */
  public static String problem(LiveStatus status) {
    if (status.state() == LiveState.FAILED) {
      return status.detail();
    }
    return status.kernelDrops() == 0
        ? ""
        : status.kernelDrops() + " frames were lost on this computer, which is no fault of the bus";
  }

  /** How a command ends that has heard it. */
  public static int code(LiveStatus status) {
    if (status.state() == LiveState.FAILED) {
      return ExitCode.LINK;
    }
    return status.kernelDrops() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private boolean isOver() {
    LiveState state = source.status().state();
    return state == LiveState.ENDED || state == LiveState.FAILED || state == LiveState.CLOSED;
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook waits for this.
    }
  }
}
