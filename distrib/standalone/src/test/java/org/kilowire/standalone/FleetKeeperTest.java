// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.fleet.FleetReader;
import org.kilowire.store.FleetShelf;

class FleetKeeperTest {

  @TempDir private Path folder;
  private Path file;
  private final Shelf shelf = new Shelf();

  /** A shelf in memory that counts. */
  private static final class Shelf implements FleetShelf {
    private Optional<ShelvedFleet> held = Optional.empty();
    private int puts;

    @Override
    public Optional<ShelvedFleet> current() {
      return held;
    }

    @Override
    public ShelvedFleet put(String text) {
      puts++;
      held = Optional.of(new ShelvedFleet(text, Octets.of(new byte[32]), Instant.EPOCH));
      return held.get();
    }
  }

  @BeforeEach
  void name() {
    file = folder.resolve("fleet.json");
  }

  private FleetKeeper.Found find() throws IOException {
    return find("meters");
  }

  private FleetKeeper.Found find(String secret) throws IOException {
    FleetReader reader =
        new FleetReader(Gateway.protocols(), Gateway.lineCheck(), name -> name.equals(secret));
    return new FleetKeeper(file, reader, shelf, Homes.GATEWAY).find();
  }

  private void assertStillOld(FleetKeeper.Found found) {
    assertThat(found.problems()).isNotEmpty();
    assertThat(found.fleet().orElseThrow().meters()).containsOnlyKeys("old");
    assertThat(shelf.puts).isEqualTo(1);
    assertThat(shelf.held.orElseThrow().text()).contains("\"old\"");
  }

  private void putOld() throws IOException {
    Files.writeString(file, Homes.fleet(Homes.GATEWAY, "old"));
    assertThat(find().problems()).isEmpty();
  }

  @Test
  void a_whole_document_is_in_force_and_kept() throws IOException {
    putOld();
    assertThat(find().fleet().orElseThrow().meters()).containsOnlyKeys("old");
    assertThat(shelf.puts).as("the same again is not written again").isEqualTo(1);
    Files.writeString(file, Homes.fleet(Homes.GATEWAY, "new"));
    assertThat(find().fleet().orElseThrow().meters()).containsOnlyKeys("new");
    assertThat(shelf.puts).isEqualTo(2);
  }

  @Test
  void without_a_file_the_last_one_is_in_force() throws IOException {
    assertThat(find().fleet()).isEmpty();
    assertThat(find().problems()).isEmpty();
    putOld();
    Files.delete(file);
    assertThat(find().fleet().orElseThrow().meters()).containsOnlyKeys("old");
    assertThat(find().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "\u0000", "[1]"})
  void a_document_with_errors_changes_nothing(String text) throws IOException {
    putOld();
    Files.writeString(file, text);
    assertStillOld(find());
  }

  @Test
  void every_error_of_a_document_is_told() throws IOException {
    putOld();
    Files.writeString(
        file,
        Homes.fleet(Homes.GATEWAY, "new")
            .replace("\"every\": \"P1D\"", "\"every\": \"often\"")
            .replace("\"client\": 17", "\"client\": 0"));
    FleetKeeper.Found found = find();
    assertStillOld(found);
    assertThat(found.problems()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void a_document_of_another_gateway_changes_nothing() throws IOException {
    putOld();
    Files.writeString(file, Homes.fleet("gw-2", "new"));
    FleetKeeper.Found found = find();
    assertStillOld(found);
    assertThat(found.problems())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path()).isEqualTo("$.gateway");
              assertThat(one.message()).contains("gw-2", "gw-1");
            });
  }

  @Test
  void a_document_that_is_too_large_changes_nothing() throws IOException {
    putOld();
    Files.write(file, new byte[FleetReader.MAX_OCTETS + 1]);
    assertStillOld(find());
  }

  @Test
  void a_file_that_cannot_be_read_changes_nothing() throws IOException {
    putOld();
    Files.delete(file);
    Files.createDirectory(file);
    assertStillOld(find());
  }

  @Test
  void a_secret_that_is_not_there_is_an_error() throws IOException {
    Files.writeString(file, Homes.fleet(Homes.GATEWAY, "new"));
    FleetKeeper.Found found = find("another");
    assertThat(found.fleet()).isEmpty();
    assertThat(found.problems())
        .singleElement()
        .satisfies(one -> assertThat(one.message()).contains("meters"));
    assertThat(shelf.puts).isZero();
  }
}
