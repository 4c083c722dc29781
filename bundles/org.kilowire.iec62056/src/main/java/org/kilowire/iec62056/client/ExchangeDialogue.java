// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.BlockReader;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;

/**
 * Something is sent, and the meter answers (IEC 62056-21, 6.3.9 and 6.4.3.2). A block that cannot
 * be used is asked for again with NAK, and a command that the meter has not understood is sent
 * again, as often as the traits say. A block is acknowledged only where it ends with EOT: some
 * meters take an ACK behind the last one for a fault of the next command.
 */
abstract class ExchangeDialogue<T> extends Dialogue<T> {

  /** What becomes of an answer. */
  interface Answered {
    Step take(Answer answer, long now);
  }

  /** What becomes of a failure to get one. */
  interface Trouble {
    Step at(Iec62056Reason reason, String detail, long now);
  }

  private static final byte[] NOTHING = {};
  private static final byte[] ACK = {Ascii.ACK};
  private static final byte[] NAK = {Ascii.NAK};

  private final AnswerReader answers;
  private Answered answered;
  private Trouble trouble;

  /** What the meter was last sent: a NAK of its own asks for it again. */
  private byte[] last = NOTHING;

  /** Whether that is sent again after a silence. */
  private boolean repeatable;

  /** Whether ACK is an answer. */
  private boolean asking;

  private int faults;
  private int refusals;
  private int blocks;

  /** When the command was sent first, and how often again because nothing came. */
  private long asked;

  private int repeats;

  /** What was wrong with an answer that was asked for again. */
  private Iec62056Reason seen;

  private long junkBefore;

  ExchangeDialogue(LineState state) {
    super(state);
    answers = new AnswerReader(state);
  }

  @Override
  boolean isInside() {
    return state.reader.isInside();
  }

  @Override
  int further() {
    return answers.further();
  }

  /** Whether the meter listens: in modes A and B it only speaks. */
  boolean canAskAgain() {
    return true;
  }

  /** Sends a command; its answer goes to {@code then}, anything else to {@code otherwise}. */
  final Step ask(CommandMessage command, long now, Answered then, Trouble otherwise) {
    return ask(command, false, now, then, otherwise);
  }

  /**
   * The same.
   *
   * @param nakIsFinal whether NAK is an answer, so that the command is not sent again
   */
  final Step ask(
      CommandMessage command, boolean nakIsFinal, long now, Answered then, Trouble otherwise) {
    prepare(false, then, otherwise);
    asking = true;
    refusals = nakIsFinal ? resends() : 0;
    Bcc bcc = state.traits.check().bcc();
    last = Blocks.command(command.code(), command.data(), bcc);
    repeatable = command.isRepeatable();
    asked = now;
    return transmit(last, now);
  }

  /**
   * Waits for data that something else has asked for; what of them has come already stays.
   *
   * @param readout whether they are a readout, which has an end mark
   */
  final Step awaitData(boolean readout, long now, Answered then, Trouble otherwise) {
    prepare(readout, then, otherwise);
    return await(now);
  }

  private void prepare(boolean readout, Answered then, Trouble otherwise) {
    answers.begin(readout);
    answered = then;
    trouble = otherwise;
    last = NOTHING;
    repeatable = false;
    asking = false;
    blocks = 0;
    repeats = 0;
    fresh();
  }

  /** The exchange has got on: what went wrong before does not count any more. */
  private void fresh() {
    faults = 0;
    refusals = 0;
    seen = null;
  }

  private Step transmit(byte[] octets, long now) {
    return send(
        octets,
        now,
        left -> {
          state.reader.reset();
          return await(left);
        });
  }

  private Step await(long now) {
    junkBefore = state.reader.junk();
    return listen(state.traits.timing().firstCharacter(), now, this::read, this::silent);
  }

  /** Reads what comes up to something that means a step. */
  final Step read(ByteBuffer in, long now) {
    Step step = null;
    while (step == null && in.hasRemaining()) {
      step = follow(answers.next(in), now);
    }
    if (step != null) {
      // Behind an answer nobody has anything to say: some meters say it all the same.
      in.position(in.limit());
    }
    return step;
  }

