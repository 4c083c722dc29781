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
      if (one.kind() == kind && one.covers(frame) && !isOver(one, frame)) {
        account.fault(kind);
        return true;
      }
    }
    return false;
  }

  /** A restart is one moment. */
  private static boolean isOver(StreamFault one, long frame) {
    return one.kind() == StreamFault.Kind.RESTART && !one.beginsAt(frame);
  }
}
