// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.meter.MeterReason;

/** The protocol's failures in the words that hold for every protocol, where there are such. */
final class DomainReasons {

  private DomainReasons() {}

  static <T> Conversation<T> of(Conversation<T> conversation) {
    return Conversation.recover(conversation, DomainReasons::reworded);
  }

  private static <T> Conversation<T> reworded(Step.Failed failed) {
    return Conversation.failed(reason(failed.reason()), failed.detail());
  }

  private static Reason reason(Reason reason) {
    if (!(reason instanceof Iec62056Reason protocols)) {
      return reason;
    }
    return switch (protocols) {
      case AUTHENTICATION_REFUSED -> MeterReason.AUTHENTICATION_REFUSED;
      case WRONG_DEVICE -> MeterReason.WRONG_DEVICE;
      case OUTCOME_UNKNOWN -> MeterReason.OUTCOME_UNKNOWN;
      default -> reason;
    };
  }

  /** A clock that answers, and does not say the time. */
  static <T> Conversation<T> ofClock(Conversation<T> conversation) {
    return Conversation.recover(
        conversation,
        failed -> {
          boolean unreadable =
              failed.reason() == Iec62056Reason.MALFORMED_TIME
                  || failed.reason() == Iec62056Reason.ERROR_MESSAGE;
          return unreadable
              ? Conversation.failed(MeterReason.CLOCK_UNREADABLE, failed.detail())
              : reworded(failed);
        });
  }
}
