// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

import java.util.Objects;
import org.kilowire.iec62056.frame.Ascii;

/**
 * How a meter wants to be asked for (IEC 62056-21, 6.3.1).
 *
 * @param template the request; {@code {address}} stands for the meter's address and {@code
 *     {password}} for its password; at most 128 printable characters
 * @param ending what closes the request: CR LF, a part of it, or nothing
 * @param answer what the answer begins with where it is no identification; empty for the standard
 * @param wakeUp what has to come first; {@link WakeUp#NONE} but for battery meters
 * @param repeats how often a meter that does not answer, or answers with a break, is asked again,
 *     0..20
 * @param breakRate rate at which a break is sent first, for a meter that may still be in a
 *     conversation of before; 0 for none
 */
public record SignOn(
    String template, String ending, String answer, WakeUp wakeUp, int repeats, int breakRate) {

  /** IEC 62056-21: start, request, address, end. */
  public static final SignOn STANDARD = new SignOn("/?{address}!", "\r\n", "", WakeUp.NONE, 0, 0);

  private static final int MAX_TEMPLATE = 128;

  public SignOn {
    Objects.requireNonNull(wakeUp);
    boolean printable = Ascii.isPrintable(template) && Ascii.isPrintable(answer);
    if (template.isEmpty() || template.length() > MAX_TEMPLATE || !printable) {
      throw new IllegalArgumentException("a sign-on has 1..128 printable characters");
    }
    if (!"\r\n".contains(ending)) {
      throw new IllegalArgumentException("a sign-on ends with CR LF, CR, LF or nothing");
    }
    if (repeats < 0 || repeats > 20) {
      throw new IllegalArgumentException("sign-on repeats must be 0..20: " + repeats);
    }
    Rates.check(breakRate);
  }

  /** The same with another request. */
  public SignOn withTemplate(String text) {
    return new SignOn(text, ending, answer, wakeUp, repeats, breakRate);
  }

  /** The same with another ending, and another beginning of the answer. */
  public SignOn withForm(String end, String beginning) {
    return new SignOn(template, end, beginning, wakeUp, repeats, breakRate);
  }

  /** The same for a battery meter. */
  public SignOn withWakeUp(WakeUp first) {
    return new SignOn(template, ending, answer, first, repeats, breakRate);
  }

  /** The same with other patience. */
  public SignOn withRepeats(int times) {
    return new SignOn(template, ending, answer, wakeUp, times, breakRate);
  }

  /** The same with a break first. */
  public SignOn withBreak(int rate) {
    return new SignOn(template, ending, answer, wakeUp, repeats, rate);
  }

  /**
   * The request for one meter. It may hold its password: never to be printed.
   *
   * @throws IllegalArgumentException if it would not be printable characters
   */
  public String request(String address, String password) {
    String filled = template.replace("{address}", address).replace("{password}", password);
    if (!Ascii.isPrintable(filled)) {
      throw new IllegalArgumentException("address and password must be printable characters");
    }
    return filled + ending;
  }
}
