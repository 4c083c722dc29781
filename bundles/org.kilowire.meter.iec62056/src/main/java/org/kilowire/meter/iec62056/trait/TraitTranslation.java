// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.DateForm;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.session.Check;
import org.kilowire.iec62056.session.Conduct;
import org.kilowire.iec62056.session.Limits;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.Timing;
import org.kilowire.iec62056.signon.Acknowledgement;
import org.kilowire.iec62056.signon.Mode;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.iec62056.signon.SignOn;
import org.kilowire.iec62056.signon.WakeUp;
import org.kilowire.meter.Traits;

/**
 * What a meter's traits are in the words of the protocol library.
 *
 * <p>All methods throw IllegalArgumentException for a value that the protocol has no room for.
 */
public final class TraitTranslation {

  /** What may last no longer than this by any meter's ways. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private TraitTranslation() {}

  /** All that a client has to know of the meter's ways. */
  public static MeterTraits meterTraits(Traits traits) {
    return new MeterTraits(
        signOn(traits),
        acknowledgement(traits),
        rates(traits),
        timing(traits),
        check(traits),
        conduct(traits),
        limits(traits));
  }

  private static SignOn signOn(Traits traits) {
    int nuls = number(traits, OpeningTraits.WAKE_UP);
    int silence = number(traits, OpeningTraits.WAKE_UP_SILENCE);
    String ending =
        switch (traits.choice(OpeningTraits.SIGN_ON_END)) {
          case "cr" -> "\r";
          case "lf" -> "\n";
          case "none" -> "";
          default -> "\r\n";
        };
    return new SignOn(
        text(traits, OpeningTraits.SIGN_ON),
        ending,
        text(traits, OpeningTraits.SIGN_ON_ANSWER),
        nuls == 0 ? WakeUp.NONE : new WakeUp(nuls, silence),
        number(traits, OpeningTraits.SIGN_ON_REPEATS),
        number(traits, OpeningTraits.BREAK_RATE));
  }

  private static Acknowledgement acknowledgement(Traits traits) {
    String baud = text(traits, OpeningTraits.ACK_BAUD);
    return new Acknowledgement(
        character(traits, OpeningTraits.ACK_CONTROL),
        character(traits, OpeningTraits.ACK_MODE),
        character(traits, OpeningTraits.PROGRAMMING_CONTROL),
        character(traits, OpeningTraits.PROGRAMMING_MODE),
        baud.isEmpty() ? Optional.empty() : Optional.of(baud.charAt(0)));
  }

  private static char character(Traits traits, String name) {
    String text = text(traits, name);
    if (text.length() != 1) {
      throw new IllegalArgumentException(name + " is one character: '" + text + "'");
    }
    return text.charAt(0);
  }

  private static Rates rates(Traits traits) {
    Optional<Mode> mode =
        switch (traits.choice(OpeningTraits.MODE)) {
          case OpeningTraits.A -> Optional.of(Mode.A);
          case OpeningTraits.B -> Optional.of(Mode.B);
          case OpeningTraits.C -> Optional.of(Mode.C);
          default -> Optional.empty();
        };
    return new Rates(
        number(traits, LineTraits.INITIAL_BAUD),
        number(traits, LineTraits.ANSWER_BAUD),
        number(traits, LineTraits.MAX_BAUD),
        traits.flag(LineTraits.FOLLOW_BAUD),
        number(traits, LineTraits.FIXED_BAUD),
        framing(traits),
        mode);
  }

  private static Framing framing(Traits traits) {
    return Framing.parse(traits.choice(LineTraits.FRAMING)).orElseThrow();
  }

  private static Timing timing(Traits traits) {
    return new Timing(
        traits.duration(LineTraits.TIMEOUT),
        traits.duration(LineTraits.INTER_CHARACTER_TIMEOUT),
        traits.has(LineTraits.ACKNOWLEDGE_AFTER)
            ? Optional.of(traits.duration(LineTraits.ACKNOWLEDGE_AFTER))
            : Optional.empty(),
        traits.duration(LineTraits.SWITCH_AFTER),
        traits.duration(LineTraits.SETTLE),
        Timing.STANDARD.confirmation(),
        traits.duration(LineTraits.BREAK_PAUSE));
  }

