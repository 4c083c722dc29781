// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.util.function.LongFunction;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;

/** Writes date and time, the time last and as it is when it leaves. Never repeated. */
final class SetClock extends ExchangeDialogue<Void> {

  private final ClockForm form;
  private final int type;
  private final LongFunction<MeterTime> clock;

  SetClock(LineState state, ClockForm form, int type, LongFunction<MeterTime> clock) {
    super(state);
    this.form = form;
    this.type = type;
    this.clock = clock;
  }

  @Override
  public Step begin(long now) {
    if (!state.open) {
      return failed(Iec62056Reason.NOT_SIGNED_ON, "the programming mode is not open");
    }
    return write(form.dateName(), form.date(clock.apply(now)), now, this::writeTime);
  }

  private Step writeTime(long now) {
    return write(form.timeName(), form.time(clock.apply(now)), now, over -> done(null));
  }

  private Step write(String name, String value, long now, Next then) {
    return ask(
        CommandMessage.write(type, name, value),
        now,
        (answer, answered) -> written(name, answer, then, answered),
        (reason, detail, failed) -> unknown(name, reason, detail));
  }

  private static Step written(String name, Answer answer, Next then, long now) {
    if (answer instanceof Answer.Acknowledged) {
      return then.at(now);
    }
    String said = answer instanceof Answer.Refused refused ? refused.text() : "data, and no ACK";
    return failed(Iec62056Reason.ERROR_MESSAGE, name + ": " + said);
  }

  private static Step unknown(String name, Iec62056Reason reason, String detail) {
    boolean refused =
        reason == Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT || reason == Iec62056Reason.SIGNED_OFF;
    return failed(refused ? reason : Iec62056Reason.OUTCOME_UNKNOWN, name + ": " + detail);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return failed(Iec62056Reason.OUTCOME_UNKNOWN, "the clock: " + why.getMessage());
  }
}
