// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

/** A clock to wait by; a test moves one by hand. */
interface Pace {

  /** Now, in ns since 1970, going on evenly. */
  long now();

  /** Waits until then, or until the thread is interrupted; at once if it is past. */
  void await(long nanos);
}
