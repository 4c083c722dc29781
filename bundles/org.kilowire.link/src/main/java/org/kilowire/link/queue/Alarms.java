// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

/** A clock that calls back. */
interface Alarms extends AutoCloseable {

  /** Monotonic nanoseconds. */
  long now();

  /** Runs something short at an instant. Running the result calls it off, if it is not too late. */
  Runnable at(long instant, Runnable what);

  @Override
  void close();
}
