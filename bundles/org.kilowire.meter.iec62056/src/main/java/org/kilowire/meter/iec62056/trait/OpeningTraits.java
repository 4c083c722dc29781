// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import org.kilowire.meter.Trait;

/** How a meter is asked for, and what follows its identification (IEC 62056-21, 6.3.1 to 6.3.3). */
public final class OpeningTraits {

  public static final String ADDRESS = "address";
  public static final String MODE = "mode";
  public static final String AUTO = "auto";
  public static final String A = "a";
  public static final String B = "b";
  public static final String C = "c";
  public static final String D = "d";
  public static final String SIGN_ON = "sign-on";
  public static final String SIGN_ON_END = "sign-on-end";
  public static final String SIGN_ON_ANSWER = "sign-on-answer";
  public static final String SIGN_ON_PASSWORD = "sign-on-password";
  public static final String SIGN_ON_REPEATS = "sign-on-repeats";
  public static final String BREAK_RATE = "break-rate";
  public static final String WAKE_UP = "wake-up";
  public static final String WAKE_UP_SILENCE = "wake-up-silence";
  public static final String READING_BUDGET = "reading-budget";
  public static final String ACKNOWLEDGE = "acknowledge";
  public static final String ACK_CONTROL = "ack-control";
  public static final String ACK_MODE = "ack-mode";
  public static final String ACK_BAUD = "ack-baud";
  public static final String PROGRAMMING_CONTROL = "programming-control";
  public static final String PROGRAMMING_MODE = "programming-mode";

  static final List<Trait> ALL =
      List.of(
          Trait.text(
              ADDRESS, 32, "", "The meter's address in the request; empty asks whoever is there."),
          Trait.choice(
              MODE,
              List.of(AUTO, A, B, C, D),
              AUTO,
              "The protocol mode of a readout; auto takes it from the identification, d listens to"
                  + " a meter that sends by itself."),
          Trait.text(
              SIGN_ON,
              128,
              "/?{address}!",
              "The request; {address} and {password} stand for the address and the sign-on"
                  + " password."),
          Trait.choice(
              SIGN_ON_END, List.of("crlf", "cr", "lf", "none"), "crlf", "What closes the request."),
          Trait.text(
              SIGN_ON_ANSWER,
              32,
              "",
              "What the answer begins with where it is no identification; empty for the"
                  + " standard's."),
          Trait.secret(
              SIGN_ON_PASSWORD, "What stands for {password} in the request, as secret:NAME."),
          Trait.integer(
              SIGN_ON_REPEATS,
              0,
              20,
              1L,
              "How often a meter that does not answer the request, or answers with a break, is"
                  + " asked again."),
          Trait.integer(
              BREAK_RATE,
              0,
              921_600,
              0L,
              "Rate in baud at which a break is sent before the request, for a meter that may still"
                  + " be in a session; 0 for none."),
          Trait.integer(
              WAKE_UP,
              0,
              4096,
              0L,
              "NUL characters before the request, for battery meters; 66 take 2.2 s at 300 baud."),
          Trait.duration(
              WAKE_UP_SILENCE, 0, 10_000, 1_600, "Silence between those and the request."),
          Trait.integer(
              READING_BUDGET,
              1,
              1440,
              4L,
              "How often a day a meter with wake-up is woken: each time costs its battery."),
          Trait.flag(
              ACKNOWLEDGE,
              true,
              "The readout waits for an acknowledgement; off where it follows the identification at"
                  + " once."),
          Trait.text(
              ACK_CONTROL, 1, "0", "V of the acknowledgement for a readout: the protocol control."),
          Trait.text(
              ACK_MODE, 1, "0", "Y of the acknowledgement for a readout; 6 to 9 are makers'."),
          Trait.text(
              ACK_BAUD, 1, "", "Z of the acknowledgement; empty for the rate that is proposed."),
          Trait.text(
              PROGRAMMING_CONTROL, 1, "0", "V of the acknowledgement for the programming mode."),
          Trait.text(
              PROGRAMMING_MODE, 1, "1", "Y of the acknowledgement for the programming mode."));

  private OpeningTraits() {}
}
