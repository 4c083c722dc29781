// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.kilowire.kura.wire.due.Timetable;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

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

  private static final String NEVER = "it is never due";

  static Read<ScheduleOptions> from(Map<String, ?> properties) {
    OptionReader reader = new OptionReader(properties);
    Optional<String> group = reader.id(GROUP, NEVER);
    if (!reader.isGiven(GROUP)) {
      reader.problem(GROUP, "must be given", NEVER);
    }
    ScheduleOptions options =
        new ScheduleOptions(
            group.orElse(""),
            reader.text(CRON, NEVER).orElse(""),
            reader.text(EVERY, NEVER).orElse(""),
            zone(reader));
    boolean isWhen = options.isWhen(reader);
    return reader.read(group.filter(id -> isWhen).map(id -> options));
  }

  private static String zone(OptionReader reader) {
    String instead = DEFAULT_ZONE + " is used";
    Optional<String> zone = reader.text(ZONE, instead);
    Optional<String> known = zone.filter(id -> Timetable.zone(id).isPresent());
    if (zone.isPresent() && known.isEmpty()) {
      reader.problem(
          ZONE,
          "must be a time zone that this machine knows, not " + OptionReader.quoted(zone.get()),
          instead);
    }
    return known.orElse(DEFAULT_ZONE);
  }

  private boolean isWhen(OptionReader reader) {
    if (reader.isGiven(CRON) == reader.isGiven(EVERY)) {
      reader.problem(CRON, "either this or " + EVERY + " must be given", NEVER);
      return false;
    }
    if (cron.isEmpty() && every.isEmpty()) {
      return false; // no text, which has been said
    }
    try {
      var unused = timetable();
      return true;
    } catch (IllegalArgumentException e) {
      reader.problem(cron.isEmpty() ? EVERY : CRON, e.getMessage(), NEVER);
      return false;
    }
  }

  /** When it is due. */
  Timetable timetable() {
    ZoneId place = ZoneId.of(zone);
    return cron.isEmpty() ? Timetable.every(every, place) : Timetable.cron(cron, place);
  }
}
