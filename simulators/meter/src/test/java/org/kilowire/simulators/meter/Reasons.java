// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;

/** Why something failed. */
final class Reasons {

  private Reasons() {}

  static Reason of(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failed<?> failed) {
      return failed.reason();
    }
    throw new AssertionError("did not fail: " + outcome);
  }
}
