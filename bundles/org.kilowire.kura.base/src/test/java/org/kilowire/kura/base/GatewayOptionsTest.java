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

final class GatewayOptionsTest {

  private static final Optional<Path> KURA = Optional.of(Path.of("/kura/data"));

  private static GatewayOptions options(Map<String, ?> configuration) {
    GatewayOptions.Read read = GatewayOptions.from(configuration, KURA);
    assertThat(read.problems()).isEmpty();
    return read.options().orElseThrow();
  }

  private static List<String> problems(Map<String, ?> configuration) {
    GatewayOptions.Read read = GatewayOptions.from(configuration, KURA);
    assertThat(read.options()).isEmpty();
    return read.problems();
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
    wrong.put("store.max.megabytes", "1024");
    wrong.put("store.retention.days", -1);
    wrong.put("store.max.events", 5L);
    wrong.put("line.threads", 65);
    wrong.put("secrets.file", new String[] {"/a"});
    assertThat(problems(wrong))
        .containsExactlyInAnyOrder(
            "gateway.id: must be 1 to 64 characters of A-Z a-z 0-9 . _ -: \"a/b\"",
            "data.folder: must be an absolute path: \"relative\"",
            "store.max.megabytes: must be an Integer, and is of type String",
            "store.retention.days: must be 0 to 3650, and is -1",
            "store.max.events: must be an Integer, and is of type Long",
            "line.threads: must be 1 to 64, and is 65",
            "secrets.file: must be a text, and is of type String[]");
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
    GatewayOptions.Read read = GatewayOptions.from(Map.of("gateway.id", "gw-1"), Optional.empty());
    assertThat(read.problems()).singleElement().asString().startsWith("data.folder: must be given");
    assertThat(GatewayOptions.from(Map.of(), Optional.empty()).options()).isPresent();
  }
}
