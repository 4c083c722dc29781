// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kilowire.link.Link;

/** A server that keeps every link until the test is over. */
final class Callee implements Consumer<Link>, AutoCloseable {

  private final LinkedBlockingQueue<Link> links = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  ExecutorService threads() {
    return threads;
  }

  @Override
  public void accept(Link link) {
    links.add(link);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next link. */
  Link take() throws InterruptedException {
    Link link = links.poll(60, TimeUnit.SECONDS);
    if (link == null) {
      throw new AssertionError("nobody called");
    }
    return link;
  }

  int waiting() {
    return links.size();
  }

  @Override
  public void close() {
    over.countDown();
    threads.shutdownNow();
  }
}
