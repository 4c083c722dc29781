// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells things in their order, on the one thread that may call anybody's code. */
final class ListenerThread {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);
  private static final int MOST_UNREAD = 1000;
  private static final Duration SECOND_LOOK = Duration.ofSeconds(10);

  private final Worker thread;
  private final AtomicInteger unread = new AtomicInteger();
  private volatile CloudListener told;

  ListenerThread(Worker thread) {
    this.thread = thread;
  }

  /** Who is told from now on; null: nobody. */
  void to(CloudListener who) {
    told = who;
  }

  void tell(Consumer<CloudListener> what) {
    thread.run(
        () -> {
          CloudListener who = told;
          if (who != null) {
            what.accept(who);
          }
        });
  }

  /**
   * Brings a message. The broker sends what it kept for us before our subscribers are there, so one
   * that nobody wants is looked at a second time.
   *
   * @param taken run once it has been brought; the broker keeps it until then
   */
  void bring(String topic, byte[] body, Runnable taken) {
    if (unread.get() >= MOST_UNREAD) {
      LOG.error("{}: more than {} messages wait to be read: dropped", topic, MOST_UNREAD);
      return; // one of QoS 1 or 2 comes again with the next connection
    }
    unread.incrementAndGet();
    Runnable done =
        () -> {
          unread.decrementAndGet();
          taken.run();
        };
    thread.run(
        () -> {
          if (brought(topic, body)) {
            done.run();
          } else {
            thread.later(() -> lastly(topic, body, done), SECOND_LOOK);
          }
        });
  }

  void close() {
    told = null;
    thread.close(() -> {});
  }

  private void lastly(String topic, byte[] body, Runnable done) {
    if (!brought(topic, body)) {
      LOG.warn("{}: no subscriber took the message", topic);
    }
    done.run();
  }

  private boolean brought(String topic, byte[] body) {
    CloudListener who = told;
    return who != null && who.arrived(topic, body);
  }
}
