// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkOptions;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;

/**
 * Opens {@code serial} links. A device is this process' alone while it is open (flock(2)), and is
 * looked up anew each time it opens. Costs nothing until the first one does; then the library of
 * jSerialComm makes the process deaf to SIGHUP.
 */
public final class SerialLinks implements LinkProvider, AutoCloseable {

  private final Supplier<Path> natives;
  private final ExecutorService threads = Executors.newCachedThreadPool(SerialLinks::thread);

  /**
   * @param natives where the native library is unpacked for as long as loading takes: a folder that
   *     nobody else writes to and that is not mounted noexec; made where it is not there
   */
  public SerialLinks(Supplier<Path> natives) {
    this.natives = natives;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kilowire-serial");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Set<Scheme> schemes() {
    return Set.of(Scheme.SERIAL);
  }

  @Override
  public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
    if (Thread.currentThread().isInterrupted()) {
      throw new LinkException(uri.address() + ": interrupted");
    }
    if (threads.isShutdown()) {
      throw new LinkException(uri.address() + ": shut down");
    }
    SerialLibrary.load(natives.get());
    SerialDevice device = SerialDevice.find(uri.path());
    LinkOptions options = uri.options();
    SystemPort port = SystemPort.open(device, options.settings(), options.signals());
    return SerialLink.over(device.toString(), port, options.signals(), threads);
  }

  /** Opens no more; the links that are open end by themselves. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
