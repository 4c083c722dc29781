// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.store.FleetShelf;
import org.kilowire.store.FleetShelf.ShelvedFleet;

/**
 * Which fleet is in force: the document that is written down if it is whole, else the last one that
 * was. A document with an error changes nothing.
 */
final class FleetSelector {

  private final FleetReader reader;
  private final FleetReader shelved;
  private final FleetShelf shelf;
  private final String gateway;

  /**
   * A keeper that has looked at nothing yet.
   *
   * @param reader of new documents
   * @param shelved of the one that was whole once: a secret that is not there now is no reason to
   *     forget a fleet
   */
  FleetSelector(FleetReader reader, FleetReader shelved, FleetShelf shelf, String gateway) {
    this.reader = reader;
    this.shelved = shelved;
    this.shelf = shelf;
    this.gateway = gateway;
  }

  /**
   * What the source and the shelf give.
   *
   * @param fleet in force; empty where there is none
   * @param problems of the document that is not in force
   * @param total how many those are, with those that were not kept
   */
  record Found(Optional<Fleet> fleet, List<DocumentProblem> problems, int total) {
    private static Found of(Fleet fleet) {
      return new Found(Optional.of(fleet), List.of(), 0);
    }
  }

  /**
   * Looks.
   *
   * @throws org.kilowire.store.StoreException if the shelf cannot be read or written
   */
  Found find(FleetSource source) {
    Optional<String> before = shelf.current().map(ShelvedFleet::text);
    if (source instanceof FleetSource.Written written) {
      return find(written.document(), before);
    }
    if (source instanceof FleetSource.Filed filed) {
      return find(filed.file(), before);
    }
    return unshelved(before);
  }

  private Found find(Path file, Optional<String> before) {
    if (!Files.exists(file)) {
      return unshelved(before);
    }
    try {
      if (Files.size(file) > FleetReader.MAX_OCTETS) {
        return refused("larger than " + FleetReader.MAX_OCTETS + " octets", before);
      }
      ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(file));
      return find(StandardCharsets.UTF_8.newDecoder().decode(octets).toString(), before);
    } catch (CharacterCodingException e) {
      return refused("not UTF-8", before);
    } catch (IOException e) {
      return refused("cannot be read: " + e, before);
    }
  }

  private Found find(String document, Optional<String> before) {
    if (before.isPresent() && before.get().equals(document)) {
      return unshelved(document);
    }
    FleetResult result = reader.read(document);
    if (result instanceof FleetResult.Refused refused) {
      return new Found(fleet(before), refused.problems(), refused.total());
    }
    Fleet fleet = ((FleetResult.Whole) result).fleet();
    if (!fleet.gateway().equals(gateway)) {
      DocumentProblem other =
          new DocumentProblem(
              "$.gateway", "is " + fleet.gateway() + "; this gateway is " + gateway);
      return new Found(fleet(before), List.of(other), 1);
    }
    shelf.put(document);
    return Found.of(fleet);
  }

  private Found refused(String message, Optional<String> before) {
    return new Found(fleet(before), List.of(new DocumentProblem("$", message)), 1);
  }

  private Found unshelved(Optional<String> before) {
    return before.map(this::unshelved).orElse(new Found(Optional.empty(), List.of(), 0));
  }

  private Found unshelved(String document) {
    FleetResult result = shelved.read(document);
    if (result instanceof FleetResult.Refused refused) {
      return new Found(Optional.empty(), refused.problems(), refused.total());
    }
    return Found.of(((FleetResult.Whole) result).fleet());
  }

  private Optional<Fleet> fleet(Optional<String> before) {
    return before.flatMap(document -> unshelved(document).fleet());
  }
}
