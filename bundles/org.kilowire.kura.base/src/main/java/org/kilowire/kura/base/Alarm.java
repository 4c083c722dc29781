// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.time.Duration;

/** Runs something later. One thing at a time waits: another takes its place. */
interface Alarm extends AutoCloseable {

  void set(Duration after, Runnable what);

  /** What waits is not run any more. */
  void cancel();

  /** Nothing is run from now on but what has begun. Later calls do nothing. */
  @Override
  void close();
}
