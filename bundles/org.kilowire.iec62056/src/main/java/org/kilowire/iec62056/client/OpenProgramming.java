// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.BlockReader;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.Opened;
import org.kilowire.iec62056.signon.Identification;

/**
 * Opens the programming mode (IEC 62056-21, 6.4.3.3): the meter shows itself with P0, then the
 * client shows its password, but to no other meter than the one that is meant, and only once.
 */
final class OpenProgramming extends SignOnDialogue<Opened> {

  private static final String OPERAND = "P0";

  /** Of a meter's words in a reason. */
  private static final int LONGEST_WORDS = 64;

  private final Access access;
  private Opened opened;
  private int faults;
  private int round;

  OpenProgramming(LineState state, Access access) {
    super(state);
    this.access = access;
  }

  @Override
  Step identified(Identification identification, long now) {
    opened = new Opened(identification, "");
    return pause(
        beforeAcknowledgement(identification), now, DEAF, due -> propose(identification, due));
  }

  private Step propose(Identification identification, long now) {
    char proposal = traits.acknowledgement().baud().orElse(traits.rates().proposal(identification));
    return acknowledge(
        traits.acknowledgement().programming(proposal),
        traits.rates().agreed(proposal),
        now,
        this::awaitOperand);
  }

  private Step awaitOperand(long now) {
    return listen(traits.timing().firstCharacter(), now, this::operand, this::noOperand);
  }

  private Step operand(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      Step step = found(state.reader.next(in), now);
      if (step != null) {
        return step;
      }
    }
    return null;
  }

  private Step found(BlockReader.Found found, long now) {
    return switch (found) {
      case MORE, ACK, NAK -> null;
      case COMMAND -> command(now);
      case LAST_DATA, PARTIAL_DATA, TOO_LONG -> data();
    };
  }

  private Step data() {
    return failed(
        Iec62056Reason.UNEXPECTED_ANSWER,
        state.reader.isSound()
            ? "a readout came in place of P0"
            : "a damaged block in place of P0");
  }

  private Step command(long now) {
    String body =
        new String(state.reader.octets(), 0, state.reader.length(), StandardCharsets.ISO_8859_1);
    if (!state.reader.isSound()) {
      return again(now);
    }
    if (body.startsWith("B")) {
      state.signedOff = true;
      return failed(Iec62056Reason.SIGNED_OFF, "a break in place of P0");
    }
    return body.startsWith(OPERAND)
        ? shown(content(body), now)
        : failed(Iec62056Reason.UNEXPECTED_ANSWER, "a command in place of P0");
  }

  private static String content(String body) {
    int from = body.indexOf('(');
    int to = body.lastIndexOf(')');
    return from >= 0 && to > from ? body.substring(from + 1, to) : "";
  }

  private Step again(long now) {
    if (faults == traits.check().resends()) {
      return failed(Iec62056Reason.BAD_BCC, "P0, " + faults + " times asked for again");
    }
    faults++;
    return send(new byte[] {Ascii.NAK}, now, this::awaitOperand);
  }

  private Step noOperand(long now) {
    Step whole = found(state.reader.finish(), now);
    return whole == null ? noWholeOperand(now) : whole;
  }

  private Step noWholeOperand(long now) {
    boolean begun = state.reader.isInside();
    state.reader.reset();
    if (begun) {
      return again(now);
    }
    return failed(Iec62056Reason.NO_ANSWER, "no P0 in answer to the acknowledgement");
  }

  private Step shown(String operand, long now) {
    opened = new Opened(opened.identification(), operand);
    if (traits.conduct().operandIsSerial() && !access.isMeant(operand)) {
      return failed(
          Iec62056Reason.WRONG_DEVICE,
          "the meter shows '" + operand + "', and '" + access.serial().orElse("") + "' is meant");
    }
    return prove(operand, Optional.empty(), now);
  }

  /**
   * The next command.
   *
   * @param words what the meter has answered the one before with, where it was not ACK: with them
   *     it accepts nothing, whatever they say
   */
  private Step prove(String answer, Optional<String> words, long now) {
    Optional<CommandMessage> next = access.algorithm().next(round++, answer);
    if (next.isEmpty()) {
      state.open = words.isEmpty();
      return state.open ? done(opened) : refused("it is answered with '" + words.get() + "'");
    }
    return ask(next.get(), traits.conduct().nakRefuses(), now, this::proven, this::notProven);
  }

  private Step proven(Answer answer, long now) {
    if (answer instanceof Answer.Refused refused) {
      return refused(refused.text());
    }
    Optional<String> words =
        answer instanceof Answer.Data data ? Optional.of(data.raw()) : Optional.empty();
    return prove(words.orElse(""), words.map(OpenProgramming::shortened), now);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) + "..." : text;
  }

  private static Step refused(String why) {
    return failed(Iec62056Reason.AUTHENTICATION_REFUSED, "password refused: " + why);
  }

  private Step notProven(Iec62056Reason reason, String detail, long now) {
    boolean refused =
        reason == Iec62056Reason.SIGNED_OFF
            || (reason == Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT && traits.conduct().nakRefuses());
    return refused ? refused(detail) : failed(reason, detail);
  }
}
