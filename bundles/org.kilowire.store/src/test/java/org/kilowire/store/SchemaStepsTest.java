// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.store.Some.done;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.store.sqlite.Schema;

/** A store that an earlier version made, brought up, used, and used by that version again. */
final class SchemaStepsTest {

  private static final Credential PASSWORD =
      new Credential(new MeterAccount("tcp://meter:4059", "1", "17"), Secret.of("12345678"));

  @TempDir private Path folder;

  private void unpack(String resource) throws IOException {
    try (InputStream packed = SchemaStepsTest.class.getResourceAsStream(resource);
        InputStream in = new GZIPInputStream(packed)) {
      Files.copy(in, folder.resolve("kilowire.db"));
    }
  }

  private Store open(Schema schema) {
    StoreSettings settings =
        new StoreSettings(
            folder, Some.GATEWAY, 1 << 30, Duration.ofDays(7), 100, () -> Some.NOW, range -> {});
    return Store.open(settings, () -> Long.MAX_VALUE, schema);
  }

  private static void requireAll(Store store, long last) {
    assertThat(store.outbox().status().last()).isEqualTo(last);
    assertThat(store.outbox().status().released()).isEqualTo(2);
    assertThat(Some.batch(store, 2, 100).range()).isEqualTo(new Range(3, last));
    assertThat(store.outbox().watermark("m1", "KWm1", Some.PROFILE)).isPresent();
    assertThat(store.clockOffsets().clockOffset("m1", "KWm1", Some.PROFILE).orElseThrow().offset())
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(store.events().pending(0, 10).get(0).event().code()).isEqualTo("wrong-device");
    assertThat(store.fleets().current()).isPresent();
  }

  private static void append(Store store, long number) {
    assertThat(done(store.outbox().append(List.of(Some.block(number)))))
        .isEqualTo(new Range(number, number));
  }

  @Test
  void a_store_of_version_1_is_brought_up_goes_back_and_is_brought_up_again() throws IOException {
    unpack("version-1.db.gz");
    try (Store store = open(Schema.NOW)) {
      append(store, 6);
      store.refusedCredentials().refused(PASSWORD, "m1");
    }
    try (Store former = open(Schema.former(1))) {
      append(former, 7);
    }
    try (Store store = open(Schema.NOW)) {
      append(store, 8);
      requireAll(store, 8);
      assertThat(store.refusedCredentials().objection(PASSWORD)).isPresent();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("a step that only adds needs no copy")
          .containsExactlyInAnyOrder("kilowire.db", "kilowire.lock", "kilowire.refused.key");
    }
  }

  @Test
  void a_store_of_version_2_counts_uses_from_now_on_and_after_going_back() {
    open(Schema.former(2)).close();
    try (Store store = open(Schema.NOW)) {
      assertThat(store.useCounts().count("m1", "wake-up", 1)).isTrue();
    }
    try (Store former = open(Schema.former(2))) {
      append(former, 1);
    }
    try (Store store = open(Schema.NOW)) {
      assertThat(store.useCounts().count("m1", "wake-up", 1)).isFalse();
      append(store, 2);
    }
  }

  /** What {@code check} of commit d3838e4 asks for: an id, and a version of 1 to 1. */
  @Test
  void what_the_first_version_asks_of_a_store_is_still_true() {
    open(Schema.NOW).close();
    try (Store former = open(Schema.former(1))) {
      Optional<Long> version =
          former.database().read(sql -> Optional.of(sql.number("PRAGMA user_version")));
      assertThat(version).contains(1L);
    }
  }

  @Test
  void a_tool_releases_beside_a_gateway_and_finds_nothing_in_an_old_store() throws IOException {
    unpack("version-1.db.gz");
    try (ParkedMeters tool = ParkedMeters.open(folder, () -> Some.NOW)) {
      assertThat(tool.all()).isEmpty();
      assertThat(tool.release(Set.of(PASSWORD.account()))).isZero();
    }
  }
}
