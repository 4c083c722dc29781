// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.timer;

/** Runs work after a delay, one piece at a time. */
public interface WorkTimer extends AutoCloseable {

  /**
   * Runs {@code work} once, after {@code nanos} of the monotonic clock, at once where they are not
   * positive; never after the end.
   *
   * @return cancels the work, unless it has begun
   */
  Runnable after(long nanos, Runnable work);

  /** Nothing begins any more. Idempotent. */
  @Override
  void close();
}
