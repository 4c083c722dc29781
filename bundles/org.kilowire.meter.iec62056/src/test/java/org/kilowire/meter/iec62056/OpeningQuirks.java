// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.util.List;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.FieldQuirk.Work;

/** Requests, identifications, acknowledgements and rates. */
final class OpeningQuirks {

  static final List<FieldQuirk> ALL =
      List.of(
          FieldQuirk.of(
                  Work.REGISTERS,
                  "offers a rate, and stays at that of the request",
                  Fault.RATE_NOT_FOLLOWED)
              .with("follow-baud", false)
              .otherwise(Iec62056Reason.DAMAGED_CHARACTERS),
          FieldQuirk.of(
                  Work.REGISTERS, "goes to 300 baud, whatever was agreed", Fault.RATE_NOT_FOLLOWED)
              .with("fixed-baud", 300L)
              .otherwise(Iec62056Reason.DAMAGED_CHARACTERS),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "answers requests at 2400 baud, whatever their rate",
                  Fault.ANSWERS_FASTER)
              .with("answer-baud", 2400L)
              .without("sign-on-repeats", 0L)
              .otherwise(Iec62056Reason.MALFORMED_IDENTIFICATION),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "speaks 9600 baud from the request on (RS-485)",
                  meter -> meter.settings = meter.settings.withRequest("/?{address}!", 9600))
              .with("initial-baud", 9600L)
              .otherwise(Iec62056Reason.NO_IDENTIFICATION),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "an adapter says 200 ms too early that octets have left",
                  meter -> meter.lineWays = line -> line.early(Duration.ofMillis(200).toNanos()))
              .with("switch-after", 250L)
              .otherwise(Iec62056Reason.NO_ANSWER),
          FieldQuirk.of(
                  Work.REGISTERS, "hears ACK 2 Z 6 only", Fault.WANTS_SECONDARY_ACKNOWLEDGEMENT)
              .with("ack-control", "2")
              .with("ack-mode", "6")
              .otherwise(Iec62056Reason.NO_ANSWER),
          FieldQuirk.of(
                  Work.COMMANDS,
                  "opens its programming mode with ACK 0 Z 6",
                  Fault.PROGRAMMING_BY_SIX)
              .with("programming-mode", "6")
              .otherwise(Iec62056Reason.NO_ANSWER),
          FieldQuirk.of(
              Work.REGISTERS,
              "offers mode E, and serves mode C too",
              meter ->
                  meter.settings = MeterServerSettings.of("/ISK5\\2MT382", MeterUnderTest.SERIAL)),
          FieldQuirk.of(
              Work.REGISTERS,
              "names its rate by a letter and goes on without an acknowledgement (mode B)",
              meter -> meter.settings = MeterServerSettings.of("/LUGCUH50", MeterUnderTest.SERIAL)),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "its table follows the identification at once",
                  Fault.TABLE_AT_ONCE)
              .with("acknowledge", false)
              .otherwise(Iec62056Reason.DAMAGED_CHARACTERS),
          FieldQuirk.of(
              Work.REGISTERS,
              "its table comes in place of an identification",
              Fault.NO_IDENTIFICATION),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "hears a request of its own, and answers it in its own way (modem)",
                  OpeningQuirks::modem)
              .with("sign-on", "/A523.{address}")
              .with("sign-on-answer", "/g52")
              .otherwise(Iec62056Reason.NO_IDENTIFICATION),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "wants a request without a line end",
                  meter -> meter.settings = meter.settings.withRequest("/#!", 300))
              .with("sign-on", "/#!")
              .with("sign-on-end", "none")
              .otherwise(Iec62056Reason.NO_IDENTIFICATION),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "wants a password inside of the request",
                  meter -> meter.settings = meter.settings.withRequest("/?11111111!", 300))
              .with("sign-on", "/?{password}!")
              .with("sign-on-password", "s")
              .otherwise(Iec62056Reason.NO_IDENTIFICATION),
          FieldQuirk.of(Work.REGISTERS, "answers its first request with a break", Fault.BREAK_FIRST)
              .without("sign-on-repeats", 0L)
              .otherwise(Iec62056Reason.SIGNED_OFF),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "lives on a battery, and hears after NUL characters only",
                  OpeningQuirks::asleep)
              .with("wake-up", 66L)
              .otherwise(Iec62056Reason.NO_IDENTIFICATION),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "lives on a battery, and may be woken so often a day",
                  OpeningQuirks::wokenOnce)
              .with("reading-budget", 2L)
              .without("reading-budget", 1L)
              .otherwise(Iec62056Reason.BUDGET_SPENT),
          FieldQuirk.of(
              Work.REGISTERS,
              "a question mark and STX stand before its identification",
              Fault.JUNK_FIRST),
          FieldQuirk.of(Work.REGISTERS, "sends garbage for an identification", Fault.GARBLED)
              .always(Iec62056Reason.MALFORMED_IDENTIFICATION),
          FieldQuirk.of(Work.REGISTERS, "answers no request", Fault.SILENT)
              .always(Iec62056Reason.NO_IDENTIFICATION),
          FieldQuirk.of(
                  Work.REGISTERS,
                  "identifies itself, and is silent then",
                  Fault.SILENT_AFTER_ACKNOWLEDGEMENT)
              .always(Iec62056Reason.NO_ANSWER));

  private OpeningQuirks() {}

  private static void modem(MeterUnderTest meter) {
    meter.settings =
        MeterServerSettings.of("/g52 3.1028", MeterUnderTest.SERIAL)
            .withRequest("/A523.{address}", 300);
    meter.with("mode", "a").with("address", MeterUnderTest.SERIAL);
  }

  private static void asleep(MeterUnderTest meter) {
    meter.faults.add(Fault.ASLEEP);
    meter.uses = UseCounts.UNBOUNDED;
  }

  private static void wokenOnce(MeterUnderTest meter) {
    meter.with(Fault.ASLEEP).with("wake-up", 66L);
    UseCounts counts = UseCounts.inMemory(() -> MeterUnderTest.NOW);
    counts.count("m1", Iec62056Protocol.WAKE_UP, 1);
    meter.uses = counts;
  }
}
