// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.kilowire.conversation.LinkException;

/**
 * Has the system resolve a name for no longer than the caller has time, or until an interrupt. The
 * system itself cannot be stopped: a thread goes on waiting for it, so many at a time.
 */
final class Resolver {

  /** The system's part. */
  interface NameService {
    InetAddress[] addresses(String host) throws IOException;
  }

  private static final int MAX_ASKING = 32;
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

  private final NameService names;
  private final Semaphore places = new Semaphore(MAX_ASKING);

  Resolver(NameService names) {
    this.names = names;
  }

  InetAddress[] resolve(String host, long deadlineNanos) throws IOException {
    if (LITERAL.matcher(host).matches()) {
      return InetAddress.getAllByName(host);
    }
    try {
      if (!places.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new LinkException("too many names wait for the system to resolve them");
      }
      return ask(host).get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("interrupted while the name was resolved", e);
    } catch (TimeoutException e) {
      throw new LinkException("the system did not resolve the name in time", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException why ? why : new IOException(e.getCause());
    }
  }

  private FutureTask<InetAddress[]> ask(String host) {
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> names.addresses(host));
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } finally {
                places.release();
              }
            },
            "kilowire-name");
    thread.setDaemon(true);
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) {
        places.release();
      }
    }
    return task;
  }
}
