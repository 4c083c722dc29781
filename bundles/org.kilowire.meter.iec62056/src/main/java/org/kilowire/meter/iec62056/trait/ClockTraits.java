// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import org.kilowire.meter.Trait;

/** Where a meter's clock and relay are. Nothing is written that the meter's type does not name. */
public final class ClockTraits {

  public static final String CLOCK_COMMAND = "clock-command";
  public static final String CLOCK_TIME = "clock-time";
  public static final String CLOCK_DATE = "clock-date";
  public static final String DATE_FORM = "date-form";
  public static final String TIME_COLONS = "time-colons";
  public static final String CLOCK_SEASON = "clock-season";
  public static final String SET_CLOCK_COMMAND = "set-clock-command";
  public static final String SET_CLOCK_TIME = "set-clock-time";
  public static final String SET_CLOCK_DATE = "set-clock-date";
  public static final String CLOCK_STEP = "clock-step";
  public static final String RELAY_DISCONNECT = "relay-disconnect";
  public static final String RELAY_RECONNECT = "relay-reconnect";
  public static final String RELAY_STATE = "relay-state";
  public static final String RELAY_CONNECTED = "relay-connected";

  static final List<Trait> ALL =
      List.of(
          Trait.choice(
              CLOCK_COMMAND, List.of("R1", "R2", "R5"), "R5", "The command that reads the clock."),
          Trait.text(CLOCK_TIME, 32, "0.9.1", "The register with the time; empty for no clock."),
          Trait.text(CLOCK_DATE, 32, "0.9.2", "The register with the date."),
          Trait.choice(
              DATE_FORM,
              List.of("YYMMDD", "sYYMMDD", "DDMMYY", "YY-MM-DD", "YYYYMMDD"),
              "YYMMDD",
              "How a date is written; s is a season digit."),
          Trait.flag(TIME_COLONS, false, "The time is written with colons."),
          Trait.flag(CLOCK_SEASON, false, "A time that is written has a season digit in front."),
          Trait.choice(
              SET_CLOCK_COMMAND,
              List.of("W1", "W2", "W5"),
              "W5",
              "The command that sets the clock."),
          Trait.text(
              SET_CLOCK_TIME,
              32,
              null,
              "The register that sets the time; not given, it is not set."),
          Trait.text(
              SET_CLOCK_DATE,
              32,
              null,
              "The register that sets the date; not given, it is not set."),
          Trait.duration(
              CLOCK_STEP,
              0,
              86_400_000,
              0,
              "The most by which the clock may be moved at once; PT0S for any."),
          Trait.text(
              RELAY_DISCONNECT,
              64,
              null,
              "The command that disconnects, such as W1 96.3.10(0); not given, there is none."),
          Trait.text(
              RELAY_RECONNECT, 64, null, "The command that reconnects; not given, there is none."),
          Trait.text(
              RELAY_STATE, 32, null, "The register that says whether the supply is connected."),
          Trait.text(RELAY_CONNECTED, 16, "1", "What that register shows when it is."));

  private ClockTraits() {}
}
