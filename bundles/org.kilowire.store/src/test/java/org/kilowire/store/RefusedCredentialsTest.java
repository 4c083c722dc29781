// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.store.Some.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.RefusedCredentials.Parked;

/** What a meter has refused is refused after a restart, by the same secret or by any in doubt. */
final class RefusedCredentialsTest {

  private static final MeterAccount ACCOUNT = new MeterAccount("tcp://meter:4059", "1/17", "16");
  private static final MeterAccount OTHER = new MeterAccount("tcp://meter:4059", "1/18", "16");

  @TempDir private Path folder;
  private Store store;
  private RefusedCredentials refused;

  @BeforeEach
  void open() {
    store = Store.open(Some.settings(folder));
    refused = store.refusedCredentials();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void restart() {
    store.close();
    open();
  }

  private static Credential of(MeterAccount account, String password) {
    return new Credential(account, Secret.of(password));
  }

  private boolean isParked(String password) {
    return refused.objection(of(ACCOUNT, password)).isPresent();
  }

  private void refuse(String password) {
    refused.refused(of(ACCOUNT, password), "m1");
  }

  private List<String> events() {
    return store.events().pending(0, 100).stream()
        .map(message -> message.event().meter() + " " + message.event().code())
        .toList();
  }

  private Path key() {
    return folder.resolve("kilowire.refused.key");
  }

  @Test
  void a_refused_password_is_parked_at_once_and_after_a_restart() {
    assertThat(isParked("wrong")).isFalse();
    refuse("wrong");
    assertThat(isParked("wrong")).isTrue();
    restart();
    assertThat(isParked("wrong")).isTrue();
    assertThat(isParked("right")).isFalse();
    assertThat(refused.objection(of(OTHER, "wrong"))).isEmpty();
    assertThat(refused.parked()).extracting(Parked::account).containsExactly(ACCOUNT);
    assertThat(events()).containsExactly("m1 parked");
  }

  @Test
  void rejections_without_a_reason_are_counted_over_restarts() {
    for (int i = 0; i < RefusedCredentials.REJECTIONS; i++) {
      assertThat(isParked("some")).isFalse();
      refused.rejected(of(ACCOUNT, "some"), "m1");
      restart();
    }
    assertThat(isParked("some")).isTrue();
    assertThat(events()).containsExactly("m1 parked");
  }

  @Test
  void a_password_that_is_taken_ends_what_the_same_user_was_refused_with_and_no_other() {
    refused.refused(of(ACCOUNT, "theirs"), "driver");
    refuse("wrong");
    refused.accepted(of(ACCOUNT, "right"), "m1");
    restart();
    assertThat(isParked("wrong")).isFalse();
    assertThat(isParked("theirs")).isTrue();
    assertThat(events()).containsExactly("driver parked", "m1 parked", "m1 unparked");
  }

  @Test
  void a_release_is_kept_and_told() {
    refuse("wrong");
    assertThat(done(refused.release(Set.of(ACCOUNT, OTHER)))).isEqualTo(1);
    assertThat(isParked("wrong")).isFalse();
    restart();
    assertThat(isParked("wrong")).isFalse();
    assertThat(events()).containsExactly("m1 parked", "m1 unparked");
  }

  @Test
  void a_request_releases_once_ever() {
    refuse("wrong");
    assertThat(done(refused.releaseOnce("Collector: m1 #1", Set.of(ACCOUNT)))).isEqualTo(1);
    refuse("wrong");
    restart();
    assertThat(done(refused.releaseOnce("Collector: m1 #1", Set.of(ACCOUNT)))).isZero();
    assertThat(isParked("wrong")).isTrue();
    assertThat(done(refused.releaseOnce("Collector: m1 #2", Set.of(ACCOUNT)))).isEqualTo(1);
    assertThat(isParked("wrong")).isFalse();
  }

  @Test
  void no_secret_and_no_hash_that_can_be_guessed_is_in_the_database() throws IOException {
    refuse("12345678");
    store.close();
    byte[] octets = Files.readAllBytes(folder.resolve("kilowire.db"));
    byte[] keyOctets = Files.readAllBytes(key());
    String database = new String(octets, StandardCharsets.ISO_8859_1);
    assertThat(database).contains("tcp://meter:4059").doesNotContain("12345678");
    assertThat(database).doesNotContain(new String(keyOctets, StandardCharsets.ISO_8859_1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
    assertThat(keyOctets).hasSize(32);
  }

  @Test
  void no_key_is_made_before_something_is_refused() {
    assertThat(isParked("some")).isFalse();
    refused.accepted(of(ACCOUNT, "some"), "m1");
    assertThat(key()).doesNotExist();
  }

  @Test
  void without_its_key_a_parked_meter_is_asked_with_no_password_until_it_is_released()
      throws IOException {
    refuse("wrong");
    store.close();
    Files.delete(key());
    open();
    assertThat(isParked("wrong")).isTrue();
    assertThat(isParked("another")).isTrue();
    assertThat(refused.objection(of(OTHER, "another"))).as("never refused").isEmpty();
    refused.refused(of(OTHER, "bad"), "m2");
    restart();
    assertThat(key()).as("made anew").exists();
    assertThat(isParked("another")).as("by the old key").isTrue();
    assertThat(refused.objection(of(OTHER, "bad"))).isPresent();
    assertThat(refused.objection(of(OTHER, "good"))).isEmpty();
    assertThat(done(refused.release(Set.of(ACCOUNT)))).isEqualTo(1);
    assertThat(isParked("wrong")).isFalse();
  }

  @Test
  void a_key_that_others_may_read_or_that_is_damaged_is_no_key_and_stays() throws IOException {
    refuse("wrong");
    store.close();
    byte[] good = Files.readAllBytes(key());
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r-----"));
    open();
    assertThat(isParked("another")).isTrue();
    store.close();
    Files.write(key(), new byte[31]);
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    open();
    assertThat(isParked("another")).isTrue();
    refused.refused(of(OTHER, "bad"), "m2");
    restart();
    assertThat(refused.objection(of(OTHER, "good"))).as("kept without a key").isPresent();
    assertThat(key()).hasSize(31);
    store.close();
    Files.write(key(), good);
    open();
    assertThat(isParked("wrong")).isTrue();
    assertThat(isParked("another")).isFalse();
  }

  @Test
  void where_the_list_cannot_be_read_no_password_is_shown_and_meters_without_one_are_read() {
    store.close();
    assertThat(isParked("some")).isTrue();
    assertThat(refused.objection(Credential.none(ACCOUNT))).isEmpty();
    refuse("wrong");
    assertThat(isParked("wrong")).isTrue();
  }

  @Test
  void a_tool_lists_and_releases_while_the_gateway_runs() {
    refuse("wrong");
    assertThat(done(refused.release(Set.of(OTHER)))).isZero(); // what was before is on the disk
    try (ParkedMeters tool = ParkedMeters.open(folder, () -> Some.NOW)) {
      assertThat(tool.all()).extracting(Parked::meter).containsExactly("m1");
      assertThat(isParked("wrong")).isTrue();
      assertThat(tool.release(Set.of(ACCOUNT))).isEqualTo(1);
      assertThat(tool.all()).isEmpty();
    }
    assertThat(isParked("wrong")).isFalse();
    assertThat(events()).containsExactly("m1 parked", "m1 unparked");
    assertThat(done(store.outbox().append(List.of(Some.block(1))))).isNotNull();
  }

  @Test
  void a_tool_makes_no_store_where_there_is_none(@TempDir Path empty) throws IOException {
    assertThatThrownBy(() -> ParkedMeters.open(empty, () -> Some.NOW))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no store in");
    try (Stream<Path> files = Files.list(empty)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void many_refused_passwords_park_a_meter_for_any() {
    for (int i = 0; i < RefusedCredentials.SECRETS; i++) {
      assertThat(isParked("guess " + i)).isFalse();
      refuse("guess " + i);
      assertThat(done(refused.release(Set.of(OTHER)))).isZero(); // is on the disk
    }
    assertThat(isParked("right, at last")).isTrue();
  }
}
