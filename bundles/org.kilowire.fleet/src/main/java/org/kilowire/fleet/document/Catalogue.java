// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.fleet.CatalogueType;
import org.kilowire.fleet.FleetResult;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Trait;

/**
 * The meter types that come with protocols ({@link MeterProtocol#catalogue}). A fleet names them as
 * its own, or makes its own like them.
 */
public final class Catalogue {

  private static final List<String> MEMBERS = List.of("version", "types");

  private final Map<String, TypeSection.Draft> drafts;

  private Catalogue(Map<String, TypeSection.Draft> drafts) {
    this.drafts = drafts;
  }

  /**
   * Those of some protocols.
   *
   * @throws IllegalArgumentException if a protocol's catalogue is not in order, or two types have
   *     one id
   */
  public static Catalogue of(Collection<? extends MeterProtocol> protocols) {
    Map<String, TypeSection.Draft> all = new LinkedHashMap<>();
    for (MeterProtocol protocol : protocols) {
      read(protocol)
          .forEach(
              (id, draft) -> {
                if (all.put(id, draft) != null) {
                  throw new IllegalArgumentException("two catalogues have the type " + id);
                }
              });
    }
    return new Catalogue(all);
  }

  private static Map<String, TypeSection.Draft> read(MeterProtocol protocol) {
    String text = protocol.catalogue();
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Trait>> own = Map.of(protocol.id(), protocol.traits());
    Problems problems = new Problems();
    Map<String, TypeSection.Draft> types =
        JsonTree.read(text, problems).map(root -> types(root, problems, own)).orElse(Map.of());
    if (!problems.none()) {
      throw new IllegalArgumentException(
          "the catalogue of "
              + protocol.id()
              + " is not in order: "
              + ((FleetResult.Refused) problems.refused()).problems());
    }
    return types;
  }

  private static Map<String, TypeSection.Draft> types(
      Node root, Problems problems, Map<String, List<Trait>> protocols) {
    ValueReader values = new ValueReader(problems);
    TraitValues traits = new TraitValues(values, name -> true);
    return values
        .object(root)
        .map(object -> new ObjectMembers(object, problems, MEMBERS))
        .flatMap(members -> members.need("types"))
        .map(new TypeSection(values, traits, protocols, Map.of())::read)
        .orElse(Map.of());
  }

  /** All, in the order of the protocols and of their catalogues. */
  public List<CatalogueType> types() {
    return drafts.values().stream().map(Catalogue::type).toList();
  }

  /** The type of an id. */
  public Optional<CatalogueType> find(String id) {
    return Optional.ofNullable(drafts.get(id)).map(Catalogue::type);
  }

  /**
   * A type with other values for some of its traits, for users that have no fleet document. Secrets
   * have no place there.
   *
   * @param id of the type
   * @param traits as a fleet document has them, {@code {"bcc": "none", "timeout": "PT5S"}}; blank
   *     for none
   */
  public AdjustedType adjusted(String id, String traits) {
    Problems problems = new Problems();
    ValueReader values = new ValueReader(problems);
    TypeSection.Draft draft = drafts.get(id);
    if (draft == null) {
      problems.add(
          Place.ROOT, "there is no type " + Words.quote(id) + problems.hint(id, drafts.keySet()));
      return AdjustedType.refused(problems);
    }
    MeterType type = draft.type().orElseThrow();
    Map<String, Object> all = new HashMap<>(type.traits());
    List<Trait> known =
        draft.traits().orElseThrow().stream()
            .filter(trait -> trait.kind() != Trait.Kind.SECRET)
            .toList();
    if (!traits.isBlank()) {
      JsonTree.read(traits, problems)
          .ifPresent(node -> all.putAll(new TraitValues(values, name -> false).read(node, known)));
    }
    return problems.none()
        ? new AdjustedType(
            Optional.of(
                new MeterType(
                    id, type.protocol(), all, type.time(), type.registers(), type.profiles())),
            List.of())
        : AdjustedType.refused(problems);
  }

  private static CatalogueType type(TypeSection.Draft draft) {
    return new CatalogueType(
        draft.type().orElseThrow(),
        draft.about().maker(),
        draft.about().model(),
        draft.about().known());
  }

  Map<String, TypeSection.Draft> drafts() {
    return drafts;
  }
}
