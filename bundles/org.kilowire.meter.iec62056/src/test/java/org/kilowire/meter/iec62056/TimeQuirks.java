// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.util.List;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.profile.ProfileDialect;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.profile.ProfileRequestForm.Stamp;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.iec62056.FieldQuirk.Work;

/** Profiles and clocks. */
final class TimeQuirks {

  static final List<FieldQuirk> ALL =
      List.of(
          FieldQuirk.of(
                  Work.PROFILE,
                  "reads profiles by R5, not R6",
                  meter -> form(meter, "R5", Stamp.SEASON, 600, 0))
              .with("profile-command", "R5")
              .otherwise(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(
                  Work.PROFILE,
                  "wants times without a season digit",
                  meter -> form(meter, "R6", Stamp.PLAIN, 600, 0))
              .with("profile-stamp", "plain")
              .otherwise(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(
                  Work.PROFILE,
                  "wants times with seconds",
                  meter -> form(meter, "R6", Stamp.SEASON_SECONDS, 600, 0))
              .with("profile-stamp", "season-seconds")
              .otherwise(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(
                  Work.PROFILE,
                  "wants times as YY-MM-DD,hh:mm",
                  meter -> form(meter, "R6", Stamp.DASHES, 600, 0))
              .with("profile-stamp", "dashes")
              .otherwise(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(
                  Work.PROFILE,
                  "refuses windows of more than 2 hours",
                  meter -> form(meter, "R6", Stamp.SEASON, 120, 0))
              .with("profile-window", 7_200_000L)
              .otherwise(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(
                  Work.PROFILE,
                  "adds 90 minutes to the window that it is asked for",
                  meter -> form(meter, "R6", Stamp.SEASON, 700, 90))
              .with("profile-lead", 5_400_000L)
              .otherwiseWrong(),
          FieldQuirk.of(
                  Work.PROFILE,
                  "wants to be told how many rows a block has",
                  meter ->
                      meter.device.accepts =
                          data -> !data.startsWith("P.01") || data.endsWith(";8)"))
              .with("rows-per-block", 8L)
              .otherwise(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(Work.PROFILE, "has its profile as a table, /2{address}!", TimeQuirks::table)
              .with("profile-table", "/2{address}!")
              .otherwise(Iec62056Reason.ERROR_MESSAGE),
          FieldQuirk.of(
              Work.PROFILE,
              "repeats the header on every row (MetCom)",
              meter -> meter.device.dialect = ProfileDialect.METCOM),
          FieldQuirk.of(
              Work.PROFILE,
              "has four digits of status (Landis+Gyr)",
              meter -> meter.device.dialect = ProfileDialect.LANDIS_GYR),
          FieldQuirk.of(
              Work.PROFILE,
              "writes rows without line ends",
              meter -> meter.device.dialect = ProfileDialect.UNBROKEN),
          FieldQuirk.of(Work.CLOCK, "writes dates as DDMMYY", meter -> date(meter, "(010726)"))
              .with("date-form", "DDMMYY")
              .otherwiseWrong(),
          FieldQuirk.of(Work.CLOCK, "writes dates as YY-MM-DD", meter -> date(meter, "(26-07-01)"))
              .with("date-form", "YY-MM-DD")
              .otherwise(MeterReason.CLOCK_UNREADABLE),
          FieldQuirk.of(Work.CLOCK, "writes dates as YYYYMMDD", meter -> date(meter, "(20260701)"))
              .with("date-form", "YYYYMMDD")
              .otherwise(MeterReason.CLOCK_UNREADABLE),
          FieldQuirk.of(
                  Work.CLOCK, "writes dates with a season digit", meter -> date(meter, "(1260701)"))
              .with("date-form", "sYYMMDD")
              .otherwise(MeterReason.CLOCK_UNREADABLE),
          FieldQuirk.of(
              Work.CLOCK,
              "writes times with colons",
              meter -> meter.device.registers.put("0.9.1", "(14:10:00)")),
          FieldQuirk.of(Work.CLOCK, "has its clock in other registers", TimeQuirks::elsewhere)
              .with("clock-time", "T")
              .with("clock-date", "D")
              .otherwise(MeterReason.CLOCK_UNREADABLE),
          FieldQuirk.of(
                  Work.CLOCK, "reads its clock by R1", meter -> meter.device.clockCommand = "R1")
              .with("clock-command", "R1")
              .otherwise(MeterReason.CLOCK_UNREADABLE));

  private TimeQuirks() {}

  private static void form(
      MeterUnderTest meter, String command, Stamp stamp, int minutes, int lead) {
    meter.device.form =
        new ProfileRequestForm(
            command, stamp, Duration.ofMinutes(minutes), Duration.ofMinutes(lead), 0);
  }

  private static void table(MeterUnderTest meter) {
    ArchiveDevice archive = new ArchiveDevice();
    ProfileQuery.Window all =
        new ProfileQuery.Window(ArchiveDevice.BEGIN, ArchiveDevice.end(ArchiveDevice.ROWS));
    archive.shownReadout = archive.table(all) + "!\r\n";
    meter.others.add(new AnsweringMeter(meter.settings.withRequest("/2{address}!", 300), archive));
    meter.device.accepts = data -> !data.startsWith("P.01");
  }

  private static void date(MeterUnderTest meter, String text) {
    meter.device.registers.put("0.9.2", text);
  }

  private static void elsewhere(MeterUnderTest meter) {
    meter.device.registers.put("T", meter.device.registers.remove("0.9.1"));
    meter.device.registers.put("D", meter.device.registers.remove("0.9.2"));
  }
}
