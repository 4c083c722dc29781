// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Jobs that wait for the writer, bounded in number and size. */
final class Waiting {

  /** A job and who waits for it. */
  record Entry<T>(Writer.Job<T> job, long octets, CompletableFuture<T> done) {

    /** Runs the job; what is returned tells its result to those who wait. */
    Runnable run(Transaction transaction) throws SQLException {
      T result = job.run(transaction);
      return () -> done.complete(result);
    }
  }

  /** Whether a job was taken in. */
  enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  private final int maxJobs;
  private final long maxOctets;
  private final Queue<Entry<?>> jobs = new ArrayDeque<>();
  private long octets;
  private boolean closed;

  Waiting(int maxJobs, long maxOctets) {
    this.maxJobs = maxJobs;
    this.maxOctets = maxOctets;
  }

  synchronized Offer offer(Entry<?> entry) {
    if (closed) {
      return Offer.CLOSED;
    }
    boolean room = jobs.size() < maxJobs && octets + entry.octets() <= maxOctets;
    if (!room && !jobs.isEmpty()) {
      return Offer.FULL;
    }
    jobs.add(entry);
    octets += entry.octets();
    notifyAll();
    return Offer.TAKEN;
  }

  /** What waits, at least one and at most so much; empty when closed and nothing waits any more. */
  synchronized List<Entry<?>> take(int maxGroup, long maxGroupOctets) {
    while (jobs.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody interrupts this thread to tell it something; it ends by close alone.
      }
    }
    // Made large enough at once: a job that is out of the queue is in the group.
    List<Entry<?>> group = new ArrayList<>(Math.min(jobs.size(), maxGroup));
    long size = 0;
    while (!jobs.isEmpty() && group.size() < maxGroup && size <= maxGroupOctets) {
      Entry<?> entry = jobs.remove();
      size += entry.octets();
      group.add(entry);
    }
    octets -= size;
    return group;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
