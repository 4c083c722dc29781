// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.acse.Aare;
import org.kilowire.dlms.acse.AssociationResult;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.meter.MeterReason;

/** DLMS's failures in the words that hold for every protocol, where there are such. */
final class Failures {

  private Failures() {}

  static <T> Conversation<T> inTheDomainsWords(Conversation<T> conversation) {
    return new Reworded<>(conversation, Failures::words);
  }

  /** As well; an association that is rejected without a reason is told from one with a reason. */
  static <T> Conversation<T> ofOpening(DlmsClient client, Conversation<T> conversation) {
    return new Reworded<>(
        conversation,
        step ->
            step instanceof Step.Failed failed
                    && failed.reason() == DlmsReason.ASSOCIATION_REJECTED
                    && client.rejection().filter(Failures::saysNothing).isPresent()
                ? new Step.Failed(MeterReason.REJECTED, failed.detail())
                : words(step));
  }

  /** There are meters that answer so to a wrong password (IEC 62056-5-3, AARE diagnostics 0, 1). */
  private static boolean saysNothing(Aare answer) {
    return answer.result() == AssociationResult.REJECTED_PERMANENT
        && answer.diagnostic().code() <= Diagnostic.NO_REASON_GIVEN.code();
  }

  private static Step words(Step step) {
    return step instanceof Step.Failed failed
        ? new Step.Failed(reason(failed.reason()), failed.detail())
        : step;
  }

  private static Reason reason(Reason reason) {
    if (!(reason instanceof DlmsReason dlms)) {
      return reason;
    }
    return switch (dlms) {
      case AUTHENTICATION_REFUSED -> MeterReason.AUTHENTICATION_REFUSED;
      case OUTCOME_UNKNOWN -> MeterReason.OUTCOME_UNKNOWN;
      case OBJECT_UNDEFINED, ACCESS_DENIED -> MeterReason.NOT_READABLE;
      case NOT_SUPPORTED -> MeterReason.NOT_SUPPORTED;
      case MALFORMED_DATA -> MeterReason.MALFORMED;
      default -> reason;
    };
  }
}
