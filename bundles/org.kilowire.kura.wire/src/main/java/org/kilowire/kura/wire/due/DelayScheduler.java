// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

/** Wakes whoever asks for it, on one thread for all of this bundle. */
public interface DelayScheduler {

  /** Something that will happen unless it is cancelled. */
  interface Alarm {
    void cancel();
  }

  /** Runs {@code what} once, after {@code nanos} of the monotonic clock; never after the end. */
  Alarm after(long nanos, Runnable what);
}
