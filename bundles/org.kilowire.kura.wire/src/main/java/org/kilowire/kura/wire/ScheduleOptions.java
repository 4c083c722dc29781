// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.kilowire.kura.wire.due.Timetable;

/**
 * What a Schedule emits, and when.
 *
 * @param group a schedule of the fleet
 * @param cron five fields; "" where {@code every} counts
 * @param every a span of time; "" where {@code cron} counts
 * @param zone IANA id of the place whose clocks count
 */
record ScheduleOptions(String group, String cron, String every, String zone) {

  static final String GROUP = "group";
  static final String CRON = "cron";
  static final String EVERY = "every";
  static final String ZONE = "zone";
  static final String DEFAULT_ZONE = "UTC";

  static Read<ScheduleOptions> from(Map<String, Object> properties) {
    OptionReader reader = new OptionReader(properties);
    String zone = reader.text(ZONE);
    ScheduleOptions options =
        new ScheduleOptions(
            reader.id(GROUP),
            reader.text(CRON),
            reader.text(EVERY),
            zone.isEmpty() ? DEFAULT_ZONE : zone);
    options.check(reader);
    return reader.problems().isEmpty() ? Read.of(options) : Read.wrong(reader.problems());
  }

  private void check(OptionReader reader) {
    Optional<ZoneId> place = Timetable.zone(zone);
    if (place.isEmpty()) {
      reader.problem(ZONE, "no time zone that this machine knows: \"" + zone + '"');
    }
    if (cron.isEmpty() == every.isEmpty()) {
      reader.problem(CRON, "either this or " + EVERY + " must be given");
      return;
    }
    try {
      timetable(place.orElse(ZoneId.of(DEFAULT_ZONE)));
    } catch (IllegalArgumentException e) {
      reader.problem(cron.isEmpty() ? EVERY : CRON, e.getMessage());
    }
  }

  /** When it is due. */
  Timetable timetable() {
    return timetable(ZoneId.of(zone));
  }

  private Timetable timetable(ZoneId place) {
    return cron.isEmpty() ? Timetable.every(every, place) : Timetable.cron(cron, place);
  }
}
