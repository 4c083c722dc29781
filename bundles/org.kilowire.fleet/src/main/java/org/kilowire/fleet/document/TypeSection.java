// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.fleet.Fleet;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Trait;

/** The meter types of a document. */
final class TypeSection {

  static final int MAX_PROFILES = 64;

  private static final List<String> MEMBERS =
      List.of("id", "protocol", "traits", "time", "registers", "profiles");
  private static final List<String> TIME_MEMBERS = List.of("stamps", "zone", "dst", "deviation");

  /**
   * As much as is known of a type.
   *
   * @param traits those of its protocol; empty where that is wrong
   * @param given names of the traits that it gives a value to
   * @param type empty once the document has a problem
   */
  record Draft(Optional<List<Trait>> traits, Set<String> given, Optional<MeterType> type) {}

  private final ValueReader values;
  private final TraitValues traitValues;
  private final Map<String, List<Trait>> protocols;

  TypeSection(ValueReader values, TraitValues traitValues, Map<String, List<Trait>> protocols) {
    this.values = values;
    this.traitValues = traitValues;
    this.protocols = protocols;
  }

  /** The types by id, faulty ones included. */
  Map<String, Draft> read(Node node) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (Entries.Entry entry : Entries.read(node, Fleet.MAX_TYPES, values, MEMBERS)) {
      Draft draft = draft(entry.id().orElse("?"), entry.members());
      entry.id().ifPresent(id -> drafts.put(id, draft));
    }
    return drafts;
  }

  private Draft draft(String id, ObjectMembers members) {
    Optional<String> protocol =
        members
            .need("protocol")
            .flatMap(node -> values.choice(node, protocols.keySet().stream().sorted().toList()));
    Optional<List<Trait>> known = protocol.map(protocols::get);
    Optional<Node> node = members.get("traits");
    Map<String, Object> traits =
        known.isEmpty() || node.isEmpty() ? Map.of() : traitValues.read(node.get(), known.get());
    Optional<TimeRules> time = members.need("time").flatMap(values::object).flatMap(this::time);
    List<Quantity> registers =
        members
            .get("registers")
            .map(list -> values.quantities(list, Block.MAX_COLUMNS))
            .orElse(List.of());
    List<Quantity> profiles =
        members
            .get("profiles")
            .map(list -> values.quantities(list, MAX_PROFILES))
            .orElse(List.of());
    return new Draft(
        known,
        TraitValues.names(node),
        values.problems.none()
            ? Optional.of(
                new MeterType(
                    id, protocol.orElseThrow(), traits, time.orElseThrow(), registers, profiles))
            : Optional.empty());
  }

  private Optional<TimeRules> time(Node.Obj object) {
    ObjectMembers members = new ObjectMembers(object, values.problems, TIME_MEMBERS);
    var stamps = members.need("stamps").flatMap(n -> values.constant(n, TimeRules.Stamps.values()));
    var zone = members.need("zone").flatMap(this::zone);
    var daylightSaving = members.get("dst").map(values::flag).orElse(Optional.of(true));
    var deviation =
        members
            .get("deviation")
            .map(n -> values.constant(n, TimeRules.DeviationSign.values()))
            .orElse(Optional.of(TimeRules.DeviationSign.LOCAL_TO_UTC));
    if (stamps.isEmpty() || zone.isEmpty() || daylightSaving.isEmpty() || deviation.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TimeRules(stamps.get(), zone.get(), daylightSaving.get(), deviation.get()));
  }

  private Optional<ZoneId> zone(Node node) {
    return values
        .string(node)
        .flatMap(
            name -> {
              try {
                return Optional.of(ZoneId.of(name));
              } catch (DateTimeException e) {
                values.problems.add(
                    node,
                    Words.quote(name)
                        + " is no time zone that this machine knows"
                        + values.problems.hint(name, ZoneId.getAvailableZoneIds())
                        + "; Europe/Berlin, UTC and +01:00 are");
                return Optional.empty();
              }
            });
  }
}
