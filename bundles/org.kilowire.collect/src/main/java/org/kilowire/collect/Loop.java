// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

/**
 * The one thread that owns everything the collector remembers. What runs here never waits for a
 * line or a commit.
 */
interface Loop extends AutoCloseable {

  /** Something that will happen unless it is cancelled. */
  interface Timer {
    void cancel();
  }

  /** Runs {@code what} soon, behind what came before; false, and nothing runs, after the end. */
  boolean execute(Runnable what);

  /** Runs {@code what} after {@code nanos}; never after the end. */
  Timer after(long nanos, Runnable what);

  /**
   * Ends it, and waits for what {@link #execute} has taken: a line that has just been granted is in
   * there. What is due later never runs. Idempotent.
   */
  @Override
  void close();
}
