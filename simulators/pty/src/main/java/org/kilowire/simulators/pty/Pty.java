// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.pty;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;

/**
 * A serial line without a wire: what is sent on this link comes in at a device of Linux, and what a
 * program writes to the device comes in here. Programs come and go; the link does not notice, as
 * nobody at the far end of a wire does. Closing it takes the device away under them.
 *
 * <p>A pseudo-terminal has 8 bits without parity at any speed, whatever it is set to. May be used
 * by several threads.
 */
public final class Pty implements Link {

  /** How soon a wait notices that it was ended. */
  private static final int SLICE_MILLIS = 20;

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Terminal terminal;
  private final Optional<Path> name;
  private boolean closed;

  private Pty(Terminal terminal, Optional<Path> name) {
    this.terminal = terminal;
    this.name = name;
  }

  /**
   * A new line.
   *
   * @throws LinkException if this system has none
   */
  public static Pty open() throws LinkException {
    return open(Optional.empty());
  }

  /**
   * A new line with a name of its own, as {@code /dev/serial/by-id} has for adapters: a symbolic
   * link to the device, there as long as the line is. It takes the place of a symbolic link, and of
   * nothing else.
   */
  public static Pty open(Path name) throws LinkException {
    return open(Optional.of(name));
  }

  private static Pty open(Optional<Path> name) throws LinkException {
    Terminal terminal;
    try {
      terminal = Terminal.open();
    } catch (LastErrorException | LinkageError e) {
      throw new LinkException("no pseudo-terminal: " + e.getMessage(), e);
    }
    try {
      if (name.isPresent()) {
        if (Files.isSymbolicLink(name.get())) {
          Files.delete(name.get());
        }
        Files.createSymbolicLink(name.get(), Path.of(terminal.path()));
      }
      return new Pty(terminal, name);
    } catch (IOException e) {
      terminal.close();
      throw new LinkException("no such name for a pseudo-terminal: " + e.getMessage(), e);
    }
  }

  /** The device that programs open: its own name where it has one, else {@code /dev/pts/N}. */
  public Path device() {
    return name.orElse(Path.of(terminal.path()));
  }

  /** The speed that a program has set, bits a second; 9600 before any has. */
  public synchronized int baud() throws LinkException {
    checkOpen();
    return terminal.baud();
  }

  /** Whether the device is still there. */
  public synchronized boolean isOpen() {
    return !closed;
  }

  private void checkOpen() throws LinkException {
    if (closed) {
      throw new LinkException(terminal.path() + ": closed on this side");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new LinkException(terminal.path() + ": interrupted while waiting");
    }
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    while (octets.hasRemaining()) {
      byte[] rest = new byte[octets.remaining()];
      octets.get(octets.position(), rest);
      int count = write(rest);
      octets.position(octets.position() + count);
      if (count == 0 && System.nanoTime() - deadlineNanos >= 0) {
        throw new LinkException(rest.length + " octets were not taken in time");
      }
    }
  }

  private synchronized int write(byte[] octets) throws LinkException {
    checkOpen();
    try {
      return terminal.awaitWritable(SLICE_MILLIS) ? terminal.write(octets) : 0;
    } catch (LastErrorException e) {
      throw new LinkException(terminal.path() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException("no room to receive into");
    }
    while (true) {
      long left = deadlineNanos - System.nanoTime();
      byte[] octets = read(into.remaining(), left);
      if (octets.length > 0) {
        into.put(octets);
        return octets.length;
      }
      if (left <= 0) {
        return 0;
      }
    }
  }

  private synchronized byte[] read(int most, long leftNanos) throws LinkException {
    checkOpen();
    long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(0, leftNanos) + 999_999);
    try {
      return terminal.awaitReadable((int) Math.min(SLICE_MILLIS, millis))
          ? terminal.read(most)
          : new byte[0];
    } catch (LastErrorException e) {
      throw new LinkException(terminal.path() + ": " + e.getMessage(), e);
    }
  }

  /** Takes the device away, at once; its name first, for the next one may have its number. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      name.ifPresent(this::deleteName);
      terminal.close();
    }
  }

  private void deleteName(Path link) {
    try {
      if (Files.isSymbolicLink(link)
          && Files.readSymbolicLink(link).equals(Path.of(terminal.path()))) {
        Files.delete(link);
      }
    } catch (IOException e) {
      // Somebody else's now, or nobody's: the device has gone all the same.
    }
  }

  /**
   * Waits until a program has read everything that was sent.
   *
   * @throws LinkException if it has not within 10 s
   */
  public void drain() throws LinkException {
    long end = System.nanoTime() + DRAIN_NANOS;
    while (unread() > 0) {
      if (System.nanoTime() - end >= 0) {
        throw new LinkException(terminal.path() + ": nobody reads what was sent");
      }
      Thread.onSpinWait();
    }
  }

  private synchronized int unread() throws LinkException {
    checkOpen();
    return terminal.unread();
  }

  @Override
  public String toString() {
    return device().toString();
  }
}
