// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetReader;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.Problem;
import org.kilowire.store.FleetShelf;
import org.kilowire.store.FleetShelf.ShelvedFleet;

/**
 * Which fleet is in force: the document in the file if it is whole, else the last one that was. A
 * document with an error changes nothing.
 */
final class FleetKeeper {

  private final Path file;
  private final FleetReader reader;
  private final FleetShelf shelf;
  private final String gateway;

  FleetKeeper(Path file, FleetReader reader, FleetShelf shelf, String gateway) {
    this.file = file;
    this.reader = reader;
    this.shelf = shelf;
    this.gateway = gateway;
  }

  /**
   * What the file and the shelf give.
   *
   * @param fleet in force; empty where there is none
   * @param problems of the file's document; then the fleet is the one before
   */
  record Found(Optional<Fleet> fleet, List<Problem> problems) {}

  Found find() {
    if (!Files.exists(file)) {
      return new Found(shelved(), List.of());
    }
    try {
      return Files.size(file) > FleetReader.MAX_OCTETS
          ? refused("larger than " + FleetReader.MAX_OCTETS + " octets")
          : read(Files.readAllBytes(file));
    } catch (IOException e) {
      return refused("cannot be read: " + e.getMessage());
    }
  }

  private Found read(byte[] document) {
    FleetResult result = reader.read(document);
    if (result instanceof FleetResult.Refused refused) {
      return new Found(shelved(), refused.problems());
    }
    Fleet fleet = ((FleetResult.Whole) result).fleet();
    if (!fleet.gateway().equals(gateway)) {
      return new Found(
          shelved(),
          List.of(
              new Problem("$.gateway", "is " + fleet.gateway() + "; this gateway is " + gateway)));
    }
    shelve(new String(document, StandardCharsets.UTF_8));
    return new Found(Optional.of(fleet), List.of());
  }

  private Found refused(String message) {
    return new Found(shelved(), List.of(new Problem("$", message)));
  }

  private void shelve(String text) {
    Optional<ShelvedFleet> before = shelf.current();
    if (before.isEmpty() || !before.get().text().equals(text)) {
      shelf.put(text);
    }
  }

  /** The last whole one; empty too where the program does not read it any more. */
  private Optional<Fleet> shelved() {
    return shelf
        .current()
        .map(document -> reader.read(document.text()))
        .filter(FleetResult.Whole.class::isInstance)
        .map(whole -> ((FleetResult.Whole) whole).fleet());
  }
}
