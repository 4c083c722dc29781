// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.iec62056.signon.OpeningReader;
import org.kilowire.iec62056.signon.WakeUp;

/**
 * Begins with the request and the identification (IEC 62056-21, 6.3.1 and 6.3.2), at the rate of
 * the request, after what wakes the meter.
 */
abstract class SignOnDialogue<T> extends ExchangeDialogue<T> {

  private static final Duration FAST = Duration.ofMillis(20);
  private static final Duration SLOW = Duration.ofMillis(150);

  /** A pause that a line needs to be taken for silent. */
  private static final Duration AFTER_CUT = Duration.ofMillis(300);

  /** The longest that there may be between its characters, so many times in one identification. */
  private static final int MOST_PAUSES = 10;

  final MeterTraits traits;
  private final OpeningReader opening;
  private int repeats;
  private boolean identifying;
  private long identifiedBy;

  SignOnDialogue(LineState state) {
    super(state);
    traits = state.traits;
    opening = new OpeningReader(traits.signOn().answer(), traits.check().parity());
  }

  /** The meter has identified itself; the line is at the rate of the identification. */
  abstract Step identified(Identification identification, long now);

  /**
   * A block has come in place of an identification.
   *
   * @param answer its content
   */
  Step unidentified(Answer answer, long now) {
    return failed(Iec62056Reason.UNEXPECTED_ANSWER, "data came in place of an identification");
  }

  @Override
  boolean isInside() {
    return identifying ? opening.seen() > 0 : super.isInside();
  }

  @Override
  public final Step begin(long now) {
    state.open = false;
    repeats = 0;
    if (!state.afterBreak) {
      return start(now);
    }
    state.afterBreak = false;
    long left = state.breakAt + traits.timing().afterBreak().toNanos() - now;
    return pause(Duration.ofNanos(Math.max(0, left)), now, DEAF, this::start);
  }

  private Step start(long now) {
    if (!traits.signOn().wakeUp().equals(WakeUp.NONE) && !state.budget.spend()) {
      return failed(Iec62056Reason.BUDGET_SPENT, "the meter is not woken any more for now");
    }
    state.signedOff = false;
    state.shown(traits.check().parity());
    state.echo.forget();
    int rate = traits.signOn().breakRate();
    return rate > 0 && repeats == 0
        ? tune(rate, Duration.ZERO, true, now, this::breakFirst)
        : tune(traits.rates().initial(), Duration.ZERO, true, now, this::wake);
  }

  private Step breakFirst(long now) {
    return sendCommand("B0", "", now, left -> pause(afterBreak(), left, DEAF, this::quiet));
  }

  private Duration afterBreak() {
    return traits.timing().afterBreak();
  }

  private Step quiet(long now) {
    return tune(traits.rates().initial(), Duration.ZERO, true, now, this::wake);
  }

  private Step wake(long now) {
    WakeUp wakeUp = traits.signOn().wakeUp();
    if (wakeUp.nuls() == 0) {
      return request(now);
    }
    Duration silence = Duration.ofMillis(wakeUp.silenceMillis());
    return send(new byte[wakeUp.nuls()], now, left -> pause(silence, left, DEAF, this::request));
  }

  private Step request(long now) {
    state.echo.forget();
    String password = state.target.signOnPassword().reveal().text(StandardCharsets.US_ASCII);
    String request = traits.signOn().request(state.target.address(), password);
    return send(requestOctets(request), now, this::requested);
  }

