// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.util.Optional;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.ClockAnswer;
import org.kilowire.iec62056.session.CommandMessage;

/** Date, time, and date again, so that no midnight comes between them unseen; then once more. */
final class ReadClock extends ExchangeDialogue<ClockAnswer> {

  private static final int TRIES = 2;

  private final ClockForm form;
  private final int type;
  private String date;
  private String time;
  private long asked;
  private long at;
  private int tries;

  ReadClock(LineState state, ClockForm form, int type) {
    super(state);
    this.form = form;
    this.type = type;
  }

  @Override
  public Step begin(long now) {
    return state.open
        ? askDate(now)
        : failed(Iec62056Reason.NOT_SIGNED_ON, "the programming mode is not open");
  }

  private Step askDate(long now) {
    tries++;
    return read(form.dateName(), now, (text, answered) -> askTime(text, answered));
  }

  private Step askTime(String text, long now) {
    date = text;
    asked = now;
    return read(form.timeName(), now, this::askDateAgain);
  }

  private Step askDateAgain(String text, long now) {
    time = text;
    at = asked + (now - asked) / 2;
    return read(form.dateName(), now, this::whole);
  }

  private Step whole(String again, long now) {
    if (!again.equals(date) && tries < TRIES) {
      return askDate(now);
    }
    Optional<MeterTime> read = form.read(date, time, again);
    return read.isPresent()
        ? done(new ClockAnswer(read.get(), date + " " + time, at))
        : failed(
            Iec62056Reason.MALFORMED_TIME,
            "'" + date + "' and '" + time + "', wanted as " + form.dateForm().pattern());
  }

  /** What becomes of a value. */
  private interface Then {
    Step take(String text, long now);
  }

  private Step read(String name, long now, Then then) {
    return ask(
        CommandMessage.read(type, name),
        now,
        (answer, answered) -> value(name, answer, then, answered),
        (reason, detail, failed) -> failed(reason, name + ": " + detail));
  }

  private static Step value(String name, Answer answer, Then then, long now) {
    if (answer instanceof Answer.Data data) {
      DataMessage message = data.message(2);
      boolean one = message.dataSets().size() == 1;
      if (one && !message.dataSets().get(0).isError()) {
        return then.take(message.dataSets().get(0).first().text(), now);
      }
    }
    String said = answer instanceof Answer.Refused refused ? refused.text() : "no value";
    return failed(Iec62056Reason.ERROR_MESSAGE, name + ": " + said);
  }
}
