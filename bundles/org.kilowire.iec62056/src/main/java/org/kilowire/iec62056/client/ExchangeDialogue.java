// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.profile.ProfileReader;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.Command;

/**
 * Something is sent, and a data message, ACK, NAK or a break answers (IEC 62056-21, 6.3.9 and
 * 6.4.3.2). A block that does not pass its check is asked for again with NAK, and a command that
 * the meter has not understood is sent again, as often as the traits say. A block is acknowledged
 * only where it ends with EOT: some meters take an ACK behind the last one for a fault of the next.
 */
abstract class ExchangeDialogue<T> extends Dialogue<T> {

  /** What becomes of an answer. */
  interface Answered {
    Step take(Answer answer, long now);
  }

  /** What becomes of a failure that is not the meter's word. */
  interface Trouble {
    Step at(Iec62056Reason reason, String detail, long now);
  }

  private static final byte[] NOTHING = {};

  /** Characters of an error message, with a name. */
  private static final int LONGEST_ERROR = 64;

  private Answered answered;
  private Trouble trouble = (reason, detail, now) -> failed(reason, detail);
  private Next again;
  private boolean readout;
  private boolean asking;
  private int faults;
  private int refusals;

  /** What was wrong with an answer that was asked for again. */
  private Iec62056Reason seen;

  private int blocks;
  private final AnswerText text;
  private long junkBefore;

  /** What the meter was last sent: a NAK of its own asks for it again. */
  private byte[] last = NOTHING;

  ExchangeDialogue(LineState state) {
    super(state);
    text = new AnswerText(state.traits.limits().octets(), state.traits.conduct().joinWithLineEnd());
  }

  @Override
  boolean isInside() {
    return state.reader.isInside();
  }

  /** Sends a command; its answer goes to {@code then}, anything else to {@code otherwise}. */
  final Step ask(Command command, long now, Answered then, Trouble otherwise) {
    return askOnce(command, false, now, then, otherwise);
  }

  /**
   * The same.
   *
   * @param nakIsFinal whether NAK is an answer, so that the command is not sent again
   */
  final Step askOnce(
      Command command, boolean nakIsFinal, long now, Answered then, Trouble otherwise) {
    prepare(then, otherwise);
    readout = false;
    asking = true;
    refusals = nakIsFinal ? resends() : 0;
    Bcc bcc = state.traits.check().bcc();
    return transmit(
        Blocks.command(command.code(), command.data(), bcc), command.isRepeatable(), now);
  }

  private Step transmit(byte[] characters, boolean repeatable, long now) {
    last = characters;
    again = repeatable ? this::retransmit : null;
    return retransmit(now);
  }

  private Step retransmit(long now) {
    return send(
        last,
        now,
        left -> {
          state.reader.reset();
          return await(left);
        });
  }

  /**
   * Waits for data that something else has asked for; what of them has come already stays.
   *
   * @param whole whether they are a readout, which has an end mark
   */
  final Step awaitData(boolean whole, long now, Answered then, Trouble otherwise) {
    prepare(then, otherwise);
    readout = whole;
    return await(now);
  }

  private void prepare(Answered then, Trouble otherwise) {
    answered = then;
    trouble = otherwise;
    asking = false;
    faults = 0;
    seen = null;
    refusals = 0;
    blocks = 0;
    text.clear();
    again = null;
    last = NOTHING;
  }

  private Step await(long now) {
    junkBefore = state.reader.junk();
    return listen(first(), now, this::read, this::silent);
  }

  private Duration first() {
    return state.traits.timing().firstCharacter();
  }

