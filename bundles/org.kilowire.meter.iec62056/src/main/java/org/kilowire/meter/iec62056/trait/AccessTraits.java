// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import org.kilowire.meter.Trait;

/** Who the meter is, and what it wants to be shown (IEC 62056-21, 6.3.8). */
public final class AccessTraits {

  public static final String PASSWORD = "password";
  public static final String PASSWORD_LEVEL = "password-level";
  public static final String PASSWORD_FORM = "password-form";
  public static final String SECURE_ALGORITHM = "secure-algorithm";
  public static final String CLEAR = "clear";
  public static final String OPERAND_IS_SERIAL = "operand-is-serial";
  public static final String NAK_REFUSES = "nak-refuses";
  public static final String IDENTITY = "identity";
  public static final String REGISTER = "register";
  public static final String OPERAND = "operand";
  public static final String IDENTIFICATION = "identification";
  public static final String SERIAL_NAMES = "serial-names";

  static final List<Trait> ALL =
      List.of(
          Trait.secret(
              PASSWORD,
              "The password of the programming mode, as secret:NAME; without one none is shown."),
          Trait.choice(
              PASSWORD_LEVEL,
              List.of("P1", "P2"),
              "P1",
              "The command that shows the password; meters have one password a level."),
          Trait.text(
              PASSWORD_FORM,
              64,
              "{password}",
              "What stands in the brackets of that command; {password} is the password."),
          Trait.text(
              SECURE_ALGORITHM,
              64,
              CLEAR,
              "How the password is shown: clear, or the name of a maker's algorithm that a bundle"
                  + " brings."),
          Trait.flag(
              OPERAND_IS_SERIAL,
              true,
              "P0 shows the meter's serial number, which is compared before the password leaves;"
                  + " off where it is a seed."),
          Trait.flag(
              NAK_REFUSES,
              true,
              "NAK in answer to a password means that it is refused; off sends it again."),
          Trait.choice(
              IDENTITY,
              List.of(REGISTER, OPERAND, IDENTIFICATION),
              REGISTER,
              "Where the meter says who it is: a register, the operand of P0, or the"
                  + " identification's last part."),
          Trait.text(
              SERIAL_NAMES,
              128,
              "0.0.0,C.1.0,C.1",
              "The registers that say it, separated by commas; the first that the meter has"
                  + " counts."));

  private AccessTraits() {}
}
