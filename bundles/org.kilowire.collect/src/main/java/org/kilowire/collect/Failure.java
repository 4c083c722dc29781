// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.Set;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.link.LinkReason;
import org.kilowire.meter.MeterReason;

/** Why a task, or a part of it, did not succeed. */
record Failure(Reason reason, String detail) {

  /** The meter, as it is, will say the same again: the next run is early enough. */
  private static final Set<Reason> LASTING =
      Set.of(
          MeterReason.WRONG_DEVICE,
          MeterReason.AUTHENTICATION_REFUSED,
          MeterReason.NOT_SUPPORTED,
          MeterReason.NOT_READABLE,
          CollectReason.MISCONFIGURED,
          MeterReason.METER_PARKED,
          CollectReason.FLEET_REPLACED,
          CollectReason.STOPPED);

  /** What an outcome other than Ok says. */
  static Failure of(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failed<?> failed) {
      return new Failure(failed.reason(), failed.detail());
    }
    if (outcome instanceof Outcome.Lost<?> lost) {
      return new Failure(CollectReason.LINK_LOST, String.valueOf(lost.why().getMessage()));
    }
    throw new IllegalArgumentException("not a failure: " + outcome);
  }

  /** Whether another attempt in the same run makes sense. */
  boolean passing() {
    return !LASTING.contains(reason);
  }

  /** Whether the session is no longer worth another question. */
  boolean endsSession() {
    return reason instanceof CollectReason
        || reason instanceof ConversationReason
        || reason instanceof LinkReason
        || reason == MeterReason.WRONG_DEVICE
        || reason == MeterReason.AUTHENTICATION_REFUSED
        || reason == MeterReason.METER_PARKED;
  }

  /** Whether no goodbye is to be said: there is no line left, or nothing was sent on it. */
  boolean silent() {
    return reason == CollectReason.LINK_LOST
        || reason instanceof LinkReason
        || reason == MeterReason.METER_PARKED;
  }
}
