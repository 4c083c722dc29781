// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kilowire.link.Lines;
import org.kilowire.link.Links;
import org.kilowire.link.Scheme;
import org.kilowire.link.queue.QueuedLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's lines, the threads that work on them, and both as services. */
final class GatewayLines implements AutoCloseable {

  /** Of the service {@link Links}: the kinds of links that can be opened now. */
  static final String SCHEMES = "kilowire.schemes";

  private static final Logger LOG = LoggerFactory.getLogger(GatewayLines.class);
  private static final int MAX_WAITING = 65_536;
  private static final long IDLE_SECONDS = 10;
  private static final long END_SECONDS = 5;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          GatewayOptions.DEFAULT_THREADS,
          GatewayOptions.DEFAULT_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          GatewayLines::thread);
  private final LinkProviders providers;
  private final Lines lines;
  private final Registry.Registration links;
  private final List<Registry.Registration> services;

  GatewayLines(LinkProviders providers, Registry registry) {
    threads.allowCoreThreadTimeOut(true);
    this.providers = providers;
    this.lines = new QueuedLines(providers.links(), threads);
    this.links = registry.register(Links.class, providers.links(), properties());
    this.services = List.of(registry.register(Lines.class, lines, Map.of()), links);
    providers.onChange(() -> links.update(properties()));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kilowire-line");
    thread.setDaemon(true);
    return thread;
  }

  private Map<String, ?> properties() {
    String[] schemes =
        providers.links().schemes().stream().map(Scheme::toString).toArray(String[]::new);
    return Map.of(SCHEMES, schemes);
  }

  /** Works on so many lines at once from now on; what is under way is not cut short. */
  void threads(int count) {
    if (count < threads.getCorePoolSize()) {
      threads.setCorePoolSize(count);
      threads.setMaximumPoolSize(count);
    } else {
      threads.setMaximumPoolSize(count);
      threads.setCorePoolSize(count);
    }
  }

  /** Takes the services back. */
  void withdraw() {
    providers.onChange(() -> {});
    services.forEach(Registry.Registration::unregister);
  }

  /** Ends what is under way and waits for its threads. */
  @Override
  public void close() {
    lines.close();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} line threads are still at work", threads.getActiveCount());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