  private static Check check(Traits traits) {
    return new Check(
        Bcc.valueOf(upper(traits, AnswerTraits.BCC)),
        ParityBit.valueOf(upper(traits, LineTraits.PARITY)),
        number(traits, AnswerTraits.RESENDS),
        traits.flag(AnswerTraits.END_MARK));
  }

  private static Conduct conduct(Traits traits) {
    return new Conduct(
        !traits.flag(OpeningTraits.ACKNOWLEDGE),
        traits.flag(AnswerTraits.BREAK_AFTER_READOUT),
        traits.flag(AnswerTraits.BREAK_AT_END),
        traits.flag(AccessTraits.OPERAND_IS_SERIAL),
        traits.flag(AccessTraits.NAK_REFUSES),
        traits.flag(AnswerTraits.JOIN_LINE_ENDS),
        number(traits, AnswerTraits.SLOWER_TRIES),
        false);
  }

  private static Limits limits(Traits traits) {
    Duration slowest = slowest(traits);
    return new Limits(
        number(traits, AnswerTraits.MAX_OCTETS),
        number(traits, AnswerTraits.MAX_DATA_SETS),
        number(traits, AnswerTraits.MAX_BLOCKS),
        number(traits, ProfileTraits.MAX_ROWS),
        slowest.compareTo(LONGEST) > 0 ? slowest : LONGEST);
  }

  /** The longest that one operation takes where nothing is wrong. */
  public static Duration slowest(Traits traits) {
    return traits.duration(LineTraits.SLOWEST);
  }

  /** How the line runs for this meter; what its link says comes on top. */
  public static LineSettings line(Traits traits) {
    return new LineSettings(
        number(traits, LineTraits.INITIAL_BAUD),
        framing(traits),
        false,
        traits.flag(LineTraits.ECHO),
        traits.duration(LineTraits.TURNAROUND).toNanos());
  }

  /** How the meter wants to be asked for profiles and logs, in windows of its length. */
  public static ProfileRequestForm requestForm(Traits traits) {
    String stamp = upper(traits, ProfileTraits.PROFILE_STAMP).replace('-', '_');
    return new ProfileRequestForm(
        traits.choice(ProfileTraits.PROFILE_COMMAND),
        ProfileRequestForm.Stamp.valueOf(stamp),
        traits.duration(ProfileTraits.PROFILE_WINDOW),
        traits.duration(ProfileTraits.PROFILE_LEAD),
        number(traits, ProfileTraits.ROWS_PER_BLOCK));
  }

  /** Where the clock is read; empty where the meter has none. */
  public static Optional<ClockForm> clock(Traits traits) {
    return form(traits, traits.text(ClockTraits.CLOCK_TIME), traits.text(ClockTraits.CLOCK_DATE));
  }

  /** Where the clock is set; empty where the type does not name it. */
  public static Optional<ClockForm> clockToSet(Traits traits) {
    return form(
        traits, traits.text(ClockTraits.SET_CLOCK_TIME), traits.text(ClockTraits.SET_CLOCK_DATE));
  }

  private static Optional<ClockForm> form(
      Traits traits, Optional<String> time, Optional<String> date) {
    if (time.orElse("").isEmpty() || date.orElse("").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClockForm(
            time.get(),
            date.get(),
            dateForm(traits.choice(ClockTraits.DATE_FORM)),
            traits.flag(ClockTraits.TIME_COLONS),
            traits.flag(ClockTraits.CLOCK_SEASON)));
  }

  private static DateForm dateForm(String pattern) {
    for (DateForm form : DateForm.values()) {
      if (form.pattern().equals(pattern)) {
        return form;
      }
    }
    throw new IllegalArgumentException("no form of a date: " + pattern);
  }

  /** How telegrams that come unasked prove themselves. */
  public static CrcRule crc(Traits traits) {
    return CrcRule.valueOf(upper(traits, AnswerTraits.CRC));
  }

  /**
   * The number of a command.
   *
   * @param name of the trait that has it, such as R5
   */
  public static int type(Traits traits, String name) {
    return traits.choice(name).charAt(1) - '0';
  }

  private static String upper(Traits traits, String name) {
    return traits.choice(name).toUpperCase(Locale.ROOT);
  }

  private static String text(Traits traits, String name) {
    return traits.text(name).orElse("");
  }

  private static int number(Traits traits, String name) {
    return Math.toIntExact(traits.integer(name));
  }
}
