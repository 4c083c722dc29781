// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import org.kilowire.meter.Trait;

/** How load profiles and logs are asked for, and what their status means (VDEW 2.1.2, 10.3). */
public final class ProfileTraits {

  public static final String PROFILE_COMMAND = "profile-command";
  public static final String PROFILE_TABLE = "profile-table";
  public static final String PROFILE_STAMP = "profile-stamp";
  public static final String PROFILE_WINDOW = "profile-window";
  public static final String PROFILE_LEAD = "profile-lead";
  public static final String ROWS_PER_BLOCK = "rows-per-block";
  public static final String PROFILE_PERIOD = "profile-period";
  public static final String MAX_ROWS = "max-rows";
  public static final String STATUS_INVALID = "status-invalid";
  public static final String STATUS_POWER_DOWN = "status-power-down";
  public static final String STATUS_CLOCK_ADJUSTED = "status-clock-adjusted";
  public static final String STATUS_DOUBTFUL_CLOCK = "status-doubtful-clock";

  private static final long MASK = 0xFFFF_FFFFL;
  private static final long DAY = 86_400_000;

  static final List<Trait> ALL =
      List.of(
          Trait.choice(
              PROFILE_COMMAND,
              List.of("R1", "R2", "R3", "R4", "R5", "R6"),
              "R6",
              "The command that reads a profile or log; 3, 4 and 6 come in partial blocks."),
          Trait.text(
              PROFILE_TABLE,
              128,
              "",
              "The request (/2{address}!) that has a profile read out whole as a table; empty asks"
                  + " by command, for a window."),
          Trait.choice(
              PROFILE_STAMP,
              List.of("season", "plain", "season-seconds", "dashes"),
              "season",
              "How the ends of a window are written: sYYMMDDhhmm, YYMMDDhhmm, sYYMMDDhhmmss, or"
                  + " YY-MM-DD,hh:mm."),
          Trait.duration(
              PROFILE_WINDOW, 3_600_000, 400 * DAY, 36_000_000, "The longest span of one request."),
          Trait.duration(
              PROFILE_LEAD,
              0,
              2 * DAY,
              0,
              "How much earlier than wanted a request begins, for meters that shift or round it."),
          Trait.integer(
              ROWS_PER_BLOCK,
              0,
              9999,
              0L,
              "Third argument of a request in partial blocks: rows a block; 0 leaves it out."),
          Trait.duration(
              PROFILE_PERIOD,
              0,
              DAY,
              900_000,
              "The profile's period, near whose ends no clock is set; PT0S for none."),
          Trait.integer(MAX_ROWS, 1, 10_000_000, 1_000_000L, "Most rows of one reading."),
          Trait.integer(
              STATUS_INVALID,
              0,
              MASK,
              0x05L,
              "Bits of the status for values that are not valid: fatal error, disturbed."),
          Trait.integer(
              STATUS_POWER_DOWN, 0, MASK, 0xC0L, "Bits of the status for a failed supply."),
          Trait.integer(
              STATUS_CLOCK_ADJUSTED,
              0,
              MASK,
              0x20L,
              "Bits of the status for a clock that was set."),
          Trait.integer(
              STATUS_DOUBTFUL_CLOCK,
              0,
              MASK,
              0x02L,
              "Bits of the status for a clock whose power reserve was exhausted."));

  private ProfileTraits() {}
}
