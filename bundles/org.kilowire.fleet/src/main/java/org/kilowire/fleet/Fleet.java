// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kilowire.meter.MeterType;

/**
 * All that one gateway reads, over which lines and when. A value: two fleets are equal if nothing
 * that is read, asked or waited for differs; the order of meters in the document does not count.
 *
 * @param gateway id of the gateway, 1..64 letters, digits, dot, underscore or hyphen
 * @param lines at most {@link #MAX_METERS}, by id, in the order of the document
 * @param types at most {@link #MAX_TYPES}, by id, in the order of the document
 * @param meters at most {@link #MAX_METERS}, by id, in the order of the document; each of a type
 *     and on a line of this fleet
 * @param schedules at most {@link #MAX_SCHEDULES}, by id, in the order of the document; they name
 *     only meters of this fleet
 */
public record Fleet(
    String gateway,
    Map<String, Line> lines,
    Map<String, MeterType> types,
    Map<String, FleetMeter> meters,
    Map<String, Schedule> schedules) {

  /** The version of the document that this bundle reads. */
  public static final int VERSION = 1;

  public static final int MAX_METERS = 10_000;
  public static final int MAX_TYPES = 1_000;
  public static final int MAX_SCHEDULES = 100;

  public Fleet {
    Ids.check("gateway", gateway);
    lines = checked("line", lines, Line::id, MAX_METERS);
    types = checked("type", types, MeterType::id, MAX_TYPES);
    meters = checked("meter", meters, FleetMeter::id, MAX_METERS);
    schedules = checked("schedule", schedules, Schedule::id, MAX_SCHEDULES);
    checkLines(lines.values());
    for (FleetMeter meter : meters.values()) {
      checkMeter(meter, lines, types);
    }
    for (Schedule schedule : schedules.values()) {
      checkSchedule(schedule, meters.keySet());
    }
  }

  /**
   * A fleet of these parts.
   *
   * @throws IllegalArgumentException if an id occurs twice or the parts do not fit together
   */
  public static Fleet of(
      String gateway,
      List<Line> lines,
      List<MeterType> types,
      List<FleetMeter> meters,
      List<Schedule> schedules) {
    return new Fleet(
        gateway,
        byId("line", lines, Line::id),
        byId("type", types, MeterType::id),
        byId("meter", meters, FleetMeter::id),
        byId("schedule", schedules, Schedule::id));
  }

  private static <T> Map<String, T> byId(String what, List<T> parts, Function<T, String> id) {
    Map<String, T> all = new LinkedHashMap<>();
    for (T part : parts) {
      require(all.put(id.apply(part), part) == null, "two of the " + what + " " + id.apply(part));
    }
    return all;
  }

  private static <T> Map<String, T> checked(
      String what, Map<String, T> parts, Function<T, String> id, int most) {
    require(parts.size() <= most, "more than " + most + " of the kind " + what);
    parts.forEach(
        (key, part) -> {
          Ids.check(what, key);
          require(key.equals(id.apply(part)), what + " " + id.apply(part) + " is filed as " + key);
        });
    return Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  private static void checkLines(Collection<Line> lines) {
    Set<String> uris = new HashSet<>();
    for (Line line : lines) {
      require(uris.add(line.uri()), "another line has the URI of the line " + line.id());
    }
  }

  private static void checkMeter(
      FleetMeter meter, Map<String, Line> lines, Map<String, MeterType> types) {
    MeterType type = meter.meter().type();
    require(type.equals(types.get(type.id())), meter.id() + ": not a type of this fleet");
    require(lines.containsKey(meter.line()), meter.id() + ": not a line of this fleet");
  }

  private static void checkSchedule(Schedule schedule, Set<String> meters) {
    require(meters.containsAll(schedule.meters()), schedule.id() + ": not a meter of this fleet");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
