// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks of one source that wait for their commit: those under way, at most a window of them,
 * and those behind. Any thread may call.
 */
final class SourceQueue {

  /** Commits are shared, and one source shall not keep the wire to itself. */
  static final int WINDOW = 8;

  private final Deque<PendingBlock> behind = new ArrayDeque<>();
  private final Set<PendingBlock> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int underWay;
  private long values;
  private boolean closed;

  /** Whether {@code one} waits now: false where there is no room for it. */
  synchronized boolean offer(PendingBlock one, SourceSettings limits) {
    if (closed || !limits.hasRoom(open.size(), values, one.block())) {
      return false;
    }
    open.add(one);
    behind.add(one);
    values += one.values();
    return true;
  }

  /** The next to be sent; whoever sends it calls {@link #ended} in the end. */
  synchronized Optional<PendingBlock> next() {
    if (underWay == WINDOW || behind.isEmpty()) {
      return Optional.empty();
    }
    underWay++;
    return Optional.of(behind.remove());
  }

  /** It waits no more; false where it was given up before. */
  synchronized boolean ended(PendingBlock one) {
    if (!open.remove(one)) {
      return false;
    }
    underWay--;
    values -= one.values();
    return true;
  }

  /** Takes no more, and gives up all that waits. */
  synchronized List<PendingBlock> close() {
    closed = true;
    List<PendingBlock> all = List.copyOf(open);
    open.clear();
    behind.clear();
    return all;
  }

  synchronized boolean isClosed() {
    return closed;
  }
}
