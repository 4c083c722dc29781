// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.kilowire.conversation.LinkException;

/**
 * Waits for one channel. The channel does not block, so that writing has a deadline too and an
 * interrupt ends a wait without the channel being closed under everybody.
 */
final class Readiness implements AutoCloseable {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector;
  private final SelectionKey key;

  Readiness(SelectableChannel channel) throws IOException {
    channel.configureBlocking(false);
    selector = channel.provider().openSelector();
    key = channel.register(selector, 0);
  }

  /** Waits until one of {@code operations} can be tried. False: the deadline has passed. */
  boolean await(int operations, long deadlineNanos) throws IOException {
    try {
      key.interestOps(operations);
      while (true) {
        checkInterrupt();
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        int ready = selector.select((left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        selector.selectedKeys().clear();
        if (ready > 0) {
          return true;
        }
      }
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw new LinkException("closed on this side", e);
    }
  }

  static void checkInterrupt() throws LinkException {
    if (Thread.currentThread().isInterrupted()) {
      throw new LinkException("interrupted while waiting");
    }
  }

  /** Ends a wait under way. */
  @Override
  public void close() throws IOException {
    selector.close();
  }
}
