// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.conversation.LinkException;
import org.kilowire.simulators.pty.Pty;

/**
 * A serial line with meters on it: a pseudo-terminal that can be pulled out and plugged in again,
 * under the same name if it has one of its own. One that a fault has closed is plugged in at once.
 */
public final class SerialLine implements AutoCloseable {

  private final Optional<Path> name;

  // Guarded by this.
  private Optional<Pty> pty;
  private boolean closed;

  private SerialLine(Optional<Path> name, Pty pty) {
    this.name = name;
    this.pty = Optional.of(pty);
  }

  /**
   * A line that is plugged in.
   *
   * @param name that the device has of its own; empty for {@code /dev/pts/N}
   */
  public static SerialLine open(Optional<Path> name) throws LinkException {
    return new SerialLine(name, create(name));
  }

  private static Pty create(Optional<Path> name) throws LinkException {
    return name.isPresent() ? Pty.open(name.get()) : Pty.open();
  }

  /** What a client opens. */
  public synchronized Path device() {
    return pty.map(Pty::device).or(() -> name).orElseThrow();
  }

  /** The speed that the client has set, bits a second. */
  public int baud() throws LinkException {
    Pty now;
    synchronized (this) {
      now = pty.orElseThrow(() -> new LinkException("not plugged in"));
    }
    return now.baud();
  }

  /** The device goes, under whoever has it open. */
  public synchronized void unplug() {
    pty.ifPresent(Pty::close);
    pty = Optional.empty();
  }

  /** The device is there, a new one if it had gone. */
  public synchronized void plug() throws LinkException {
    if (pty.filter(Pty::isOpen).isEmpty() && !closed) {
      pty = Optional.of(create(name));
      notifyAll();
    }
  }

  /** Has {@code meters} answer on the line, again and again, until it is closed. */
  public void serve(Consumer<? super Pty> meters) {
    try {
      Optional<Pty> now = plugged();
      while (now.isPresent()) {
        meters.accept(now.get());
        replace(now.get());
        now = plugged();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized Optional<Pty> plugged() throws InterruptedException {
    while (pty.isEmpty() && !closed) {
      wait();
    }
    return closed ? Optional.empty() : pty;
  }

  private synchronized void replace(Pty served) throws LinkException {
    if (pty.filter(now -> now == served).isPresent()) {
      plug();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    unplug();
    notifyAll();
  }
}
