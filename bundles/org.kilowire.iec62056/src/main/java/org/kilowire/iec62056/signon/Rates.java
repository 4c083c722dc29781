// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

import java.util.Objects;
import java.util.Optional;
import org.kilowire.conversation.Framing;

/**
 * The rates of one meter's line.
 *
 * @param initial of the request, in baud; 300 by the standard
 * @param answer of the identification; 0 for that of the request
 * @param most highest one proposed to the meter
 * @param followed whether the meter changes to the rate it has agreed to; some never do
 * @param data of what follows the acknowledgement, whatever was agreed; 0 for what was agreed
 * @param framing of the characters; 7E1 by the standard
 * @param mode how the readout goes on behind the identification; empty for what that says
 */
public record Rates(
    int initial,
    int answer,
    int most,
    boolean followed,
    int data,
    Framing framing,
    Optional<Mode> mode) {

  /** Seven bits, even parity, one stop bit (IEC 62056-21, 5.1.5). */
  public static final Framing SEVEN_EVEN = new Framing(7, Framing.Parity.EVEN, 1);

  public static final Rates STANDARD =
      new Rates(BaudRates.INITIAL, 0, 19_200, true, 0, SEVEN_EVEN, Optional.empty());

  public Rates {
    Objects.requireNonNull(framing);
    Objects.requireNonNull(mode);
    check(initial);
    check(answer);
    check(most);
    check(data);
    if (initial == 0 || most == 0) {
      throw new IllegalArgumentException("the rate of the request, and the highest, must be given");
    }
  }

  static void check(int rate) {
    if (rate != 0 && (rate < 50 || rate > 921_600)) {
      throw new IllegalArgumentException("baud must be 50..921600: " + rate);
    }
  }

  /** The same, beginning at another rate. */
  public Rates withInitial(int request, int identification) {
    return new Rates(request, identification, most, followed, data, framing, mode);
  }

  /** The same with another highest rate. */
  public Rates withMost(int rate) {
    return new Rates(initial, answer, rate, followed, data, framing, mode);
  }

  /** The same for a meter that does not go to the rate it has agreed to, but to {@code rate}. */
  public Rates withData(boolean follows, int rate) {
    return new Rates(initial, answer, most, follows, rate, framing, mode);
  }

  /** The same with other characters. */
  public Rates withFraming(Framing characters) {
    return new Rates(initial, answer, most, followed, data, characters, mode);
  }

  /** The same in one mode, whatever the identification says. */
  public Rates withMode(Mode only) {
    return new Rates(initial, answer, most, followed, data, framing, Optional.of(only));
  }

  /** The character to propose to a meter: what it offers, but no more than the highest. */
  public char proposal(Identification identification) {
    int offered =
        identification.mode() == Mode.C
            ? BaudRates.of(identification.baud()).orElse(initial)
            : initial;
    return BaudRates.character(Math.min(offered, most));
  }

  /** The rate behind an acknowledgement with {@code proposal}. */
  public int agreed(char proposal) {
    if (data > 0) {
      return data;
    }
    return followed ? BaudRates.of(proposal).orElse(opening()) : opening();
  }

  /** The rate of the identification. */
  public int opening() {
    return answer > 0 ? answer : initial;
  }
}