  private Step follow(AnswerReader.Event event, long now) {
    return switch (event) {
      case MORE -> null;
      case ACK -> asking ? answered.take(new Answer.Acknowledged(), now) : null;
      case NAK -> last.length > 0 ? notUnderstood(now) : null;
      case ANSWER -> whenQuiet(now, quiet -> answered.take(answers.answer(), quiet));
      case PART -> whenQuiet(now, this::part);
      case SPOILED -> spoiled(now);
      case BREAK -> signedOff(now);
      case COMMAND ->
          trouble.at(Iec62056Reason.UNEXPECTED_ANSWER, "the meter sends a command", now);
      case TOO_LONG -> {
        int most = state.traits.limits().octets();
        yield trouble.at(Iec62056Reason.TOO_LONG, "more than " + most + " octets", now);
      }
    };
  }

  /**
   * A meter that is slower than it was waited for answers each repetition of a command too, and may
   * do so without a name: nothing else is asked before those answers have come or stay away.
   */
  private Step whenQuiet(long now, Next then) {
    if (repeats == 0) {
      return then.at(now);
    }
    long patience = state.traits.timing().firstCharacter().toNanos();
    return listen(
        Duration.ofNanos(Math.max(patience, now - asked)),
        now,
        (in, at) -> passLate(in, at, then),
        at -> {
          repeats = 0;
          return then.at(at);
        });
  }

  private Step passLate(ByteBuffer in, long now, Next then) {
    while (in.hasRemaining()) {
      if (state.reader.next(in) != BlockReader.Found.MORE) {
        repeats--;
        return whenQuiet(now, then);
      }
    }
    return null;
  }

  private Step notUnderstood(long now) {
    if (refusals == resends()) {
      return trouble.at(Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT, "the meter says NAK", now);
    }
    refusals++;
    return transmit(last, now);
  }

  private Step signedOff(long now) {
    state.open = false;
    state.signedOff = true;
    return trouble.at(Iec62056Reason.SIGNED_OFF, "the meter answers with a break", now);
  }

  private Step part(long now) {
    blocks++;
    if (blocks > state.traits.limits().blocks()) {
      return trouble.at(Iec62056Reason.TOO_MANY_BLOCKS, blocks + " blocks", now);
    }
    asking = false;
    repeatable = false;
    last = ACK;
    fresh();
    return transmit(last, now);
  }

  private Step spoiled(long now) {
    return mayAskAgain()
        ? askAgain(Iec62056Reason.BAD_BCC, now)
        : trouble.at(Iec62056Reason.BAD_BCC, faults + " times asked for again", now);
  }

  private boolean mayAskAgain() {
    return faults < resends() && canAskAgain();
  }

  private Step askAgain(Iec62056Reason why, long now) {
    faults++;
    seen = why;
    return transmit(NAK, now);
  }

  private int resends() {
    return state.traits.check().resends();
  }

  private Step silent(long now) {
    AnswerReader.Event whole = answers.finish();
    return whole == AnswerReader.Event.MORE ? unfinished(now) : follow(whole, now);
  }

  private Step unfinished(long now) {
    boolean begun = state.reader.isInside();
    boolean whole = begun && state.traits.check().bcc() == Bcc.NONE && answers.isWholeWithoutEnd();
    state.reader.reset();
    if (whole) {
      return answered.take(answers.answer(), now);
    }
    if (begun) {
      return mayAskAgain()
          ? askAgain(Iec62056Reason.INCOMPLETE_ANSWER, now)
          : trouble.at(Iec62056Reason.INCOMPLETE_ANSWER, "the answer breaks off", now);
    }
    if (repeatable && faults < resends()) {
      faults++;
      repeats++;
      return transmit(last, now);
    }
    return state.reader.junk() > junkBefore ? illegible(now) : nothing(now);
  }

  /** Characters came, and no block: its beginning was spoiled, or the line is at another rate. */
  private Step illegible(long now) {
    Iec62056Reason why = seen == null ? Iec62056Reason.DAMAGED_CHARACTERS : seen;
    return mayAskAgain() && !asking
        ? askAgain(why, now)
        : trouble.at(why, "characters came, and no answer: another rate, perhaps", now);
  }

  private Step nothing(long now) {
    return seen == null
        ? trouble.at(Iec62056Reason.NO_ANSWER, "nothing came", now)
        : trouble.at(seen, "and nothing came when it was asked for again", now);
  }
}
