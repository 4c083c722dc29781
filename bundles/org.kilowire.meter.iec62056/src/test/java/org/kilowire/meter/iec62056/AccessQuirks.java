// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.PasswordAlgorithm;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.iec62056.FieldQuirk.Work;

/** Who a meter is, and what it wants to be shown. */
final class AccessQuirks {

  static final List<FieldQuirk> ALL =
      List.of(
          FieldQuirk.of(Work.COMMANDS, "its P0 shows nothing", Fault.EMPTY_OPERAND)
              .with("operand-is-serial", false)
              .otherwise(MeterReason.WRONG_DEVICE),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "says NAK to its first command, the password",
                  AccessQuirks::nakOnce)
              .with("nak-refuses", false)
              .otherwise(MeterReason.AUTHENTICATION_REFUSED),
          FieldQuirk.of(Work.COMMANDS, "wants a password even to read", AccessQuirks::closed)
              .with("password", "p")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "wants more in the brackets than the password",
                  meter -> password(meter, "11111111,7"))
              .with("password-form", "{password},7")
              .otherwise(MeterReason.AUTHENTICATION_REFUSED),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "wants the password proven by its maker's algorithm, which a bundle brings",
                  AccessQuirks::algorithm)
              .with("secure-algorithm", "reversed")
              .otherwise(MeterReason.AUTHENTICATION_REFUSED),
          FieldQuirk.of(
                  Work.REGISTERS, "answers whatever address is asked for", AccessQuirks::stranger)
              .always(MeterReason.WRONG_DEVICE),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "its serial number is one of several values of a register",
                  AccessQuirks::hello)
              .with("serial-names", "HELLO#4")
              .with("decimal-comma", false)
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "its serial number is in the identification alone",
                  AccessQuirks::identified)
              .with("identity", "identification")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "its serial number is in P0 alone",
                  meter -> meter.device.registers.remove("0.0.0"))
              .with("identity", "operand")
              .otherwise(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "understands no command",
                  meter -> meter.with(Fault.NAK).with("identity", "operand"))
              .always(MeterReason.NOT_READABLE),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "answers its first command with a break",
                  meter -> meter.with(Fault.BREAK_IN_SESSION).with("identity", "operand"))
              .always(Iec62056Reason.SIGNED_OFF),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "refuses a password with a break",
                  meter -> password(meter.with(Fault.REFUSES_BY_BREAK), "11111111"))
              .always(MeterReason.AUTHENTICATION_REFUSED),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "refuses a password with NAK",
                  meter -> password(meter.with(Fault.REFUSES_BY_NAK), "11111111"))
              .always(MeterReason.AUTHENTICATION_REFUSED),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "refuses a password with (ERR)",
                  meter -> password(meter.with(Fault.REFUSES_BY_ERROR), "11111111"))
              .always(MeterReason.AUTHENTICATION_REFUSED));

  private AccessQuirks() {}

  private static void password(MeterUnderTest meter, String expected) {
    meter.settings = meter.settings.withPassword(expected);
    meter.with("password", "p");
  }

  private static void closed(MeterUnderTest meter) {
    meter.settings = meter.settings.withPassword("11111111");
    meter.with("identity", "operand");
  }

  private static void nakOnce(MeterUnderTest meter) {
    password(meter.with(Fault.NAK_ONCE), "11111111");
  }

  private static void algorithm(MeterUnderTest meter) {
    password(meter, "87654321");
    meter.schemes = List.of(new Reversed());
  }

  private static void stranger(MeterUnderTest meter) {
    meter.with(Fault.ANY_ADDRESS).device.registers.put("0.0.0", "(99999999)");
  }

  private static void hello(MeterUnderTest meter) {
    meter.device.registers.remove("0.0.0");
    meter.device.registers.put("HELLO", "(2,CE301,12,12345678,x)");
  }

  private static void identified(MeterUnderTest meter) {
    meter.device.registers.remove("0.0.0");
    meter.settings = MeterServerSettings.of("/KAM512345678", "1");
  }

  /** Proves a password by the reverse of P0, in place of a maker's algorithm. */
  private static final class Reversed implements PasswordScheme {
    @Override
    public String name() {
      return "reversed";
    }

    @Override
    public PasswordAlgorithm algorithm(Secret password, String level) {
      return (round, operand) ->
          round == 0
              ? Optional.of(
                  CommandMessage.of("P2", "(" + new StringBuilder(operand).reverse() + ")"))
              : Optional.empty();
    }
  }
}
