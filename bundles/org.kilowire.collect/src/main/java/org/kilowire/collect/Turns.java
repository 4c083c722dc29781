// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.kilowire.link.LinkUri;

/**
 * Whose turn it is: one job a line, a number of lines at once; on a line, who has waited longest
 * since the last turn goes first, so that a line with too much to do is shared evenly. Owned by the
 * loop.
 */
final class Turns {

  private static final Comparator<Job> FIRST =
      Comparator.comparing(Job::priority).thenComparingLong(job -> job.lastTurn);

  private final int most;
  private final Consumer<Job> begin;
  private final Map<LinkUri, ArrayDeque<Job>> queues = new HashMap<>();
  private final Set<LinkUri> ready = new LinkedHashSet<>();
  private final Set<LinkUri> busy = new LinkedHashSet<>();
  private long turns;

  /**
   * @param most lines at once
   * @param begin gives a job its turn
   */
  Turns(int most, Consumer<Job> begin) {
    this.most = most;
    this.begin = begin;
  }

  void add(Job job) {
    queues.computeIfAbsent(job.line, line -> new ArrayDeque<>()).add(job);
    if (!busy.contains(job.line)) {
      ready.add(job.line);
    }
    fill();
  }

  void remove(Job job) {
    ArrayDeque<Job> queue = queues.get(job.line);
    if (queue != null && queue.remove(job) && queue.isEmpty()) {
      queues.remove(job.line);
      ready.remove(job.line);
    }
  }

  /** The job's turn is over. */
  void over(Job job) {
    busy.remove(job.line);
    if (queues.containsKey(job.line)) {
      ready.add(job.line);
    }
    fill();
  }

  boolean waiting(LinkUri line) {
    return queues.containsKey(line);
  }

  private void fill() {
    List<Job> begins = new ArrayList<>();
    while (busy.size() < most && !ready.isEmpty()) {
      LinkUri line = ready.iterator().next();
      ready.remove(line);
      busy.add(line);
      begins.add(take(line));
    }
    begins.forEach(begin);
  }

  /** The most urgent, among equals the one whose last turn is longest ago. */
  private Job take(LinkUri line) {
    ArrayDeque<Job> queue = queues.get(line);
    Job job = queue.stream().min(FIRST).orElseThrow();
    job.lastTurn = ++turns;
    queue.remove(job);
    if (queue.isEmpty()) {
      queues.remove(line);
    }
    return job;
  }
}
