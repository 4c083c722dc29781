// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Occurrences;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.pump.BlockingPump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line's open link, and the pump that holds its unread input. */
final class OpenLine {

  private static final Logger LOG = LoggerFactory.getLogger(OpenLine.class);

  /** Of all lines together: a line that was forgotten begins with no number that it had. */
  private static final AtomicLong OPENINGS = new AtomicLong();

  private final Link link;
  private final BlockingPump pump;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long number;

  private OpenLine(Link link, BlockingPump pump) {
    this.link = link;
    this.pump = pump;
    this.number = OPENINGS.incrementAndGet();
  }

  static OpenLine open(
      Links links, LinkUri uri, LinkCounters counters, LongSupplier clock, long deadline)
      throws LinkException {
    Link link;
    try {
      link = open(links, uri, deadline);
    } catch (LinkException e) {
      counters.add(Counter.OPEN_FAILED, 1);
      note(uri, counters.get(Counter.OPEN_FAILED), e);
      throw e;
    }
    counters.add(Counter.OPENED, 1);
    return new OpenLine(link, new BlockingPump(link, uri.options().settings(), counters, clock));
  }

  /** A provider may lack a class or a native library: on this gateway, or during an update. */
  private static Link open(Links links, LinkUri uri, long deadline) throws LinkException {
    try {
      return links.open(uri, deadline);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{}: internal error while opening", uri, e);
      throw new LinkException(uri + ": internal error while opening: " + e, e);
    }
  }

  BlockingPump pump() {
    return pump;
  }

  /** Closes the link, unless somebody does already: then that one still may be at it. */
  void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    try {
      link.close();
    } catch (RuntimeException | Error e) {
      LOG.error("{}: internal error while closing", link, e);
    } finally {
      closed.countDown();
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /**
   * Waits until whoever closes it has done so: a serial port opens once at a time.
   *
   * @throws LinkException if that takes longer, or this thread is interrupted
   */
  void awaitClosed(long nanos) throws LinkException {
    try {
      if (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
        throw new LinkException(link + ": still being closed for its last user");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("interrupted while the last link was closed", e);
    }
  }

  /** No other opening has it; above 0. */
  long number() {
    return number;
  }

  /** Now and then: a line that is down for a month does not fill the log. */
  private static void note(LinkUri uri, long times, LinkException why) {
    if (Occurrences.isWorthALine(times)) {
      LOG.warn("{} did not open, {} times so far: {}", uri, times, why.getMessage());
    }
  }
}
