// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Secret;
import org.kilowire.options.Logged;
import org.kilowire.options.Problem;
import org.kilowire.tests.support.FakeCrypto;

final class ConfiguredSecretTest {

  private final FakeCrypto crypto = new FakeCrypto();
  private final ConfiguredSecret secret = new ConfiguredSecret();

  @BeforeEach
  void bind() {
    secret.setCrypto(crypto);
  }

  private void configure(String value) {
    secret.configure(Map.of("name", "meters", "value", value));
  }

  @Test
  void k22_a_value_arrives_plain() {
    configure("12345678");
    assertThat(secret.find("meters")).contains(Secret.of("12345678"));
    assertThat(secret.find("other")).isEmpty();
  }

  @Test
  void k22_or_encrypted() {
    configure(crypto.encryptAes("12345678"));
    assertThat(secret.find("meters")).contains(Secret.of("12345678"));
    configure(crypto.encryptAes("87654321"));
    assertThat(secret.find("meters")).contains(Secret.of("87654321"));
  }

  @Test
  void what_another_gateways_key_has_encrypted_is_never_sent_to_a_meter() {
    configure(new FakeCrypto("BBBBBBBBBBBBBBBB").encryptAes("12345678"));
    assertThat(secret.find("meters")).isEmpty();
  }

  @Test
  void without_kuras_crypto_service_there_is_no_secret_until_it_comes() {
    secret.unsetCrypto(crypto);
    configure(crypto.encryptAes("12345678"));
    assertThat(secret.find("meters")).isEmpty();
    secret.setCrypto(crypto);
    assertThat(secret.find("meters")).contains(Secret.of("12345678"));
    secret.unsetCrypto(crypto);
    assertThat(secret.find("meters")).contains(Secret.of("12345678"));
  }

  @Test
  void a_crypto_service_that_is_replaced_is_not_unset_by_the_one_that_goes() {
    FakeCrypto next = new FakeCrypto("BBBBBBBBBBBBBBBB");
    secret.setCrypto(next);
    secret.unsetCrypto(crypto);
    configure(next.encryptAes("12345678"));
    assertThat(secret.find("meters")).contains(Secret.of("12345678"));
  }

  @Test
  void wrong_options_leave_the_old_ones() {
    configure("12345678");
    secret.configure(Map.of("name", "a b", "value", "x"));
    secret.configure(Map.of("name", "meters"));
    secret.configure(Map.of("name", 7, "value", 8L));
    assertThat(secret.find("meters")).contains(Secret.of("12345678"));
  }

  @Test
  void what_is_wrong_is_told_once_while_it_stays_the_same() {
    Logged.clear();
    secret.configure(Map.of("name", "meters"));
    secret.configure(Map.of("name", "meters"));
    assertThat(Logged.lines("value: must be given")).hasSize(1);
    configure("12345678");
    secret.configure(Map.of("name", "meters"));
    assertThat(Logged.lines("value: must be given")).hasSize(2);
  }

  @Test
  void who_is_meant_is_told_and_as_before_only_where_something_was_before() {
    Logged.clear();
    secret.configure(Map.of("service.pid", "Secret-1-1", "name", "a b", "value", "x"));
    secret.configure(Map.of("kura.service.pid", "s1", "service.pid", "x", "name", "meters"));
    assertThat(Logged.lines())
        .containsExactly(
            "ERROR Secret-1-1: name: must be 1..64 characters of A-Z a-z 0-9 . _ -;"
                + " there is no such secret until it is right",
            "ERROR s1 (secret:meters): value: must be given;"
                + " there is no such secret until it is right");
    configure("12345678");
    Logged.clear();
    secret.configure(Map.of("kura.service.pid", "s1", "name", "meters"));
    assertThat(Logged.lines())
        .containsExactly(
            "ERROR s1 (secret:meters): value: must be given; what was in force goes on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unmodified12345678", "12345678unmodified"})
  void what_a_console_puts_beside_the_password_is_never_sent_to_a_meter(String value) {
    Logged.clear();
    configure(value);
    assertThat(secret.find("meters")).isEmpty();
    configure(crypto.encryptAes(value));
    assertThat(secret.find("meters")).isEmpty();
    assertThat(Logged.lines("(secret:meters): "))
        .hasSize(2)
        .allMatch(line -> line.contains("holds the console's word \"unmodified\" besides"))
        .noneMatch(line -> line.contains("12345678"));
    configure("modified12345678");
    assertThat(secret.find("meters")).contains(Secret.of("modified12345678"));
  }

  @Test
  void k23_everything_that_is_wrong_is_told_and_no_value_shown() {
    assertThat(SecretOptions.from(Map.of()).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "name: must be 1..64 characters of A-Z a-z 0-9 . _ -", "value: must be given");
    assertThat(SecretOptions.from(Map.of("name", "my hunter2", "value", 7)).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "name: must be 1..64 characters of A-Z a-z 0-9 . _ -",
            "value: must be a text, not Integer");
    assertThat(SecretOptions.from(Map.of("name", "m", "value", "hunter2")).toString())
        .doesNotContain("hunter2");
  }
}
