// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.time.Duration;
import java.util.function.LongFunction;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileSink;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.push.TelegramReader;
import org.kilowire.iec62056.push.TelegramSink;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.ClockAnswer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.Opened;
import org.kilowire.iec62056.session.ProfileCoverage;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.session.Readout;
import org.kilowire.iec62056.signon.BaudRates;
import org.kilowire.iec62056.signon.Identification;

/**
 * The client of one meter. Each method gives a conversation to be run on the meter's line at once;
 * one owner, one at a time. All of them end within the traits' limits, {@link #listen} apart.
 *
 * <p>{@link #identify}, {@link #readOut}, {@link #askOnce}, {@link #open} and {@link #openHdlc}
 * begin with a request of their own, at the rate of the request; what is asked in the programming
 * mode needs {@link #open} first, and {@link #close} behind it.
 */
public final class MeterClient {

  private final LineState state;

  /**
   * A client.
   *
   * @param line how the line runs when it is opened: its echo, turnaround and software parity are
   *     kept at every rate
   * @param budget asked before each wake-up
   */
  public MeterClient(
      MeterTraits traits, LineSettings line, AddressedMeter target, ReadingBudget budget) {
    this.state = new LineState(traits, line, target, budget);
  }

  /** Who is there: request and identification alone. */
  public Conversation<Identification> identify() {
    return bounded(new Identify(state));
  }

  /**
   * All that the meter tells in a readout (modes A, B and C). Where it cannot be read undamaged it
   * is tried again at lower rates, as often as the traits say.
   */
  public Conversation<Readout> readOut() {
    return bounded(readOut(state.traits.rates().most(), state.traits.conduct().slowerTries()));
  }

  private Conversation<Readout> readOut(int most, int tries) {
    ReadOut first = new ReadOut(state, most);
    if (tries == 0) {
      return first;
    }
    return Conversation.recover(
        first,
        failed ->
            first.isDamage(failed)
                ? Conversation.then(
                    close(), over -> readOut(BaudRates.below(first.rate()), tries - 1))
                : Conversation.failed(failed.reason(), failed.detail()));
  }

  /**
   * Opens the programming mode. Fails with {@link Iec62056Reason#WRONG_DEVICE} before any password
   * leaves, and with {@link Iec62056Reason#AUTHENTICATION_REFUSED} without a second try. {@link
   * #close} is due behind a failure too: the meter may be waiting.
   */
  public Conversation<Opened> open(Access access) {
    return bounded(new OpenProgramming(state, access));
  }

  /**
   * One command in the programming mode. A refusal in the meter's words is an answer. Only reading
   * is repeated after a silence; a write or execution fails with {@link
   * Iec62056Reason#OUTCOME_UNKNOWN} then.
   */
  public Conversation<Answer> ask(CommandMessage command) {
    return bounded(new Ask(state, command));
  }

  /**
   * One read command without the programming mode, behind the request.
   *
   * @throws IllegalArgumentException for another command than to read
   */
  public Conversation<Answer> askOnce(CommandMessage command) {
    if (!command.isRepeatable()) {
      throw new IllegalArgumentException("only reading is done without a programming mode");
    }
    return bounded(new AskOnce(state, command));
  }

  /** The rows of a profile or log, in the programming mode; a failure later takes none back. */
  public Conversation<ProfileCoverage> profile(ProfileQuery query, ProfileSink sink) {
    // The bound is that of one request: a long span is many.
    Duration most = state.traits.limits().time().multipliedBy(query.windows().size());
    return Conversation.within(most, new ReadProfile(state, query, sink));
  }

  /**
   * The meter's clock, in the programming mode.
   *
   * @param type of the read command, 1..6
   */
  public Conversation<ClockAnswer> clock(ClockForm form, int type) {
    return bounded(new ReadClock(state, form, type));
  }

  /**
   * Sets the meter's clock, in the programming mode; whether that is safe now the caller knows, see
   * {@link ClockForm#isSafe}.
   *
   * @param type of the write command, 1..6
   * @param clock what to write at an instant of the pump's clock
   */
  public Conversation<Void> setClock(ClockForm form, int type, LongFunction<MeterTime> clock) {
    return bounded(new SetClock(state, form, type, clock));
  }

  /** Whether the programming mode is open: not behind a break, of the meter's either. */
  public boolean isOpen() {
    return state.open;
  }

  /** Ends the programming mode. A meter that is gone is no failure. */
  public Conversation<Void> close() {
    return new SignOff(state);
  }

  /**
   * Mode E: ends with the line as HDLC needs it, so that {@link Conversation#then} goes on with
   * HDLC on the same line and with the octets not consumed.
   */
  public Conversation<Identification> openHdlc() {
    return bounded(new OpenHdlc(state));
  }

  /** Telegrams that come unasked, at the rate of the traits, until the sink wants no more. */
  public Conversation<Void> listen(CrcRule rule, TelegramSink sink) {
    TelegramReader reader =
        new TelegramReader(
            state.traits.limits().octets(),
            state.traits.limits().dataSets(),
            rule,
            state.traits.check().parity());
    return new Listen(state, reader, sink);
  }

  private <T> Conversation<T> bounded(Conversation<T> conversation) {
    return Conversation.within(state.traits.limits().time(), conversation);
  }
}
