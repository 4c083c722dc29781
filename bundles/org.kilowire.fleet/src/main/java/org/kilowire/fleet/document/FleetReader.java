// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.LineCheck;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.Trait;

/**
 * Reads fleet documents: docs/reference/fleet.md tells their form, {@code fleet.schema.json} in the
 * bundle tells it to programs. Keeps nothing of a document; may be used by several threads.
 */
public final class FleetReader {

  /** The largest document, in octets of UTF-8. */
  public static final int MAX_OCTETS = 8 << 20;

  private final Map<String, List<Trait>> protocols;
  private final Map<String, TypeSection.Draft> catalogue;
  private final LineCheck lineCheck;
  private final Predicate<String> secretExists;

  /** A reader for where the secrets are not known: any name will do. */
  public FleetReader(Collection<? extends MeterProtocol> protocols, LineCheck lineCheck) {
    this(protocols, lineCheck, name -> true);
  }

  /**
   * A reader that refuses names of secrets which are not there.
   *
   * @param protocols what the types may name
   * @param lineCheck what the lines may be
   * @param secretExists whether there is a secret of this name
   * @throws IllegalArgumentException if two protocols have one id, or as {@link Catalogue#of}
   */
  public FleetReader(
      Collection<? extends MeterProtocol> protocols,
      LineCheck lineCheck,
      Predicate<String> secretExists) {
    Map<String, List<Trait>> known = new HashMap<>();
    for (MeterProtocol protocol : protocols) {
      if (known.put(protocol.id(), List.copyOf(protocol.traits())) != null) {
        throw new IllegalArgumentException("two protocols are named " + protocol.id());
      }
    }
    this.protocols = Map.copyOf(known);
    this.catalogue = Catalogue.of(protocols).drafts();
    this.lineCheck = Objects.requireNonNull(lineCheck);
    this.secretExists = Objects.requireNonNull(secretExists);
  }

  /** Reads the octets of a document, which must be UTF-8. */
  public FleetResult read(byte[] document) {
    Problems problems = new Problems();
    if (document.length > MAX_OCTETS) {
      return tooLarge(document.length, problems);
    }
    try {
      ByteBuffer octets = ByteBuffer.wrap(document);
      return read(StandardCharsets.UTF_8.newDecoder().decode(octets).toString(), problems);
    } catch (CharacterCodingException e) {
      problems.add(Place.ROOT, "not UTF-8");
      return problems.refused();
    }
  }

  /** Reads the text of a document. */
  public FleetResult read(String document) {
    // A character is at least one octet, so the octets of more than that need no counting.
    int octets =
        document.length() > MAX_OCTETS
            ? document.length()
            : document.getBytes(StandardCharsets.UTF_8).length;
    Problems problems = new Problems();
    return octets > MAX_OCTETS ? tooLarge(octets, problems) : read(document, problems);
  }

  private static FleetResult tooLarge(int octets, Problems problems) {
    problems.add(
        Place.ROOT, "has " + octets + " octets or more; allowed are " + MAX_OCTETS + " octets");
    return problems.refused();
  }

  private FleetResult read(String document, Problems problems) {
    Optional<Fleet> fleet =
        JsonTree.read(document, problems)
            .flatMap(
                root ->
                    new FleetDocument(problems, protocols, catalogue, lineCheck, secretExists)
                        .read(root));
    return fleet.isPresent() && problems.none()
        ? new FleetResult.Whole(fleet.get())
        : problems.refused();
  }
}
