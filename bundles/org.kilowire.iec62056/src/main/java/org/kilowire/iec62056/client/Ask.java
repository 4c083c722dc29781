// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;

/** One command and its answer in the programming mode. */
final class Ask extends ExchangeDialogue<Answer> {

  private final CommandMessage command;

  Ask(LineState state, CommandMessage command) {
    super(state);
    this.command = command;
  }

  @Override
  public Step begin(long now) {
    return state.open
        ? ask(command, now, this::answered, this::trouble)
        : failed(Iec62056Reason.NOT_SIGNED_ON, "the programming mode is not open");
  }

  private Step answered(Answer answer, long now) {
    boolean read = command.isRepeatable();
    if (read && answer instanceof Answer.Acknowledged) {
      return failed(Iec62056Reason.UNEXPECTED_ANSWER, command + " is answered with ACK");
    }
    return done(answer instanceof Answer.Data data ? refusedIfError(data) : answer);
  }

  /** An error message may carry the name that was asked for. */
  private static Answer refusedIfError(Answer.Data data) {
    DataMessage message = data.message(2);
    boolean error = message.dataSets().size() == 1 && message.dataSets().get(0).isError();
    return error ? new Answer.Refused(message.dataSets().get(0).raw()) : data;
  }

  private Step trouble(Iec62056Reason reason, String detail, long now) {
    boolean unknown =
        changes()
            && reason != Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT
            && reason != Iec62056Reason.SIGNED_OFF;
    return failed(unknown ? Iec62056Reason.OUTCOME_UNKNOWN : reason, command + ": " + detail);
  }

  private boolean changes() {
    return command.code().charAt(0) == 'W' || command.code().charAt(0) == 'E';
  }

  @Override
  public Step lost(LinkException why, long now) {
    return changes()
        ? failed(Iec62056Reason.OUTCOME_UNKNOWN, command + ": " + why.getMessage())
        : new Step.Lost(why);
  }
}
