// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.frame.BlockReader;
import org.kilowire.iec62056.frame.BlockReader.Found;
import org.kilowire.iec62056.profile.ProfileReader;
import org.kilowire.iec62056.session.Answer;

/**
 * Reads one answer of a meter: a word, or a data message of one or more blocks (IEC 62056-21, 6.3.9
 * and 6.5). Says what has come, and never takes for an answer what did not pass its check or was
 * cut off.
 */
final class AnswerReader {

  /** What {@link #next} has found. */
  enum Event {
    MORE,
    ACK,
    NAK,
    /** A break (B0). */
    BREAK,
    /** A command, which no meter sends. */
    COMMAND,
    /** A sound block; the meter waits to be asked for the next. */
    PART,
    /** A block that cannot be used. */
    SPOILED,
    /** {@link #answer} is whole. */
    ANSWER,
    TOO_LONG
  }

  /** Characters of an error message, with a name. */
  private static final int LONGEST_ERROR = 64;

  private final BlockReader blocks;
  private final AnswerText text;
  private final boolean endMark;
  private boolean readout;
  private Answer answer;

  AnswerReader(LineState state) {
    blocks = state.reader;
    text = new AnswerText(state.traits.limits().octets(), state.traits.conduct().joinWithLineEnd());
    endMark = state.traits.check().endMark();
  }

  /**
   * An answer begins. What of its first block has come already stays.
   *
   * @param whole whether it is a readout, which has an end mark and comes in one block
   */
  void begin(boolean whole) {
    readout = whole;
    text.clear();
  }

  Answer answer() {
    return answer;
  }

  /** How many further octets may come before somebody looks. */
  int further() {
    return blocks.further(readout);
  }

  /** Takes octets up to the next thing that means something. */
  Event next(ByteBuffer in) {
    Found found = blocks.next(in);
    return event(found, in.hasRemaining());
  }

  /** A silence: {@link Event#MORE} unless what has come is whole by that. */
  Event finish() {
    return event(blocks.finish(), false);
  }

  private Event event(Found found, boolean goesOn) {
    return switch (found) {
      case MORE -> Event.MORE;
      case ACK -> Event.ACK;
      case NAK -> Event.NAK;
      case TOO_LONG -> Event.TOO_LONG;
      case COMMAND -> command();
      case PARTIAL_DATA -> part(goesOn);
      case LAST_DATA -> last();
    };
  }

  private Event command() {
    if (!blocks.isSound()) {
      return Event.SPOILED;
    }
    return blocks.length() > 0 && blocks.octets()[0] == 'B' ? Event.BREAK : Event.COMMAND;
  }

  /**
   * A block that ends with EOT, for which the meter waits: none that goes on, and none of a
   * readout. That is a longer one with a character that was spoiled into EOT.
   */
  private Event part(boolean goesOn) {
    if (readout || goesOn || !blocks.isSound()) {
      return Event.SPOILED;
    }
    return text.add(blocks) ? Event.PART : Event.TOO_LONG;
  }

  private Event last() {
    if (!blocks.isSound()) {
      return Event.SPOILED;
    }
    return text.add(blocks) ? whole() : Event.TOO_LONG;
  }

  private Event whole() {
    Optional<DataSet> error = text.length() <= LONGEST_ERROR ? error() : Optional.empty();
    if (error.isEmpty() && isCut()) {
      text.undo();
      return Event.SPOILED;
    }
    answer =
        error.isPresent()
            ? new Answer.Refused(error.get().raw())
            : new Answer.Data(text.copy(), text.length());
    return Event.ANSWER;
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
    boolean marked = readout && endMark;
    return marked ? !text.hasEndMark() : text.isOpen();
  }

  /**
   * The meter is silent amid a block. Where blocks are not checked a readout may do without ETX: it
   * is whole with its end mark.
   */
  boolean isWholeWithoutEnd() {
    boolean whole = readout && !blocks.isDamaged() && text.add(blocks) && text.hasEndMark();
    if (whole) {
      answer = new Answer.Data(text.copy(), text.length());
    }
    return whole;
  }
}
