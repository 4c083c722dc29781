// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;

/** One thread, its clock, and what it is to do later. */
interface Worker {

  /** Does the work soon, in the order of the calls; never once it is closed. */
  void run(Runnable work);

  /** Does the work after the delay. Returns what takes it back. */
  Runnable later(Runnable work, Duration delay);

  /** Nanoseconds of a clock that only goes forward. */
  long now();

  /** Does this last, ends the thread, and waits for that, but not for ever. */
  void close(Runnable last);
}
