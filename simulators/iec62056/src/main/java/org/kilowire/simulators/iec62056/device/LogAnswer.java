// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.util.List;
import java.util.Optional;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.profile.ProfileChannel;
import org.kilowire.iec62056.profile.ProfileQuery.Window;
import org.kilowire.iec62056.profile.ProfileWriter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.Event;

/** The log P.98: power fails, and settings of the clock with the new time as elements. */
final class LogAnswer {

  private static final String NAME = "P.98";
  private static final long POWER_LOST = 0x80;
  private static final long POWER_BACK = 0x40;
  private static final long CLOCK_SET = 0x20;

  private final SimulatedMeter meter;
  private final Manner manner;
  private final LocalRules rules;

  LogAnswer(SimulatedMeter meter, Manner manner, LocalRules rules) {
    this.meter = meter;
    this.manner = manner;
    this.rules = rules;
  }

  String to(String request) {
    Optional<Window> asked = Windows.parse(request, rules);
    if (asked.isEmpty()) {
      return NAME + "(ERR13)";
    }
    StringBuilder text = new StringBuilder();
    List<Event> events = meter.events();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      boolean inside =
          !event.time().isBefore(asked.get().after()) && !event.time().isAfter(asked.get().upTo());
      if (inside) {
        text.append(entry(event, i + 1 < events.size() ? events.get(i + 1) : event));
      }
    }
    return text.isEmpty() ? NAME + "(ERROR)" : text.toString();
  }

  /** An entry; nothing for the second half of a setting of the clock. */
  private String entry(Event event, Event next) {
    return switch (event.code()) {
      case Event.POWER_DOWN -> entry(event, POWER_LOST, List.of(), List.of());
      case Event.POWER_UP -> entry(event, POWER_BACK, List.of(), List.of());
      case Event.CLOCK_BEFORE -> clockSet(event, rules.at(next.time()));
      default -> "";
    };
  }

  private String clockSet(Event event, MeterTime after) {
    ClockForm form = manner.clock();
    return entry(
        event,
        CLOCK_SET,
        List.of(new ProfileChannel(form.timeName(), ""), new ProfileChannel(form.dateName(), "")),
        List.of(form.time(after), form.date(after)));
  }

  private String entry(
      Event event, long status, List<ProfileChannel> elements, List<String> values) {
    ProfileWriter writer = new ProfileWriter(NAME, 0, elements, manner.dialect(), rules);
    writer.row(event.time(), status, values);
    String text = writer.text();
    return text.endsWith("\r\n") ? text : text + "\r\n";
  }
}
