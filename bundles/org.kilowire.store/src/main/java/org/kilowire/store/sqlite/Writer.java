// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.kilowire.contract.Range;
import org.kilowire.store.StoreException;
import org.kilowire.store.StoreFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. All jobs that wait when it is free go into one transaction, so that
 * they share one fsync. If that fails, each is tried in a transaction of its own: none suffers for
 * another's want of room.
 */
public final class Writer {

  /** A part of a transaction; may be run again after a rollback. */
  @FunctionalInterface
  public interface Job<T> {
    T run(Transaction transaction) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MAX_GROUP_JOBS = 512;
  private static final long MAX_GROUP_OCTETS = 4L << 20;
  private static final long MAX_WAITING_OCTETS = 32L << 20;
  private static final int MAX_WAITING_JOBS = 65_536;
  private static final long PATIENCE_SECONDS = 120;

  private final Sql sql;
  private final Consumer<Range> observer;
  private final Waiting waiting = new Waiting(MAX_WAITING_JOBS, MAX_WAITING_OCTETS);
  private final Thread thread;

  Writer(Sql sql, Consumer<Range> observer) {
    this.sql = sql;
    this.observer = observer;
    this.thread = new Thread(this::work, "kilowire-store");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Has {@code job} done; completed after the commit, or with what went wrong after the rollback.
   *
   * @param octets that the job brings along in memory
   */
  public <T> CompletableFuture<T> submit(Job<T> job, long octets) {
    CompletableFuture<T> done = new CompletableFuture<>();
    switch (waiting.offer(new Waiting.Entry<>(job, octets, done))) {
      case TAKEN -> {}
      case FULL -> done.completeExceptionally(new StoreFullException("write queue is full"));
      case CLOSED -> done.completeExceptionally(new StoreException("the store is closed"));
    }
    return done;
  }

  /** Has {@code job} done and waits for it. */
  public <T> T call(Job<T> job) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("deadlock: called on the writer thread");
    }
    try {
      return submit(job, 0).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (TimeoutException e) {
      throw new StoreException("no answer from the disk within " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the disk", e);
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new StoreException(String.valueOf(cause.getMessage()), cause);
  }

  private void work() {
    boolean more = true;
    while (more) {
      more = serve();
    }
  }

  /**
   * Serves the next group; false when closed and nothing waits any more. Whatever goes wrong, and
   * be it an {@link Error}, whoever waits is told and the thread lives on: without it nothing would
   * be stored any more, in a process that looks healthy.
   */
  private boolean serve() {
    List<Waiting.Entry<?>> group = List.of();
    try {
      group = waiting.take(MAX_GROUP_JOBS, MAX_GROUP_OCTETS);
      write(group);
      return !group.isEmpty();
    } catch (RuntimeException | Error e) {
      LOG.error("the store's writer failed and goes on", e);
      StoreException failed = new StoreException("the store's writer failed: " + e, e);
      group.forEach(entry -> entry.done().completeExceptionally(failed));
      return true;
    }
  }

  private void write(List<Waiting.Entry<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    Throwable failure = attempt(group);
    if (failure == null) {
      return;
    }
    for (Waiting.Entry<?> entry : group) {
      Throwable own = group.size() == 1 ? failure : attempt(List.of(entry));
      if (own != null) {
        entry.done().completeExceptionally(SqliteFailures.translated(own));
      }
    }
  }

  /** Null for a group that is stored, else why it is not. */
  private Throwable attempt(List<Waiting.Entry<?>> group) {
    Transaction transaction = new Transaction(sql);
    List<Runnable> results = new ArrayList<>(group.size());
    try {
      sql.run("BEGIN IMMEDIATE");
      for (Waiting.Entry<?> entry : group) {
        results.add(entry.run(transaction));
      }
    } catch (SQLException | RuntimeException | Error e) {
      rollback();
      return e;
    }
    try {
      sql.run("COMMIT");
    } catch (SQLException | RuntimeException e) {
      rollback();
      return e;
    } catch (Error e) {
      rollback();
      // It may have come after the commit was done: nothing is tried a second time.
      throw new StoreException("it may or may not be stored", e);
    }
    committed(transaction, results);
    return null;
  }

  /** Nothing that fails from here on can undo what is stored. */
  private void committed(Transaction transaction, List<Runnable> results) {
    safely(transaction::committed);
    transaction.stored().ifPresent(range -> safely(() -> observer.accept(range)));
    results.forEach(Writer::safely);
  }

  private static void safely(Runnable consequence) {
    try {
      consequence.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a commit listener failed", e);
    }
  }

  private void rollback() {
    try {
      sql.forget();
      sql.run("ROLLBACK");
    } catch (SQLException | RuntimeException | Error e) {
      // SQLite rolls back by itself when the disk is full or fails; then nothing is left to do.
      LOG.debug("no rollback: {}", e.getMessage());
    }
  }

  /** Does what waits, then ends. */
  void close() {
    waiting.close();
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("deadlock: closed on the writer thread");
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
