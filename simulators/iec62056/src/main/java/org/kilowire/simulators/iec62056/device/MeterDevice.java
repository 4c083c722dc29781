// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.simulators.meter.SimulatedMeter;

/** A simulated meter as one of IEC 62056-21: what it reads out, and what it says to commands. */
public final class MeterDevice implements Device {

  /** Energomera: several names in one request. */
  private static final String GROUP = "GRPNM";

  private static final Reply UNKNOWN = new Reply.Data("(ERR12)");

  private final SimulatedMeter meter;
  private final Manner manner;
  private final Set<Oddity> odd;
  private final LocalRules rules;

  /**
   * A meter.
   *
   * @param more what it is odd in beside what its kind is
   */
  public MeterDevice(SimulatedMeter meter, MeterKind kind, Set<Oddity> more) {
    this.meter = meter;
    this.manner = kind.manner();
    this.odd = EnumSet.noneOf(Oddity.class);
    this.odd.addAll(kind.oddities());
    this.odd.addAll(more);
    this.rules =
        new LocalRules(
            meter.options().stamping().zone(), meter.options().stamping().daylightSaving());
  }

  @Override
  public String readout(char control, char mode) {
    return new ReadoutText(this).all();
  }

  @Override
  public Reply command(CommandMessage command) {
    if (command.code().charAt(0) == 'W') {
      return write(command);
    }
    if (command.code().charAt(0) != 'R') {
      return new Reply.NotUnderstood();
    }
    if (command.name().equals(GROUP)) {
      return group(command.data());
    }
    return command.name().startsWith("P.") ? rows(command) : read(command.name());
  }

  private Reply read(String name) {
    return new ReadoutText(this)
        .one(name)
        .<Reply>map(text -> new Reply.Data(manner.naming() == Naming.WORDS ? text + "\r\n" : text))
        .orElse(UNKNOWN);
  }

  private Reply group(String data) {
    StringBuilder all = new StringBuilder();
    int from = GROUP.length() + 1;
    for (int end = data.indexOf("()", from); end > 0; end = data.indexOf("()", from)) {
      Reply reply = read(data.substring(from, end));
      all.append(reply instanceof Reply.Data one ? one.text() : "");
      from = end + 2;
    }
    return new Reply.Data(all.toString());
  }

  private Reply rows(CommandMessage command) {
    return switch (command.name()) {
      case "P.01" ->
          new Reply.Data(new ProfileAnswer(meter, manner, odd, rules).to(command.data()));
      case "P.98" -> new Reply.Data(new LogAnswer(meter, manner, rules).to(command.data()));
      default -> new Reply.Data(command.name() + "(ERROR)");
    };
  }

  private Reply write(CommandMessage command) {
    String data = command.data();
    int bracket = data.indexOf('(');
    String value = bracket < 0 ? "" : data.substring(bracket + 1, data.length() - 1);
    ClockForm form = manner.clock();
    MeterTime now = time();
    String date = form.date(now);
    if (is(command.name(), form.dateName())) {
      return value.equals(date) ? new Reply.Done() : set(form.read(value, form.time(now), value));
    }
    return is(command.name(), form.timeName()) ? set(form.read(date, value, date)) : UNKNOWN;
  }

  private boolean is(String name, String code) {
    return name.equals(code) || name.equals(manner.naming().of(code));
  }

  private Reply set(Optional<MeterTime> time) {
    List<Instant> instants = time.map(rules::instants).orElse(List.of());
    if (instants.isEmpty()) {
      return new Reply.Data("(ERR17)");
    }
    meter.setClock(instants.get(0));
    return new Reply.Done();
  }

  MeterTime time() {
    return rules.at(meter.clock());
  }

  LocalRules rules() {
    return rules;
  }

  /** Whose registers it has. */
  public SimulatedMeter meter() {
    return meter;
  }

  Manner manner() {
    return manner;
  }

  boolean is(Oddity oddity) {
    return odd.contains(oddity);
  }

  Set<Oddity> oddities() {
    return odd;
  }
}
