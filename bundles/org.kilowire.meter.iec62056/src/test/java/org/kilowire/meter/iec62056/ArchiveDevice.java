// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.profile.ProfileChannel;
import org.kilowire.iec62056.profile.ProfileDialect;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.profile.ProfileWriter;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.session.CommandMessage;

/**
 * What a simulated meter has: registers, and P.01 with a quarter-hourly archive whose rows have
 * their number for a value. It takes the commands that a test says, and keeps what was written.
 */
final class ArchiveDevice implements Device {

  static final LocalRules BERLIN = new LocalRules(ZoneId.of("Europe/Berlin"), true);
  static final Instant BEGIN = Instant.parse("2026-06-29T22:00:00Z");
  static final int ROWS = 3 * 96;

  final Map<String, String> registers = new LinkedHashMap<>();

  /** Answers to requests for logs, by name. */
  final Map<String, String> logs = new HashMap<>();

  final List<String> written = new ArrayList<>();

  /** Command and name of each question. */
  final List<String> asked = new ArrayList<>();

  String readCommand = "R5";
  String clockCommand = "R5";

  /** Whether it takes the data of a command. */
  Predicate<String> accepts = data -> true;

  /** Whether it has heard of a name: NAK is its answer else. */
  Predicate<String> understands = name -> true;

  ProfileDialect dialect = ProfileDialect.EMH;
  ProfileRequestForm form = ProfileRequestForm.STANDARD;
  String shownReadout = "";
  long status;

  /** No later rows are there. */
  Instant last = end(ROWS);

  ArchiveDevice() {
    registers.put("F.F", "(00000000)");
    registers.put("0.0.0", "(12345678)");
    registers.put("0.9.1", "(141000)");
    registers.put("0.9.2", "(260701)");
    registers.put("1.8.0", "(0012345.678*kWh)");
    registers.put("2.8.0", "(0000003.200*kWh)");
    registers.put("1.6.0", "(0.830*kW)(2606121045)");
  }

  /** End of the row of a number, from 1. */
  static Instant end(int row) {
    return BEGIN.plusSeconds(900L * row);
  }

  @Override
  public String readout(char control, char mode) {
    if (!shownReadout.isEmpty()) {
      return shownReadout;
    }
    StringBuilder text = new StringBuilder();
    registers.forEach((name, value) -> text.append(name).append(value).append("\r\n"));
    return text.append("!\r\n").toString();
  }

  @Override
  public Reply command(CommandMessage command) {
    asked.add(command.code() + " " + command.data());
    if (command.code().charAt(0) == 'W' || command.code().charAt(0) == 'E') {
      return write(command);
    }
    if (!understands.test(command.name())) {
      return new Reply.NotUnderstood();
    }
    if (!accepts.test(command.data())) {
      return new Reply.Data("(ERR12)");
    }
    if (logs.containsKey(command.name())) {
      return new Reply.Data(logs.get(command.name()));
    }
    if (command.name().equals("P.01")) {
      return profile(command);
    }
    String value = registers.get(command.name());
    String by = command.name().startsWith("0.9.") ? clockCommand : readCommand;
    boolean known = value != null && command.code().equals(by);
    return new Reply.Data(known ? command.name() + value : "(ERR12)");
  }

  private Reply write(CommandMessage command) {
    written.add(command.code() + " " + command.data());
    registers.put(command.name(), command.data().substring(command.name().length()));
    return new Reply.Done();
  }

  private Reply profile(CommandMessage command) {
    Optional<ProfileQuery.Window> window = form.window(command.data(), BERLIN);
    boolean taken =
        window.isPresent()
            && command.code().equals(form.command())
            && !window.get().upTo().isAfter(window.get().after().plus(form.window()));
    return new Reply.Data(taken ? table(window.get()) : "(ERR13)");
  }

  /** The rows of a window, and what a meter adds that shifts what it is asked for. */
  String table(ProfileQuery.Window window) {
    ProfileWriter writer =
        new ProfileWriter(
            "P.01",
            15,
            List.of(new ProfileChannel("1.5", "kW"), new ProfileChannel("2.5", "kW")),
            dialect,
            BERLIN);
    Instant after = window.after().plus(form.lead());
    for (int i = 1; i <= ROWS; i++) {
      boolean wanted =
          !end(i).isBefore(after) && !end(i).isAfter(window.upTo()) && !end(i).isAfter(last);
      if (wanted) {
        writer.row(end(i), i == 50 ? status : 0, List.of(i + ".25", "0.50"));
      }
    }
    return writer.text();
  }
}
