// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import org.kilowire.meter.Block;

/** How the times of a reading's rows go, from row to row: forward, or back. */
final class Steps {

  /** A clock that is set back again and again leaves as many steps in a small window. */
  private static final int FEW = 3;

  private long latest = Long.MIN_VALUE;
  private long forward;
  private long back;

  void see(Block block) {
    for (long time : block.times()) {
      if (latest != Long.MIN_VALUE) {
        forward += time > latest ? 1 : 0;
        back += time < latest ? 1 : 0;
      }
      latest = time;
    }
  }

  boolean areForward() {
    return back == 0;
  }

  /** Whether time went back oftener than clocks are set: so no archive is written. */
  boolean areUnexpected() {
    return back > 0 && (forward == 0 || (back > FEW && back * 2 >= forward));
  }
}
