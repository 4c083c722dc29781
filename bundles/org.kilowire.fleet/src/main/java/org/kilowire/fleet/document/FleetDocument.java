// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.Line;
import org.kilowire.fleet.LineCheck;
import org.kilowire.fleet.Schedule;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Trait;

/** One reading of one document, section by section: what is named comes before what names it. */
final class FleetDocument {

  private static final List<String> MEMBERS =
      List.of("version", "gateway", "lines", "types", "meters", "schedules");
  private static final List<String> LINE_MEMBERS = List.of("id", "uri");

  private final Problems problems;
  private final ValueReader values;
  private final TraitValues traitValues;
  private final Map<String, List<Trait>> protocols;
  private final Map<String, TypeSection.Draft> catalogue;
  private final LineCheck lineCheck;

  FleetDocument(
      Problems problems,
      Map<String, List<Trait>> protocols,
      Map<String, TypeSection.Draft> catalogue,
      LineCheck lineCheck,
      Predicate<String> secretExists) {
    this.problems = problems;
    this.values = new ValueReader(problems);
    this.traitValues = new TraitValues(values, secretExists);
    this.protocols = protocols;
    this.catalogue = catalogue;
    this.lineCheck = lineCheck;
  }

  /** The fleet; empty where there are problems. */
  Optional<Fleet> read(Node root) {
    return values.object(root).flatMap(this::read);
  }

  private Optional<Fleet> read(Node.Obj root) {
    Node version = root.members().get("version");
    if (version instanceof Node.Num number
        && number.whole().filter(v -> v != Fleet.VERSION).isPresent()) {
      // The rest is in words of another version: whatever would be said of it misleads.
      problems.add(version, "must be " + Fleet.VERSION + ", not " + version.kind());
      return Optional.empty();
    }
    ObjectMembers members = new ObjectMembers(root, problems, MEMBERS);
    members.need("version").ifPresent(n -> values.whole(n, Fleet.VERSION, Fleet.VERSION));
    Optional<String> gateway = members.need("gateway").flatMap(values::id);
    Map<String, Optional<String>> lines = members.get("lines").map(this::lines).orElse(Map.of());
    Map<String, TypeSection.Draft> own =
        members
            .get("types")
            .map(new TypeSection(values, traitValues, protocols, catalogue)::read)
            .orElse(Map.of());
    Map<String, TypeSection.Draft> types = new LinkedHashMap<>(catalogue);
    types.putAll(own);
    var meters =
        members
            .get("meters")
            .map(new MeterSection(values, traitValues, lines.keySet(), types)::read)
            .orElse(Map.of());
    List<Schedule> schedules =
        members
            .get("schedules")
            .map(new ScheduleSection(values, types.keySet(), meters)::read)
            .orElse(List.of());
    if (!problems.none()) {
      return Optional.empty();
    }
    return Optional.of(
        Fleet.of(
            gateway.orElseThrow(),
            lines.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue().orElseThrow()))
                .toList(),
            types(own, types, meters.values()),
            meters.values().stream().map(draft -> draft.meter().orElseThrow()).toList(),
            schedules));
  }

  /** The document's own, then those of the catalogue that meters are of. */
  private static List<MeterType> types(
      Map<String, TypeSection.Draft> own,
      Map<String, TypeSection.Draft> all,
      Collection<MeterSection.Draft> meters) {
    Set<String> used = new LinkedHashSet<>(own.keySet());
    meters.forEach(meter -> used.add(meter.type().orElseThrow()));
    return used.stream().map(id -> all.get(id).type().orElseThrow()).toList();
  }

  /** The URIs of the lines by id, faulty ones included. */
  private Map<String, Optional<String>> lines(Node node) {
    Map<String, Optional<String>> lines = new LinkedHashMap<>();
    Map<String, Place> owners = new HashMap<>();
    for (Entries.Entry entry : Entries.read(node, Fleet.MAX_METERS, values, LINE_MEMBERS)) {
      Optional<String> uri = entry.members().need("uri").flatMap(n -> uri(n, entry, owners));
      entry.id().ifPresent(id -> lines.put(id, uri));
    }
    return lines;
  }

  private Optional<String> uri(Node node, Entries.Entry entry, Map<String, Place> owners) {
    return values.printable(node, Line.MAX_URI).filter(uri -> checked(uri, node, entry, owners));
  }

  private boolean checked(String uri, Node node, Entries.Entry entry, Map<String, Place> owners) {
    LineCheck.Checked checked = lineCheck.check(uri);
    checked.problems().forEach(problem -> problems.add(node, problem));
    if (!checked.problems().isEmpty()) {
      return false;
    }
    Place owner = owners.putIfAbsent(checked.address(), entry.members().object().place());
    return owner == null
        || values.say(
            node, Words.quote(checked.address()) + " is where " + owner + " leads already");
  }
}
