// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.DateForm;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.profile.ProfileDialect;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServerSettings;

/** The kinds of meters there are, each with its quirks. */
public enum MeterKind {
  /** Mode C, nothing odd. */
  GENERIC_C(Manner.of("/KLW5SIMULATED")),
  /** Eight digits of status, answers in blocks. */
  EMH_LZQJ(
      Manner.of("/EMH5\\@01LZQJL0014F")
          .written(Naming.SHORT, ProfileDialect.EMH, ClockForm.STANDARD, 512)),
  /** A property number stands in the request. */
  EMH_ITZ(Manner.of("/EMH4\\@01ITZ0001").asked("/?{address}12345678!", 300)),
  /** Dates with dashes, four digits of status. */
  LANDIS_GYR_ZMD(
      Manner.of("/LGZ5ZMD310CT").written(Naming.SHORT, ProfileDialect.LANDIS_GYR, Forms.DASHES, 0)),
  /** Offers 4800 baud and stays at 300. */
  LANDIS_GYR_ZMD120(Manner.of("/LGZ4ZMD120AP").with(Fault.RATE_NOT_FOLLOWED)),
  /** Blanks for leading zeros, blank values, LF LF for line ends. */
  LANDIS_GYR_ZMF(
      Manner.of("/LGZ5ZMF100AC")
          .with(Oddity.PADDED_VALUES)
          .with(Oddity.BLANK_VALUES)
          .with(Oddity.LINE_FEEDS)),
  /** A heat meter: mode B at 2400 baud, a battery, woken by NUL characters. */
  LANDIS_GYR_T550(
      Manner.of("/LUGCUH50")
          .written(Naming.HEAT, ProfileDialect.VDEW, ClockForm.STANDARD, 0)
          .with(Fault.ASLEEP)),
  /** Junk in front of its identification; dates as DDMMYY; answers in blocks. */
  ELSTER_AS1440(
      Manner.of("/ELS5\\@V9.25")
          .written(Naming.SHORT, ProfileDialect.VDEW, Forms.DAY_FIRST, 256)
          .with(Fault.JUNK_FIRST)),
  /** A blank between value and unit. */
  ISKRA_MT17X(
      Manner.of("/ISK5MT171-0222")
          .written(Naming.LONG, ProfileDialect.VDEW, ClockForm.STANDARD, 0)
          .with(Oddity.UNIT_IN_VALUE)),
  /** Answers without a name, and an ACK behind an answer disturbs it. */
  ISKRA_ME162(Manner.of("/ISK5ME162-0033").with(Fault.NAK_AFTER_ACK).with(Fault.NAMELESS)),
  /** Mode E beside mode C. */
  ISKRA_MT382(
      Manner.of("/ISK5\\2MT382-1000")
          .written(Naming.LONG, ProfileDialect.VDEW, ClockForm.STANDARD, 0)),
  /** A header on each row; answers more than it is asked for, at most 600 minutes. */
  METCOM(
      Manner.of("/MCS5\\@MCS301")
          .written(Naming.LONG, ProfileDialect.METCOM, ClockForm.STANDARD, 0)
          .with(Oddity.WIDER_WINDOW)
          .with(Oddity.SHORT_WINDOWS)),
  /** Rows that follow one another without line ends. */
  ITRON_ACE(
      Manner.of("/ACE5\\3k260V01.15")
          .written(Naming.SHORT, ProfileDialect.UNBROKEN, ClockForm.STANDARD, 0)),
  /** 9600 baud from the start, a sum for its check, words for names, no serial in P0. */
  ENERGOMERA_CE30X(
      Manner.of("/EKT5CE301v11.8s4")
          .asked("/?{address}!", 9600)
          .checked(Bcc.SUM7, "777777")
          .written(Naming.WORDS, ProfileDialect.VDEW, ClockForm.STANDARD, 0)),
  /** Hexadecimal names, a password even to read. */
  NEVA(
      Manner.of("/TPC5NEVAMT324")
          .checked(Bcc.XOR, "00000000")
          .written(Naming.HEX, ProfileDialect.VDEW, ClockForm.STANDARD, 0)),
  /** Mode A, a decimal comma, no valid check character. */
  KAMSTRUP_382(Manner.of("/KAM MC382").with(Fault.INVALID_CHECK).with(Oddity.DECIMAL_COMMA)),
  /** Hears ACK 2 Z 6 and no other. */
  NORAX_30(Manner.of("/NOR5NORAX30").with(Fault.WANTS_SECONDARY_ACKNOWLEDGEMENT)),
  /** Sends its table again and again until a break; slashes in its text. */
  SIEMENS_TD3511(Manner.of("/SIE4TD3511").with(Fault.KEEPS_SENDING).with(Oddity.SLASH_IN_TEXT)),
  /** Answers whatever address is asked for. */
  LEM_EM4TII(Manner.of("/LEM5EM4TII").with(Fault.ANY_ADDRESS)),
  /** Sends telegrams of DSMR P1 by itself, at 115200 baud and 8N1. */
  GENERIC_D(Manner.of("/KLW5\\2SIMULATED"));

  /** Forms of date and time, which an enum's constants may use before its own fields are there. */
  private static final class Forms {
    static final ClockForm DASHES = new ClockForm("0.9.1", "0.9.2", DateForm.YY_MM_DD, true, false);
    static final ClockForm DAY_FIRST =
        new ClockForm("0.9.1", "0.9.2", DateForm.DDMMYY, false, false);
  }

  @SuppressWarnings("ImmutableEnumChecker") // a record of what nobody writes to
  private final Manner manner;

  MeterKind(Manner manner) {
    this.manner = manner;
  }

  /** The name for a command line: {@code emh-lzqj}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it speaks by itself and hears nothing. */
  public boolean isPush() {
    return this == GENERIC_D;
  }

  /** The password of its programming mode. */
  public String password() {
    return manner.password();
  }

  Manner manner() {
    return manner;
  }

  /** What it is odd in by itself. */
  public Set<Oddity> oddities() {
    return manner.oddities();
  }

  /** How one of them speaks, with faults beside its own. */
  public MeterServerSettings settings(String serial, Set<Fault> more) {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    all.addAll(manner.faults());
    all.addAll(more);
    MeterServerSettings usual = MeterServerSettings.of(manner.identification(), serial);
    return (manner.naming() == Naming.WORDS ? usual.withOperand(manner.password()) : usual)
        .withRequest(manner.template(), manner.baud())
        .withBlocks(manner.blockOctets(), manner.bcc())
        .withPassword(manner.password())
        .withFaults(all);
  }
}