  /** Reads what comes up to something that means a step. */
  final Step read(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      Step step =
          switch (state.reader.next(in)) {
            case MORE -> null;
            case ACK -> asking ? acknowledged(now) : null;
            case NAK -> last.length > 0 ? notUnderstood(now) : null;
            case LAST_DATA -> block(true, now);
            case PARTIAL_DATA -> part(in.hasRemaining(), now);
            case COMMAND -> command(now);
            case TOO_LONG -> tooLong(now);
          };
      if (step != null) {
        return dropRest(in, step);
      }
    }
    return null;
  }

  /** Behind an answer nobody has anything to say: some meters say it all the same. */
  private static Step dropRest(ByteBuffer in, Step step) {
    in.position(in.limit());
    return step;
  }

  private Step tooLong(long now) {
    return trouble.at(
        Iec62056Reason.TOO_LONG, "more than " + state.traits.limits().octets() + " octets", now);
  }

  private Step acknowledged(long now) {
    return answered.take(new Answer.Acknowledged(), now);
  }

  private Step notUnderstood(long now) {
    if (refusals == resends()) {
      return trouble.at(
          Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT, "NAK after " + refusals + " repetitions", now);
    }
    refusals++;
    return retransmit(now);
  }

  /** A break of the meter's, or a command, which no meter sends. */
  private Step command(long now) {
    String body =
        new String(state.reader.octets(), 0, state.reader.length(), StandardCharsets.ISO_8859_1);
    if (!state.reader.isSound()) {
      return spoiled("a command message with a wrong check character", now);
    }
    if (body.startsWith("B")) {
      state.open = false;
      return trouble.at(Iec62056Reason.SIGNED_OFF, "the meter answers with a break", now);
    }
    return trouble.at(Iec62056Reason.UNEXPECTED_ANSWER, "the meter sends a command", now);
  }

  /**
   * A block that ends with EOT, for which the meter waits: none that goes on, and none of a
   * readout. It is a longer one with a character that was spoiled into EOT.
   */
  private Step part(boolean goesOn, long now) {
    return readout || goesOn ? spoiled("a block that goes on behind EOT", now) : block(false, now);
  }

  private Step block(boolean ends, long now) {
    if (!state.reader.isSound()) {
      return spoiled("a block of " + state.reader.length() + " characters", now);
    }
    if (!text.add(state.reader)) {
      return tooLong(now);
    }
    if (ends) {
      return whole(now);
    }
    blocks++;
    if (blocks > state.traits.limits().blocks()) {
      return trouble.at(Iec62056Reason.TOO_MANY_BLOCKS, blocks + " blocks", now);
    }
    asking = false;
    faults = 0;
    seen = null;
    refusals = 0;
    return transmit(new byte[] {Ascii.ACK}, false, now);
  }

  private Step whole(long now) {
    Optional<DataSet> error = text.length() <= LONGEST_ERROR ? error() : Optional.empty();
    if (error.isPresent()) {
      return answered.take(new Answer.Refused(error.get().raw()), now);
    }
    if (isCut()) {
      text.undo();
      return spoiled("an answer that is cut off", now);
    }
    return answered.take(new Answer.Data(text.copy(), text.length()), now);
  }

  /** An error message; {@code P.01(ERROR)} is none, the profile has nothing there. */
  private Optional<DataSet> error() {
    List<DataSet> sets = DataMessage.of(text.octets(), 0, text.length(), 2).dataSets();
    boolean error = sets.size() == 1 && sets.get(0).isError();
    return error && (readout || !ProfileReader.isEmptyWindow(sets.get(0)))
        ? Optional.of(sets.get(0))
        : Optional.empty();
  }

  /** A character that was spoiled into ETX may leave a text that passes its check by chance. */
  private boolean isCut() {
    boolean marked = readout && state.traits.check().endMark();
    return marked ? !text.hasEndMark() : text.isOpen();
  }

  /** What has come cannot be used: once more, please. */
  private Step spoiled(String what, long now) {
    if (faults == resends() || !canAskAgain()) {
      return trouble.at(
          Iec62056Reason.BAD_BCC, what + ", " + faults + " times asked for again", now);
    }
    return askAgain(Iec62056Reason.BAD_BCC, now);
  }

  private Step askAgain(Iec62056Reason why, long now) {
    faults++;
    seen = why;
    return send(
        new byte[] {Ascii.NAK},
        now,
        left -> {
          state.reader.reset();
          return await(left);
        });
  }

  /** Whether the meter listens: in modes A and B it only speaks. */
  boolean canAskAgain() {
    return true;
  }

  private int resends() {
    return state.traits.check().resends();
  }

  private Step silent(long now) {
    boolean begun = state.reader.isInside();
    int come = state.reader.length();
    boolean damaged = state.reader.isDamaged();
    if (begun && !damaged && state.traits.check().bcc() == Bcc.NONE && endsUnclosed()) {
      return whole(now);
    }
    state.reader.reset();
    if (begun) {
      return faults < resends() && canAskAgain()
          ? askAgain(Iec62056Reason.INCOMPLETE_ANSWER, now)
          : trouble.at(
              Iec62056Reason.INCOMPLETE_ANSWER, "it breaks off after " + come + " octets", now);
    }
    if (again != null && faults < resends()) {
      faults++;
      return again.at(now);
    }
    if (state.reader.junk() > junkBefore) {
      return illegible(now);
    }
    return seen == null
        ? trouble.at(Iec62056Reason.NO_ANSWER, "nothing came", now)
        : trouble.at(seen, "and nothing came when it was asked for again", now);
  }

  /** Characters came, and no block: its beginning was spoiled, or the line is at another rate. */
  private Step illegible(long now) {
    boolean repeats = !asking && faults < resends() && canAskAgain();
    return repeats
        ? askAgain(seen == null ? Iec62056Reason.DAMAGED_CHARACTERS : seen, now)
        : trouble.at(
            seen == null ? Iec62056Reason.DAMAGED_CHARACTERS : seen,
            "characters came, and no answer; the meter may be at another rate",
            now);
  }

  /** Where nothing is checked, a readout may do without ETX: its end mark has come. */
  private boolean endsUnclosed() {
    boolean marked = readout && text.add(state.reader) && text.hasEndMark();
    state.reader.reset();
    return marked;
  }
}
