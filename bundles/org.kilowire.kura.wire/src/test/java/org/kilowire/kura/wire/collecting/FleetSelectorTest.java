// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.LineCheck;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.store.FleetShelf;

final class FleetSelectorTest {

  private static final String OLD = WireGateway.fleet("old");
  private static final String NEW = WireGateway.fleet("new");
  private static final String WITH_SECRET =
      NEW.replace("\"line\": ", "\"traits\": {\"password\": \"secret:meters\"}, \"line\": ");

  @TempDir private Path folder;
  private final Shelf shelf = new Shelf();
  private String secret = "";

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

  private FleetSelector.Found find(FleetSource source) {
    List<FakeMeterProtocol> protocols = List.of(new FakeMeterProtocol("fake"));
    LineCheck lines = LineCheck.Checked::leadsTo;
    return new FleetSelector(
            new FleetReader(protocols, lines, secret::equals),
            new FleetReader(protocols, lines),
            shelf,
            WireGateway.GATEWAY)
        .find(source);
  }

  private FleetSelector.Found find(String document) {
    return find(new FleetSource.Written(document));
  }

  private FleetSelector.Found findFile() {
    return find(new FleetSource.Filed(file()));
  }

  private Path file() {
    return folder.resolve("fleet.json");
  }

  private void assertStillOld(FleetSelector.Found found) {
    assertThat(found.problems()).isNotEmpty();
    assertThat(found.total()).isGreaterThanOrEqualTo(found.problems().size());
    assertMeter(found, "old");
    assertThat(shelf.puts).isEqualTo(1);
    assertThat(shelf.held.orElseThrow().text()).isEqualTo(OLD);
  }

  private static void assertMeter(FleetSelector.Found found, String meter) {
    assertThat(found.fleet().orElseThrow().meters()).containsOnlyKeys(meter);
  }

  @Test
  void a_whole_document_is_in_force_and_kept() {
    assertMeter(find(OLD), "old");
    assertMeter(find(OLD), "old");
    assertThat(shelf.puts).as("the same again is not written again").isEqualTo(1);
    assertMeter(find(NEW), "new");
    assertThat(shelf.puts).isEqualTo(2);
    assertMeter(find(new FleetSource.Shelved()), "new");
  }

  @Test
  void a_whole_file_is_in_force_and_kept() throws IOException {
    Files.writeString(file(), OLD);
    assertMeter(findFile(), "old");
    assertThat(shelf.held.orElseThrow().text()).isEqualTo(OLD);
  }

  @Test
  void without_a_document_the_last_one_is_in_force() {
    assertThat(find(new FleetSource.Shelved()).fleet()).isEmpty();
    assertThat(findFile().fleet()).isEmpty();
    assertThat(findFile().problems()).isEmpty();
    find(OLD);
    assertMeter(findFile(), "old");
    assertThat(findFile().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}", "\u0000", "[1]", "null"})
  void a_document_with_errors_changes_nothing(String text) throws IOException {
    find(OLD);
    assertStillOld(find(text));
    Files.writeString(file(), text);
    assertStillOld(findFile());
  }

  @Test
  void every_error_of_a_document_is_told() {
    find(OLD);
    FleetSelector.Found found =
        find(NEW.replace("P1D", "often").replace("\"stamps\": \"end\"", "\"stamps\": \"when\""));
    assertStillOld(found);
    assertThat(found.problems())
        .extracting(DocumentProblem::path)
        .contains("$.types[0].time.stamps", "$.schedules[0].every", "$.schedules[1].every");
  }

  @Test
  void a_document_of_another_gateway_changes_nothing() {
    find(OLD);
    FleetSelector.Found found = find(NEW.replace("gw-1", "gw-2"));
    assertStillOld(found);
    assertThat(found.problems()).singleElement().asString().contains("$.gateway", "gw-2", "gw-1");
  }

  @Test
  void files_that_are_too_large_or_no_text_or_no_files_change_nothing() throws IOException {
    find(OLD);
    Files.write(file(), new byte[FleetReader.MAX_OCTETS + 1]);
    assertStillOld(findFile());
    Files.write(file(), new byte[] {'{', (byte) 0xFF, '}'});
    assertStillOld(findFile());
    assertThat(findFile().problems()).singleElement().asString().contains("UTF-8");
    Files.delete(file());
    Files.createDirectory(file());
    assertStillOld(findFile());
  }

  @Test
  void a_new_document_whose_secret_is_not_there_changes_nothing() {
    find(OLD);
    FleetSelector.Found found = find(WITH_SECRET);
    assertStillOld(found);
    assertThat(found.problems()).singleElement().asString().contains("meters");
  }

  @Test
  void a_document_that_was_whole_once_stays_whole_without_its_secret() {
    secret = "meters";
    assertMeter(find(WITH_SECRET), "new");
    secret = "";
    assertMeter(find(WITH_SECRET), "new");
    assertMeter(find(new FleetSource.Shelved()), "new");
    assertThat(find(WITH_SECRET).problems()).isEmpty();
  }

  @Test
  void a_shelved_document_that_is_not_read_any_more_is_told_of() {
    shelf.put(OLD.replace("fake", "gone"));
    FleetSelector.Found found = find(new FleetSource.Shelved());
    assertThat(found.fleet()).isEmpty();
    assertThat(found.problems())
        .extracting(DocumentProblem::path)
        .containsExactly("$.types[0].protocol");
  }
}
