// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.Retry;
import org.kilowire.fleet.Schedule;
import org.kilowire.fleet.Selection;
import org.kilowire.meter.Block;

/** The schedules of a document. */
final class ScheduleSection {

  private static final List<String> MEMBERS =
      List.of(
          "id", "every", "offset", "meters", "registers", "profiles", "from", "retry", "priority");
  private static final List<String> RETRY_MEMBERS = List.of("attempts", "first", "most");
  private static final String ALL = "*";
  private static final String OF_TYPE = "type:";

  private final ValueReader values;
  private final Set<String> types;
  private final Set<String> known;
  private final List<String> everyMeter;
  private final Map<String, List<String>> ofType = new HashMap<>();

  ScheduleSection(ValueReader values, Set<String> types, Map<String, MeterSection.Draft> meters) {
    this.values = values;
    this.types = types;
    this.known = meters.keySet();
    this.everyMeter = List.copyOf(meters.keySet());
    meters.forEach(
        (id, draft) ->
            draft
                .type()
                .ifPresent(type -> ofType.computeIfAbsent(type, t -> new ArrayList<>()).add(id)));
  }

  /** The schedules; none of them once the document has a problem. */
  List<Schedule> read(Node node) {
    List<Schedule> schedules = new ArrayList<>();
    for (Entries.Entry entry : Entries.read(node, Fleet.MAX_SCHEDULES, values, MEMBERS)) {
      schedule(entry.id().orElse("?"), entry.members()).ifPresent(schedules::add);
    }
    return schedules;
  }

  private Optional<Schedule> schedule(String id, ObjectMembers members) {
    var every =
        members
            .need("every")
            .flatMap(n -> values.seconds(n, Schedule.LEAST_EVERY, Schedule.MOST_EVERY));
    var offset = offset(members.get("offset"), every.orElse(Schedule.MOST_EVERY));
    var named = members.need("meters").map(this::meters);
    var registers = selection(members.get("registers"), Block.MAX_COLUMNS);
    var profiles = selection(members.get("profiles"), TypeSection.MAX_PROFILES);
    if (registers.isNothing() && profiles.isNothing()) {
      values.problems.add(members.object(), "reads nothing: registers and profiles are false");
    }
    var from =
        members
            .get("from")
            .flatMap(n -> values.span(n, Schedule.LEAST_FROM, Schedule.MOST_FROM))
            .orElse(Schedule.DEFAULT_FROM);
    var retry = members.get("retry").flatMap(values::object).map(this::retry);
    var priority =
        members.get("priority").flatMap(n -> values.constant(n, Schedule.Priority.values()));
    if (!values.problems.none()) {
      return Optional.empty();
    }
    return Optional.of(
        new Schedule(
            id,
            every.orElseThrow(),
            offset,
            named.orElseThrow(),
            registers,
            profiles,
            from,
            retry.orElse(Retry.DEFAULT),
            priority.orElse(Schedule.Priority.SCHEDULE)));
  }

  private Duration offset(Optional<Node> node, Duration every) {
    Duration most = every.minusSeconds(1);
    return node.flatMap(n -> values.seconds(n, Duration.ZERO, most)).orElse(Duration.ZERO);
  }

  private Selection selection(Optional<Node> node, int most) {
    if (node.isEmpty()) {
      return Selection.ofType();
    }
    if (node.get() instanceof Node.Flag flag) {
      return flag.set() ? Selection.ofType() : Selection.nothing();
    }
    if (node.get() instanceof Node.Arr list && !list.items().isEmpty()) {
      return new Selection.Only(values.quantities(list, most));
    }
    values.problems.add(
        node.get(),
        "must be true (what the type lists), false or a list that is not empty, not "
            + node.get().kind());
    return Selection.ofType();
  }

  private Retry retry(Node.Obj object) {
    ObjectMembers members = new ObjectMembers(object, values.problems, RETRY_MEMBERS);
    long attempts =
        members
            .get("attempts")
            .flatMap(n -> values.whole(n, 1, Retry.MOST_ATTEMPTS))
            .orElse((long) Retry.DEFAULT.attempts());
    var first = members.get("first").flatMap(this::pause);
    var most = members.get("most").flatMap(this::pause);
    if (first.isPresent() && most.isPresent() && first.get().compareTo(most.get()) > 0) {
      values.problems.add(
          members.get("most").orElseThrow(),
          "the longest pause is shorter than the first, " + DurationText.text(first.get()));
      return Retry.DEFAULT;
    }
    return Retry.of((int) attempts, first, most);
  }

  private Optional<Duration> pause(Node node) {
    return values.span(node, Retry.LEAST_PAUSE, Retry.MOST_PAUSE);
  }

  private List<String> meters(Node node) {
    List<Node> items = values.list(node, 1, Fleet.MAX_METERS);
    Set<String> entries = new HashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Node item : items) {
      values
          .string(item)
          .filter(
              entry ->
                  entries.add(entry) || values.say(item, Words.quote(entry) + " is there twice"))
          .ifPresent(entry -> ids.addAll(meters(item, entry)));
    }
    // One list serves all schedules of all meters.
    return ids.size() == everyMeter.size() && entries.equals(Set.of(ALL))
        ? everyMeter
        : List.copyOf(ids);
  }

  private Collection<String> meters(Node item, String entry) {
    if (entry.equals(ALL)) {
      return everyMeter;
    }
    if (!entry.startsWith(OF_TYPE)) {
      return values.reference(item, "meter", known).stream().toList();
    }
    String type = entry.substring(OF_TYPE.length());
    if (!types.contains(type)) {
      values.problems.add(
          item, "there is no type " + Words.quote(type) + values.problems.hint(type, types));
      return List.of();
    }
    return ofType.getOrDefault(type, List.of());
  }
}
