// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Secret;

final class ConfiguredSecretTest {

  private final FakeCrypto crypto = new FakeCrypto("AAAAAAAAAAAAAAAA");
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
  void k23_everything_that_is_wrong_is_told_and_no_value_shown() {
    assertThat(SecretOptions.from(Map.of()).problems())
        .containsExactly(
            "name: must be 1 to 64 characters of A-Z a-z 0-9 . _ -", "value: must be given");
    List<String> problems = SecretOptions.from(Map.of("name", "my hunter2", "value", 7)).problems();
    assertThat(problems)
        .containsExactly(
            "name: must be 1 to 64 characters of A-Z a-z 0-9 . _ -",
            "value: must be a text, and is of type Integer");
    assertThat(SecretOptions.from(Map.of("name", "m", "value", "hunter2")).toString())
        .doesNotContain("hunter2");
  }
}
