// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.nio.ByteBuffer;
import java.time.Duration;
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
import org.kilowire.link.memory.Duct;

/**
 * A serial port as a link. The system's calls know neither deadlines nor interrupts, so that
 * threads of their own read, as long as the link is open, and write. Whoever is last in the port
 * closes it: a descriptor that is closed under a call may be another file's at once.
 */
final class SerialLink implements Link {

  private static final int CHUNK = 1024;
  private static final long DAY_NANOS = TimeUnit.DAYS.toNanos(1);

  /** How long closing waits for a port that does not let go of a write. */
  private static final long CLOSE_MILLIS = 1000;

  private final String name;
  private final OpenPort port;
  private final ControlSignals signals;
  private final Executor threads;
  private final Duct incoming = new Duct(false);
  private final CountDownLatch closed = new CountDownLatch(1);

  // Guarded by this.
  private boolean closing;
  private boolean writing;
  private int users = 2;
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
   * @param threads has two for every link
   */
  static SerialLink over(String name, OpenPort port, ControlSignals signals, Executor threads)
      throws LinkException {
    SerialLink link = new SerialLink(name, port, signals, threads);
    try {
      if (link.isSwitching()) {
        link.direct(false);
      }
      threads.execute(link::read);
      return link;
    } catch (LinkException | RejectedExecutionException e) {
      port.close();
      throw e instanceof LinkException why ? why : new LinkException(name + ": shut down", e);
    }
  }

  private boolean isSwitching() {
    return signals.rts().isDirection() && !signals.byDriver();
  }

  private void direct(boolean sending) throws LinkException {
    port.rts(sending == (signals.rts() == Rts.SEND));
  }

  private void read() {
    byte[] chunk = new byte[CHUNK];
    try {
      while (!isClosing()) {
        int count = port.read(chunk);
        incoming.put(ByteBuffer.wrap(chunk, 0, count), System.nanoTime() + DAY_NANOS);
      }
    } catch (LinkException e) {
      fail(e);
    } finally {
      incoming.end();
      leave();
    }
  }

  private synchronized boolean isClosing() {
    return closing;
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

  private synchronized void enterWrite() throws LinkException {
    checkOpen();
    users++;
    writing = true;
  }

  private void leaveWrite() {
    synchronized (this) {
      writing = false;
    }
    leave();
  }

  private void checkOpen() throws LinkException {
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
    enterWrite();
    FutureTask<Void> work = new FutureTask<>(() -> write(copy), null);
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      leaveWrite();
      throw new LinkException(name + ": shut down", e);
    }
    await(work, copy.length, deadlineNanos);
    synchronized (this) {
      checkOpen();
    }
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
        pause(signals.rtsBefore());
        port.write(octets);
        pause(signals.rtsAfter());
        direct(false);
      } else {
        port.write(octets);
      }
    } catch (LinkException e) {
      fail(e);
    } finally {
      leaveWrite();
    }
  }

  private static void pause(Duration span) {
    long end = System.nanoTime() + span.toNanos();
    for (long left = span.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
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
    int count;
    try {
      count = incoming.take(into, deadlineNanos);
    } catch (LinkException e) {
      throw new LinkException(name + ": " + e.getMessage(), e);
    }
    if (count < 0) {
      synchronized (this) {
        checkOpen();
      }
    }
    return count;
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
      if (first && !writing) {
        port.wake();
      }
    }
    incoming.shut();
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
