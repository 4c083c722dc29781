// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.ControlSignals;
import org.kilowire.link.ControlSignals.Rts;
import org.kilowire.link.Link;

/**
 * A serial port as a link. The system's calls know neither deadlines nor interrupts: a read waits
 * for a tenth of a second at most and is repeated, and where the deadline is nearer than that the
 * port is looked at in short intervals; a write, whose end nobody knows, has a thread of its own.
 * Whoever is last in the port closes it: a descriptor that is closed under a call may be another
 * file's at once.
 */
final class SerialLink implements Link {

  private static final int CHUNK = 1024;

  /** How often a port is looked at that may not be waited for. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** How long closing waits for a port that does not let go of a write. */
  private static final long CLOSE_MILLIS = 1000;

  private final String name;
  private final OpenPort port;
  private final ControlSignals signals;
  private final Executor threads;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Of whoever receives: the library takes no other kind of buffer. */
  private final byte[] chunk = new byte[CHUNK];

  // Guarded by this.
  private boolean closing;
  private int users = 1;
  private LinkException failure;

  private SerialLink(String name, OpenPort port, ControlSignals signals, Executor threads) {
    this.name = name;
    this.port = port;
    this.signals = signals;
    this.threads = threads;
  }

  /**
   * Over a port that is the link's from now on.
   *
   * @param threads has one for every link
   */
  static SerialLink over(String name, OpenPort port, ControlSignals signals, Executor threads)
      throws LinkException {
    SerialLink link = new SerialLink(name, port, signals, threads);
    try {
      if (link.isSwitching()) {
        link.direct(false);
      }
      return link;
    } catch (LinkException e) {
      port.close();
      throw e;
    }
  }

  private boolean isSwitching() {
    return signals.rts().isDirection() && !signals.byDriver();
  }

  private void direct(boolean sending) throws LinkException {
    port.rts(sending == (signals.rts() == Rts.SEND));
  }

  private synchronized void fail(LinkException why) {
    if (failure == null) {
      failure = why;
    }
  }

  private void leave() {
    synchronized (this) {
      users--;
      if (users > 0) {
        return;
      }
    }
    port.close();
    closed.countDown();
  }

  private synchronized void enter() throws LinkException {
    checkOpen();
    users++;
  }

  private synchronized void checkOpen() throws LinkException {
    if (closing) {
      throw new LinkException(name + ": closed on this side");
    }
    if (failure != null) {
      throw new LinkException(failure.getMessage(), failure);
    }
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    checkInterrupt();
    byte[] copy = new byte[octets.remaining()];
    octets.get(copy);
    enter();
    FutureTask<Void> work = new FutureTask<>(() -> write(copy), null);
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      leave();
      throw new LinkException(name + ": shut down", e);
    }
    await(work, copy.length, deadlineNanos);
    checkOpen();
  }

  private void checkInterrupt() throws LinkException {
    if (Thread.currentThread().isInterrupted()) {
      throw new LinkException(name + ": interrupted while waiting");
    }
  }

  private void write(byte[] octets) {
    try {
      if (isSwitching()) {
        direct(true);
        UninterruptedPause.of(signals.rtsBefore().toNanos());
        port.write(octets);
        UninterruptedPause.of(signals.rtsAfter().toNanos());
        direct(false);
      } else {
        port.write(octets);
      }
    } catch (LinkException e) {
      fail(e);
    } finally {
      leave();
    }
  }

  private void await(FutureTask<Void> work, int octets, long deadlineNanos) throws LinkException {
    try {
      work.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      fail(new LinkException(name + ": " + octets + " octets were not taken in time", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new LinkException(name + ": interrupted while octets left", e));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    return gather(into, System.nanoTime(), deadlineNanos);
  }

  @Override
  public int gather(ByteBuffer into, long gatherNanos, long deadlineNanos) throws LinkException {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException("no room to receive into");
    }
    enter();
    try {
      leaveAlone(gatherNanos - deadlineNanos > 0 ? deadlineNanos : gatherNanos);
      int count = read(Math.min(into.remaining(), CHUNK), deadlineNanos);
      into.put(chunk, 0, count);
      return count;
    } finally {
      leave();
    }
  }

  /** Lets octets gather in the system; the link's end and an interrupt are noticed all the same. */
  private void leaveAlone(long end) throws LinkException {
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      checkInterrupt();
      checkOpen();
      LockSupport.parkNanos(Math.min(left, OpenPort.READ_NANOS));
    }
  }

  private int read(int most, long deadlineNanos) throws LinkException {
    while (true) {
      checkInterrupt();
      checkOpen();
      long left = deadlineNanos - System.nanoTime();
      int count = readOnce(most, left);
      if (count > 0 || left <= 0) {
        return count;
      }
      if (left < OpenPort.READ_NANOS) {
        LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
      }
    }
  }

  /** Waits where the port's own waiting is over in time. */
  private int readOnce(int most, long left) throws LinkException {
    try {
      return left >= OpenPort.READ_NANOS || port.isReady() ? port.read(chunk, most) : 0;
    } catch (LinkException e) {
      fail(e);
      throw e;
    }
  }

  @Override
  public boolean tune(LineSettings settings) throws LinkException {
    synchronized (this) {
      checkOpen();
      port.set(settings);
    }
    return true;
  }

  @Override
  public void close() {
    boolean first;
    synchronized (this) {
      first = !closing;
      closing = true;
    }
    if (first) {
      leave();
    }
    awaitClosed();
  }

  private void awaitClosed() {
    boolean interrupted = Thread.interrupted();
    try {
      closed.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
