// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.meter.Meter;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;

/** The meters of a document. */
final class MeterSection {

  private static final List<String> MEMBERS =
      List.of("id", "type", "line", "device", "traits", "trace");
  private static final int MAX_DEVICE = 64;

  /**
   * As much as is known of a meter.
   *
   * @param type id of its type; empty where that is wrong
   * @param meter empty once the document has a problem
   */
  record Draft(Optional<String> type, Optional<FleetMeter> meter) {}

  private final ValueReader values;
  private final TraitValues traitValues;
  private final Set<String> lines;
  private final Map<String, TypeSection.Draft> types;

  MeterSection(
      ValueReader values,
      TraitValues traitValues,
      Set<String> lines,
      Map<String, TypeSection.Draft> types) {
    this.values = values;
    this.traitValues = traitValues;
    this.lines = lines;
    this.types = types;
  }

  /** The meters by id, faulty ones included. */
  Map<String, Draft> read(Node node) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (Entries.Entry entry : Entries.read(node, Fleet.MAX_METERS, values, MEMBERS)) {
      Draft draft = draft(entry.id().orElse("?"), entry.members());
      entry.id().ifPresent(id -> drafts.put(id, draft));
    }
    return drafts;
  }

  private Draft draft(String id, ObjectMembers members) {
    var typeId = members.need("type").flatMap(n -> values.reference(n, "type", types.keySet()));
    var line = members.need("line").flatMap(n -> values.reference(n, "line", lines));
    var device = members.get("device").flatMap(n -> values.printable(n, MAX_DEVICE));
    var trace = members.get("trace").flatMap(values::flag);
    Optional<TypeSection.Draft> type = typeId.map(types::get);
    Map<String, Object> traits =
        type.flatMap(TypeSection.Draft::traits)
            .map(known -> traits(members, typeId.orElseThrow(), type.orElseThrow(), known))
            .orElse(Map.of());
    if (!values.problems.none()) {
      return new Draft(typeId, Optional.empty());
    }
    var meterType = type.flatMap(TypeSection.Draft::type).orElseThrow();
    Traits all = Traits.of(type.get().traits().orElseThrow(), meterType.traits(), traits);
    return new Draft(
        typeId,
        Optional.of(
            new FleetMeter(
                new Meter(id, device, meterType, all), line.orElseThrow(), trace.orElse(false))));
  }

  private Map<String, Object> traits(
      ObjectMembers members, String typeId, TypeSection.Draft type, List<Trait> known) {
    Optional<Node> node = members.get("traits");
    Set<String> given = new HashSet<>(type.given());
    given.addAll(TraitValues.names(node));
    for (Trait trait : known) {
      if (trait.required() && !given.contains(trait.name())) {
        values.problems.add(
            node.orElse(members.object()),
            "the trait "
                + Words.quote(trait.name())
                + " is missing: neither the meter nor its type "
                + Words.quote(typeId)
                + " gives it");
      }
    }
    return node.map(n -> traitValues.read(n, known)).orElse(Map.of());
  }
}
