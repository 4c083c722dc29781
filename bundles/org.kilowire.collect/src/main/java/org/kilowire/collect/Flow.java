// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kilowire.meter.Block;

/**
 * The way of one task's blocks into the archive: in order, one call at a time, so that nothing is
 * ever stored behind something that was not. Blocks come from the pump's thread and commits from
 * the archive's.
 */
final class Flow implements Gate {

  /** Blocks that wait for a commit before the meter is asked for no more. */
  static final int MAX_WAITING = 4;

  private final Archive archive;
  private final List<Block> waiting = new ArrayList<>();
  private boolean storing;
  private Failure shut;
  private long stored;
  private Runnable idle;

  Flow(Archive archive) {
    this.archive = archive;
  }

  /** Takes a block; drops it when the flow is shut, for then it will be read again. */
  void accept(Block block) {
    synchronized (this) {
      if (shut != null) {
        return;
      }
      waiting.add(block);
    }
    advance();
  }

  /**
   * Ends the flow: what waits is dropped and nobody waits any more; what is being committed may
   * still become safe.
   */
  void shut(Failure why) {
    close(why);
    advance();
  }

  private synchronized void close(Failure why) {
    if (shut == null) {
      shut = why;
      waiting.clear();
    }
  }

  /**
   * Calls {@code then} once, as soon as nothing waits for a commit any more or the flow is shut;
   * perhaps at once.
   */
  void whenIdle(Runnable then) {
    synchronized (this) {
      idle = then;
    }
    advance();
  }

  @Override
  public synchronized Optional<Failure> shut() {
    return Optional.ofNullable(shut);
  }

  @Override
  public synchronized boolean full() {
    return waiting.size() >= MAX_WAITING;
  }

  /** Rows that are safe. */
  synchronized long stored() {
    return stored;
  }

  /**
   * Stores what waits, or tells who waits that nothing does; no two calls are under way at once.
   */
  private void advance() {
    List<Block> next;
    Runnable then = null;
    synchronized (this) {
      if (storing && shut == null) {
        return;
      }
      next = List.copyOf(waiting);
      waiting.clear();
      if (next.isEmpty()) {
        then = idle;
        idle = null;
      } else {
        storing = true;
      }
    }
    if (!next.isEmpty()) {
      CompletableFuture<?> unused =
          append(next).whenComplete((done, fault) -> committed(next, fault));
    } else if (then != null) {
      then.run();
    }
  }

  private CompletableFuture<?> append(List<Block> blocks) {
    try {
      return archive.append(blocks);
    } catch (RuntimeException | Error fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }

  private void committed(List<Block> blocks, Throwable fault) {
    synchronized (this) {
      storing = false;
      if (fault == null) {
        stored += blocks.stream().mapToLong(Block::rows).sum();
      } else {
        close(failure(fault));
      }
    }
    advance();
  }

  private static Failure failure(Throwable fault) {
    Throwable cause = fault;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new Failure(
        cause instanceof ArchiveFullException
            ? CollectReason.STORE_FULL
            : CollectReason.STORE_FAILED,
        String.valueOf(cause.getMessage()));
  }
}
