// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.options.Read;

final class GatewayOptionsTest {

  private static final Optional<Path> KURA = Optional.of(Path.of("/kura/data"));

  private static GatewayOptions options(Map<String, ?> configuration) {
    Read<GatewayOptions> read = GatewayOptions.from(configuration, KURA);
    assertThat(read.problems()).isEmpty();
    return read.options().orElseThrow();
  }

  private static List<String> problems(Map<String, ?> configuration) {
    return GatewayOptions.from(configuration, KURA).problems().stream()
        .map(problem -> problem + "; " + problem.instead())
        .toList();
  }

  @Test
  void k25_fields_that_are_blank_or_absent_stand_at_their_defaults() {
    assertThat(options(Map.of()))
        .isEqualTo(new GatewayOptions(Optional.empty(), 16, Optional.empty()));
    assertThat(options(Map.of("gateway.id", "gw-1", "data.folder", " ", "secrets.file", "")))
        .isEqualTo(
            new GatewayOptions(
                Optional.of(
                    new StoreOptions("gw-1", Path.of("/kura/data/kilowire"), 1024, 7, 10_000)),
                16,
                Optional.empty()));
  }

  @Test
  void every_field_is_read() {
    assertThat(
            options(
                Map.of(
                    "gateway.id", "gw-1",
                    "data.folder", "/srv/meters/",
                    "store.max.megabytes", 100,
                    "store.retention.days", 0,
                    "store.max.events", 5,
                    "line.threads", 64,
                    "secrets.file", "/etc/kilowire/secrets")))
        .isEqualTo(
            new GatewayOptions(
                Optional.of(new StoreOptions("gw-1", Path.of("/srv/meters"), 100, 0, 5)),
                64,
                Optional.of(Path.of("/etc/kilowire/secrets"))));
  }

  @Test
  void fields_of_others_are_left_alone() {
    assertThat(options(Map.of("component.id", 7L, "kura.service.pid", "x", "unknown", true)))
        .isEqualTo(options(Map.of()));
  }

  @Test
  void k23_everything_that_is_wrong_is_told_at_once() {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("gateway.id", "a/b");
    wrong.put("data.folder", "relative");
    wrong.put("store.max.megabytes", "many");
    wrong.put("store.retention.days", -1);
    wrong.put("store.max.events", true);
    wrong.put("line.threads", 65);
    wrong.put("secrets.file", new String[] {"/a"});
    assertThat(problems(wrong))
        .containsExactlyInAnyOrder(
            "gateway.id: must be 1..64 characters of A-Z a-z 0-9 . _ -, not \"a/b\";"
                + " nothing is stored",
            "data.folder: must be an absolute path, not \"relative\"; nothing is stored",
            "store.max.megabytes: must be a whole number 1..1048576, not \"many\"; 1024 is used",
            "store.retention.days: must be a whole number 0..3650, not -1; 7 is used",
            "store.max.events: must be a whole number 1..1000000, not true; 10000 is used",
            "line.threads: must be a whole number 1..64, not 65; 16 is used",
            "secrets.file: must be a text, not String[]; no file of secrets is used");
  }

  @Test
  void what_is_wrong_stands_at_its_default_and_a_store_is_never_guessed() {
    Map<String, Object> wrong =
        Map.of("gateway.id", "gw-1", "store.max.events", 0, "line.threads", "x", "secrets.file", 1);
    assertThat(GatewayOptions.from(wrong, KURA).options())
        .contains(options(Map.of("gateway.id", "gw-1")));
    for (Map<String, ?> one :
        List.of(Map.of("gateway.id", "a/b"), Map.of("gateway.id", "gw-1", "data.folder", "srv"))) {
      assertThat(GatewayOptions.from(one, KURA).options()).contains(options(Map.of()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "store.max.megabytes, 0, 1, 1048576, 1048577",
    "store.retention.days, -1, 0, 3650, 3651",
    "store.max.events, 0, 1, 1000000, 1000001",
    "line.threads, 0, 1, 64, 65"
  })
  void numbers_have_a_range(String field, int below, int least, int most, int above) {
    assertThat(problems(Map.of(field, below))).singleElement().asString().startsWith(field + ": ");
    assertThat(problems(Map.of(field, above))).singleElement().asString().startsWith(field + ": ");
    options(Map.of(field, least));
    options(Map.of(field, most));
  }

  @Test
  void a_path_that_no_file_can_have_is_told() {
    assertThat(problems(Map.of("data.folder", "/a\0b"))).hasSize(1);
  }

  @Test
  void without_a_folder_of_kuras_the_store_needs_its_own() {
    Read<GatewayOptions> read = GatewayOptions.from(Map.of("gateway.id", "gw-1"), Optional.empty());
    assertThat(read.problems()).singleElement().asString().startsWith("data.folder: must be given");
    assertThat(GatewayOptions.from(Map.of(), Optional.empty()).isWhole()).isTrue();
  }
}
