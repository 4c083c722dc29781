// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.kura.KuraStoreException;

/**
 * What is to be sent: kept while there is no connection, and sent at the rate and in the numbers
 * that the options allow. All but {@link #publish} is the worker's alone.
 */
final class SendQueue {

  private final Worker worker;
  private final ListenerThread listenerThread;
  private final MessageStore store = new MessageStore();
  private volatile DataOptions options;
  private BrokerSession session;
  private RateLimiter rate;
  private Runnable turn = SendQueue::nothing;
  private Runnable housekeeper = SendQueue::nothing;

  SendQueue(DataOptions options, Worker worker, ListenerThread listenerThread) {
    this.options = options;
    this.worker = worker;
    this.listenerThread = listenerThread;
    this.rate = new RateLimiter(options.rate(), worker.now());
  }

  void configure(DataOptions next) {
    options = next;
    rate = new RateLimiter(next.rate(), worker.now());
    housekeeper.run();
    housekeep();
    pump();
  }

  /** Keeps a message until the broker has it, connected or not, and gives its id. */
  int publish(Destination to, byte[] body) throws KuraStoreException {
    int id = store.add(to, body, options);
    worker.run(this::pump);
    return id;
  }

  void up(BrokerSession to) {
    session = to;
    pump();
  }

  /** Kura: what was not acknowledged goes again when there is a connection. */
  void down() {
    session = null;
    store.again();
  }

  void acknowledged(Message message) {
    if (store.confirmed(message, worker.now())) {
      listenerThread.tell(who -> who.confirmed(message.id()));
      pump();
    }
  }

  private void pump() {
    turn.run();
    Optional<Message> next = next();
    while (next.isPresent()) {
      long wait = rate.take(next.get().to().priority(), worker.now());
      if (wait > 0) {
        turn = worker.later(this::pump, Duration.ofNanos(wait));
        return;
      }
      store.sent(next.get(), worker.now());
      session.publish(next.get());
      next = next();
    }
  }

  private Optional<Message> next() {
    return session == null ? Optional.empty() : store.next(options.inFlight());
  }

  private void housekeep() {
    store.purge(worker.now(), options.purgeAge().toNanos());
    housekeeper = worker.later(this::housekeep, options.housekeeping());
  }

  private static void nothing() {}
}
