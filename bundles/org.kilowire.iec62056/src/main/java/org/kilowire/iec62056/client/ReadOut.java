// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.Readout;
import org.kilowire.iec62056.signon.BaudRates;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.iec62056.signon.Rates;

/** A readout in modes A, B and C (IEC 62056-21, 6.4.1 to 6.4.3). */
final class ReadOut extends SignOnDialogue<Readout> {

  private final Rates rates;
  private Optional<Identification> who = Optional.empty();
  private boolean acknowledged;

  /** What was proposed to the meter, or would have been at most. */
  private int rate;

  /**
   * A readout.
   *
   * @param most highest rate proposed this time
   */
  ReadOut(LineState state, int most) {
    super(state);
    rates = traits.rates().withMost(most);
    rate = most;
  }

  /** The rate at which the data came, in baud; the highest one where none was agreed. */
  int rate() {
    return rate;
  }

  /** Whether data came, and damaged: at a lower rate they may be read. */
  boolean isDamage(Step.Failed failed) {
    return failed.reason() == Iec62056Reason.BAD_BCC
        || failed.reason() == Iec62056Reason.INCOMPLETE_ANSWER
        || (acknowledged && failed.reason() == Iec62056Reason.DAMAGED_CHARACTERS);
  }

  @Override
  Step identified(Identification identification, long now) {
    who = Optional.of(identification);
    Step await = awaitData(now);
    return switch (rates.mode().orElse(identification.mode())) {
      case A -> await;
      case B -> toRateOf(identification, now);
      case C ->
          traits.conduct().withoutAcknowledgement()
              ? await
              : pause(
                  beforeAcknowledgement(identification),
                  now,
                  this::read,
                  due -> propose(identification, due));
    };
  }

  private Step awaitData(long now) {
    return awaitData(
        true, now, this::read, (reason, detail, at) -> end(at, left -> failed(reason, detail)));
  }

  /** A meter that sends until it gets a break gets one, whatever came. */
  private Step end(long now, Next then) {
    return traits.conduct().breakAfterReadout()
        ? sendCommand("B0", "", now, left -> broken(left, then))
        : then.at(now);
  }

  private Step broken(long now, Next then) {
    state.afterBreak = true;
    state.breakAt = now;
    return then.at(now);
  }

  private Step toRateOf(Identification identification, long now) {
    int named = BaudRates.of(identification.baud()).orElse(rates.opening());
    int to = rates.data() > 0 ? rates.data() : rates.followed() ? named : rates.opening();
    return tune(to, traits.timing().settle(), false, now, this::awaitData);
  }

  @Override
  Step early(ByteBuffer in, long now) {
    return read(in, now);
  }

  /** Data that came before they were asked for need no acknowledgement. */
  private Step propose(Identification identification, long now) {
    if (isInside()) {
      return awaitData(now);
    }
    char proposal = traits.acknowledgement().baud().orElse(rates.proposal(identification));
    rate = BaudRates.of(proposal).orElse(rate);
    return acknowledge(
        traits.acknowledgement().readout(proposal),
        rates.agreed(proposal),
        now,
        tuned -> {
          acknowledged = true;
          return awaitData(tuned);
        });
  }

  @Override
  boolean canAskAgain() {
    return acknowledged;
  }

  @Override
  Step unidentified(Answer answer, long now) {
    return read(answer, now);
  }

  private Step read(Answer answer, long now) {
    if (answer instanceof Answer.Refused refused) {
      return end(now, left -> failed(Iec62056Reason.ERROR_MESSAGE, refused.text()));
    }
    int most = traits.limits().dataSets();
    DataMessage message = ((Answer.Data) answer).message(most);
    if (message.summary().more()) {
      String what = "more than " + most + " data sets";
      return end(now, left -> failed(Iec62056Reason.TOO_LONG, what));
    }
    return end(now, left -> done(new Readout(who, message)));
  }
}
