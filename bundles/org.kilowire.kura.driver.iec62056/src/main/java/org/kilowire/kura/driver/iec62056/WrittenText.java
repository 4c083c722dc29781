// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.Numeral;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.WrittenNumber;
import org.kilowire.meter.iec62056.RegisterContent;

/** Values of Kura in the form that a register has: as many digits, or not at all. */
final class WrittenText {

  /** Characters that end a value, or begin another part of a message (IEC 62056-21, 6.6). */
  private static final String STRUCTURE = "()*/!";

  private static final int LONGEST = 128;

  private WrittenText() {}

  /**
   * What is to stand in the brackets, or {@link DriverReason#DOES_NOT_FIT}.
   *
   * @param before what stands there now, which tells how a number is written
   */
  static Outcome<RegisterContent> of(TypedValue<?> value, RegisterContent before) {
    if (before.values().size() != 1) {
      return DriverFailures.failed(
          DriverReason.DOES_NOT_FIT, "the register holds " + before.values().size() + " values");
    }
    DataSetValue now = before.values().get(0);
    Optional<Numeral> number = before.number(now);
    Optional<String> text =
        number.isPresent()
            ? WrittenNumber.of(value).flatMap(one -> digits(one, now.text(), number.get()))
            : plain(value);
    return text.isPresent()
        ? new Outcome.Ok<>(before.with(new DataSetValue(text.get(), now.unit())))
        : DriverFailures.failed(
            DriverReason.DOES_NOT_FIT,
            "a "
                + value.getType()
                + " of this value cannot be written to a register that holds "
                + (number.isPresent() ? "a number of " : "a text of ")
                + now.text().length()
                + " characters");
  }

  /** With the places in front of the point and behind it that the register has. */
  private static Optional<String> digits(BigDecimal number, String now, Numeral before) {
    BigDecimal scaled;
    try {
      scaled = number.setScale(-before.exponent());
    } catch (ArithmeticException moreDigits) {
      return Optional.empty();
    }
    String text = scaled.abs().toPlainString();
    String sign = scaled.signum() < 0 ? "-" : "";
    String zeros = "0".repeat(Math.max(0, now.length() - text.length() - sign.length()));
    String written = sign + zeros + text;
    return written.length() > now.length()
        ? Optional.empty()
        : Optional.of(now.indexOf(',') < 0 ? written : written.replace('.', ','));
  }

  private static Optional<String> plain(TypedValue<?> value) {
    return Optional.of(value.getValue())
        .filter(String.class::isInstance)
        .map(Object::toString)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .filter(text -> text.chars().allMatch(WrittenText::isValue));
  }

  private static boolean isValue(int character) {
    return character >= ' ' && character < 0x7F && STRUCTURE.indexOf(character) < 0;
  }
}
