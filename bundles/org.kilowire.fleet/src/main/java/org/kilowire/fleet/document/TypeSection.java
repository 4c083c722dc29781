// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
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
      List.of(
          "id",
          "like",
          "maker",
          "model",
          "known",
          "protocol",
          "traits",
          "time",
          "registers",
          "profiles");
  private static final List<String> TIME_MEMBERS = List.of("stamps", "zone", "dst", "deviation");

  private static final int MAX_NAME = 64;
  private static final int MAX_KNOWN = 1000;

  /**
   * As much as is known of a type.
   *
   * @param protocol its id; empty where that is wrong
   * @param traits those of its protocol; empty where that is wrong
   * @param given names of the traits that it gives a value to, those of the type it is like too
   * @param type empty once the document has a problem
   */
  record Draft(
      Optional<String> protocol,
      Optional<List<Trait>> traits,
      Set<String> given,
      Optional<MeterType> type,
      About about) {}

  /** What is said of a type for people; empty where nothing is. */
  record About(String maker, String model, String known) {}

  private final ValueReader values;
  private final TraitValues traitValues;
  private final Map<String, List<Trait>> protocols;
  private final Map<String, Draft> catalogue;

  /** Types of these protocols; each may be like one of the catalogue, or one before it. */
  TypeSection(
      ValueReader values,
      TraitValues traitValues,
      Map<String, List<Trait>> protocols,
      Map<String, Draft> catalogue) {
    this.values = values;
    this.traitValues = traitValues;
    this.protocols = protocols;
    this.catalogue = catalogue;
  }

  /** The types by id, faulty ones included. */
  Map<String, Draft> read(Node node) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    Map<String, Draft> models = new LinkedHashMap<>(catalogue);
    for (Entries.Entry entry : Entries.read(node, Fleet.MAX_TYPES, values, MEMBERS)) {
      Draft draft = draft(entry.id().orElse("?"), entry.members(), models);
      entry.id().ifPresent(id -> drafts.put(id, draft));
      entry.id().ifPresent(id -> models.put(id, draft));
    }
    return drafts;
  }

  private Draft draft(String id, ObjectMembers members, Map<String, Draft> models) {
    Optional<Node> like = members.get("like");
    Optional<Draft> model =
        like.flatMap(n -> values.reference(n, "type", models.keySet())).map(models::get);
    Optional<String> protocol = protocol(members, like, model);
    Optional<List<Trait>> known = protocol.map(protocols::get);
    Optional<Node> node = members.get("traits");
    Optional<MeterType> base = model.flatMap(Draft::type);
    Map<String, Object> traits = new HashMap<>(base.map(MeterType::traits).orElse(Map.of()));
    if (known.isPresent() && node.isPresent()) {
      traits.putAll(traitValues.read(node.get(), known.get()));
    }
    Optional<TimeRules> time = time(members, like.isPresent(), base.map(MeterType::time));
    List<Quantity> registers =
        members
            .get("registers")
            .map(list -> values.quantities(list, Block.MAX_COLUMNS))
            .or(() -> base.map(MeterType::registers))
            .orElse(List.of());
    List<Quantity> profiles =
        members
            .get("profiles")
            .map(list -> values.quantities(list, MAX_PROFILES))
            .or(() -> base.map(MeterType::profiles))
            .orElse(List.of());
    Set<String> given = new HashSet<>(model.map(Draft::given).orElse(Set.of()));
    given.addAll(TraitValues.names(node));
    About about = about(members);
    return new Draft(
        protocol,
        known,
        given,
        values.problems.none()
            ? Optional.of(
                new MeterType(
                    id, protocol.orElseThrow(), traits, time.orElseThrow(), registers, profiles))
            : Optional.empty(),
        about);
  }

  /** That of the type which it is like, where it is like one. */
  private Optional<String> protocol(
      ObjectMembers members, Optional<Node> like, Optional<Draft> model) {
    Optional<Node> node = like.isPresent() ? members.get("protocol") : members.need("protocol");
    Optional<String> own =
        node.flatMap(n -> values.choice(n, protocols.keySet().stream().sorted().toList()));
    Optional<String> models = model.flatMap(Draft::protocol);
    if (own.isPresent() && models.isPresent() && !own.equals(models)) {
      values.problems.add(node.get(), "must be " + models.get() + ", that of the type it is like");
    }
    return models.or(() -> own);
  }

  private About about(ObjectMembers members) {
    return new About(
        text(members.get("maker"), MAX_NAME),
        text(members.get("model"), MAX_NAME),
        text(members.get("known"), MAX_KNOWN));
  }

  private String text(Optional<Node> node, int most) {
    return node.flatMap(n -> values.printable(n, most)).orElse("");
  }

  /** Its own, over those of the type which it is like. */
  private Optional<TimeRules> time(
      ObjectMembers members, boolean isLike, Optional<TimeRules> model) {
    Optional<Node> node = isLike ? members.get("time") : members.need("time");
    return node.isEmpty()
        ? model
        : values.object(node.get()).flatMap(object -> time(object, isLike, model));
  }

  private Optional<TimeRules> time(Node.Obj object, boolean isLike, Optional<TimeRules> model) {
    ObjectMembers members = new ObjectMembers(object, values.problems, TIME_MEMBERS);
    var stamps =
        member(members, "stamps", isLike)
            .map(n -> values.constant(n, TimeRules.Stamps.values()))
            .orElseGet(() -> model.map(TimeRules::stamps));
    var zone =
        member(members, "zone", isLike).map(this::zone).orElseGet(() -> model.map(TimeRules::zone));
    var daylightSaving =
        members
            .get("dst")
            .map(values::flag)
            .orElseGet(() -> Optional.of(model.map(TimeRules::daylightSaving).orElse(true)));
    var deviation =
        members
            .get("deviation")
            .map(n -> values.constant(n, TimeRules.DeviationSign.values()))
            .orElseGet(
                () ->
                    Optional.of(
                        model
                            .map(TimeRules::deviation)
                            .orElse(TimeRules.DeviationSign.LOCAL_TO_UTC)));
    if (stamps.isEmpty() || zone.isEmpty() || daylightSaving.isEmpty() || deviation.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TimeRules(stamps.get(), zone.get(), daylightSaving.get(), deviation.get()));
  }

  private static Optional<Node> member(ObjectMembers members, String name, boolean mayBeAbsent) {
    return mayBeAbsent ? members.get(name) : members.need(name);
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
