// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.delivery;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that waits for a wire, so that no pump does: Kura runs every receiver of an envelope
 * on the thread that emits it.
 */
public final class EnvelopeSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EnvelopeSender.class);

  private static final long END_SECONDS = 5;

  private final ThreadPoolExecutor executor;
  private volatile Thread thread;

  /** What goes along the wire; throws what the sender shall be told. */
  public interface Parcel {
    void carry() throws Exception;
  }

  private record Sent(Parcel parcel, CompletableFuture<Void> done) implements Runnable {
    @Override
    public void run() {
      try {
        parcel.carry();
        done.complete(null);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        done.completeExceptionally(e);
      } catch (Exception | Error e) {
        done.completeExceptionally(e);
      }
    }
  }

  /**
   * A thread that begins with the first parcel.
   *
   * @param name of the thread
   * @param maxWaiting parcels, besides the one under way
   */
  public EnvelopeSender(String name, int maxWaiting) {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(maxWaiting),
            body -> {
              Thread made = new Thread(body, name);
              made.setDaemon(true);
              thread = made;
              return made;
            });
  }

  /**
   * Sends {@code parcel} behind those that wait.
   *
   * @return completes when it was carried; fails as it did, or with {@link WireException} where too
   *     many wait or none go any more
   */
  public CompletableFuture<Void> send(Parcel parcel) {
    Sent sent = new Sent(parcel, new CompletableFuture<>());
    try {
      executor.execute(sent);
    } catch (RejectedExecutionException e) {
      sent.done().completeExceptionally(WireException.busy());
    }
    return sent.done();
  }

  /** Sends nothing more and waits for what is under way. Idempotent. */
  @Override
  public void close() {
    List<Runnable> unsent = executor.shutdownNow();
    unsent.forEach(sent -> ((Sent) sent).done().completeExceptionally(WireException.busy()));
    Thread last = thread;
    try {
      if (last != null && !ended(last)) {
        LOG.error("a receiver on the wire did not return in {} s", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(Thread last) throws InterruptedException {
    last.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
    return !last.isAlive();
  }
}
