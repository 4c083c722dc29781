// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.memory;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.kilowire.conversation.LinkException;

/**
 * One direction between two threads: octets go in at one end and come out at the other. Bounded; a
 * stream makes its writer wait for room, a datagram that finds none is lost.
 */
public final class Duct {

  private static final int CAPACITY = 256 * 1024;
  private static final int MAX_DATAGRAMS = 1024;

  private final boolean datagram;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ByteBuffer> chunks = new ArrayDeque<>();
  private int octets;
  private boolean ended;
  private boolean shut;

  public Duct(boolean datagram) {
    this.datagram = datagram;
  }

  /**
   * Puts all remaining octets in.
   *
   * @throws LinkException if the other end is shut, this thread is interrupted, or there is no room
   *     by the deadline
   */
  public void put(ByteBuffer source, long deadlineNanos) throws LinkException {
    lock.lock();
    try {
      if (datagram) {
        putDatagram(source);
      }
      while (source.hasRemaining()) {
        boolean room = await(() -> octets < CAPACITY || ended || shut, deadlineNanos);
        checkOpen();
        if (!room) {
          throw new LinkException(source.remaining() + " octets were not taken in time");
        }
        store(source, Math.min(CAPACITY - octets, source.remaining()));
      }
    } finally {
      lock.unlock();
    }
  }

  private void putDatagram(ByteBuffer source) throws LinkException {
    if (ended) {
      throw new LinkException("closed on this side");
    }
    boolean room = octets + source.remaining() <= CAPACITY && chunks.size() < MAX_DATAGRAMS;
    if (room && !shut && source.hasRemaining()) {
      store(source, source.remaining());
    }
    source.position(source.limit());
  }

  private void checkOpen() throws LinkException {
    if (ended) {
      throw new LinkException("closed on this side");
    }
    if (shut) {
      throw new LinkException("closed by the peer");
    }
  }

  private void store(ByteBuffer source, int count) {
    ByteBuffer chunk = ByteBuffer.allocate(count);
    chunk.put(0, source, source.position(), count);
    source.position(source.position() + count);
    chunks.add(chunk);
    octets += count;
    changed.signalAll();
  }

  /**
   * Takes octets out: of a stream as many as there are and fit, else one datagram, which is dropped
   * whole where it does not fit.
   *
   * @return how many; 0 when the deadline has passed; -1 when a stream has ended
   * @throws LinkException if this end is shut or this thread is interrupted
   */
  public int take(ByteBuffer into, long deadlineNanos) throws LinkException {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException("no room to receive into");
    }
    lock.lock();
    try {
      while (await(() -> !chunks.isEmpty() || shut || (ended && !datagram), deadlineNanos)) {
        if (shut) {
          throw new LinkException("closed on this side");
        }
        if (chunks.isEmpty()) {
          return -1;
        }
        int count = datagram ? takeDatagram(into) : takeOctets(into);
        if (count > 0) {
          changed.signalAll();
          return count;
        }
      }
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private int takeOctets(ByteBuffer into) {
    int before = into.remaining();
    while (into.hasRemaining() && !chunks.isEmpty()) {
      ByteBuffer chunk = chunks.element();
      int count = Math.min(into.remaining(), chunk.remaining());
      into.put(into.position(), chunk, chunk.position(), count).position(into.position() + count);
      chunk.position(chunk.position() + count);
      if (!chunk.hasRemaining()) {
        chunks.remove();
      }
    }
    octets -= before - into.remaining();
    return before - into.remaining();
  }

  private int takeDatagram(ByteBuffer into) {
    while (!chunks.isEmpty()) {
      ByteBuffer next = chunks.remove();
      int count = next.remaining();
      octets -= count;
      if (count <= into.remaining()) {
        into.put(next);
        return count;
      }
    }
    return 0;
  }

  /** False: the deadline has passed and it is still not so. */
  private boolean await(BooleanSupplier so, long deadlineNanos) throws LinkException {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      while (!so.getAsBoolean()) {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("interrupted while waiting", e);
    }
  }

  /** The writer has nothing more to say; what is inside can still be taken. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The reader wants nothing more. */
  public void shut() {
    lock.lock();
    try {
      shut = true;
      chunks.clear();
      octets = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