  /** The request as it leaves. */
  byte[] requestOctets(String request) {
    return request.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether data that come in place of an identification are an answer rather than a readout. */
  boolean readsData() {
    return false;
  }

  private Step requested(long now) {
    opening.reset();
    state.reader.reset();
    return traits.rates().opening() == traits.rates().initial()
        ? identify(now)
        : tune(traits.rates().opening(), Duration.ZERO, false, now, this::identify);
  }

  private Step identify(long now) {
    identifying = true;
    identifiedBy = now + longestIdentification().toNanos();
    return listen(traits.timing().firstCharacter(), now, this::open, this::unanswered);
  }

  /** Its first character, the longest line, some pauses: whoever talks on is no meter of ours. */
  private Duration longestIdentification() {
    long bits = 10L * Identification.MAX_LENGTH;
    return traits
        .timing()
        .firstCharacter()
        .plus(traits.timing().betweenCharacters().multipliedBy(MOST_PAUSES))
        .plus(Duration.ofSeconds(1).multipliedBy(bits).dividedBy(traits.rates().opening()));
  }

  private Step open(ByteBuffer in, long now) {
    return switch (opening.next(in)) {
      case MORE -> now - identifiedBy >= 0 ? unanswered(now) : null;
      case IDENTIFICATION -> goOn(in, now);
      case BLOCK -> block(in, now);
    };
  }

  private Step goOn(ByteBuffer in, long now) {
    Step step = goOn(now);
    // What came with it is the readout's beginning, where the meter waits for nobody.
    Step sooner = step instanceof Step.Await && in.hasRemaining() ? early(in, now) : null;
    return sooner == null ? step : sooner;
  }

  private Step goOn(long now) {
    identifying = false;
    state.shown(opening.parity());
    return identified(opening.identification(), now);
  }

  private Step block(ByteBuffer in, long now) {
    identifying = false;
    Step await = awaitData(!readsData(), now, this::blockAnswered, this::blockTrouble);
    Step found = read(in, now);
    return found == null ? await : found;
  }

  /** Octets that come behind the identification before anything was sent. */
  Step early(ByteBuffer in, long now) {
    return DEAF.take(in, now);
  }

  private Step blockAnswered(Answer answer, long now) {
    if (!readsData() && answer instanceof Answer.Refused refused) {
      return failed(Iec62056Reason.ERROR_MESSAGE, "the request is answered with " + refused.text());
    }
    return unidentified(answer, now);
  }

  /** A break in answer to a request: the meter was in a conversation, and is out of it now. */
  private Step blockTrouble(Iec62056Reason reason, String detail, long now) {
    boolean again = reason == Iec62056Reason.SIGNED_OFF && repeats < traits.signOn().repeats();
    return again ? repeat(now) : failed(reason, detail);
  }

  /** Whether the request was sent again: the first may be answered too, late. */
  final boolean isRepeated() {
    return repeats > 0;
  }

  private Step repeat(long now) {
    repeats++;
    return pause(AFTER_CUT, now, DEAF, this::start);
  }

  private Step unanswered(long now) {
    if (opening.finish()) {
      return goOn(now);
    }
    identifying = false;
    if (repeats < traits.signOn().repeats()) {
      return repeat(now);
    }
    if (opening.seen() > 0) {
      return garbage();
    }
    return state.echo.isReturned()
        ? failed(Iec62056Reason.ECHO_ONLY, "the line returns what is sent, and nobody answers")
        : failed(Iec62056Reason.NO_IDENTIFICATION, "nobody answers the request");
  }

  private Step garbage() {
    String octets = opening.seen() + " octets came, and no identification";
    return opening.isDamaged()
        ? failed(Iec62056Reason.DAMAGED_CHARACTERS, octets + "; rate or parity may be wrong")
        : failed(Iec62056Reason.MALFORMED_IDENTIFICATION, octets);
  }

  /** How long the meter needs between its identification and an acknowledgement. */
  final Duration beforeAcknowledgement(Identification identification) {
    Optional<Duration> set = traits.timing().beforeAcknowledgement();
    return set.orElse(identification.isFast() ? FAST : SLOW);
  }

  /** Sends an acknowledgement and goes to the rate that it names. */
  final Step acknowledge(byte[] octets, int rate, long now, Next then) {
    state.reader.reset();
    return send(
        octets,
        now,
        left ->
            pause(
                traits.timing().beforeSwitch(),
                left,
                DEAF,
                due -> tune(rate, traits.timing().settle(), false, due, then)));
  }
}
