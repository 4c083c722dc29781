// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.List;

/** Which faults a frame has, and the account of them. */
final class FaultSchedule {

  private final StreamFault[] faults;
  private final StreamAccount account;

  FaultSchedule(List<StreamFault> faults, StreamAccount account) {
    this.faults = faults.toArray(StreamFault[]::new);
    this.account = account;
  }

  /** Whether a frame has a fault; each time that it has is counted. */
  boolean hits(StreamFault.Kind kind, long frame) {
    for (StreamFault one : faults) {
      if (one.kind() == kind && one.covers(frame) && applies(one, frame)) {
        account.fault(kind);
        return true;
      }
    }
    return false;
  }

  /** A restart is one moment; of frames that change places every second is held back. */
  private static boolean applies(StreamFault one, long frame) {
    return switch (one.kind()) {
      case RESTART -> one.beginsAt(frame);
      case REORDER -> (frame - one.frame()) % 2 == 0;
      default -> true;
    };
  }
}
