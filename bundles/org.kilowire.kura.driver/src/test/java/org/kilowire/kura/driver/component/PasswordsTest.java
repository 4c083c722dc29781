// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.tests.support.FakeCrypto;

/** Passwords in all the ways in which they arrive. */
final class PasswordsTest {

  private final FakeCrypto crypto = new FakeCrypto();
  private final Passwords passwords =
      new Passwords(
          name -> Optional.ofNullable(Map.of("meters", Secret.of("hidden")).get(name)),
          () -> crypto);
  private final Passwords withoutCrypto = new Passwords(name -> Optional.empty(), () -> null);

  private static Outcome<Secret> ok(String password) {
    return new Outcome.Ok<>(Secret.of(password));
  }

  @Test
  void k22_a_password_is_plain_or_encrypted() {
    assertThat(passwords.find(Secret.of("plain"))).isEqualTo(ok("plain"));
    assertThat(passwords.find(Secret.of(crypto.encryptAes("plain")))).isEqualTo(ok("plain"));
    assertThat(withoutCrypto.find(Secret.of("plain"))).isEqualTo(ok("plain"));
  }

  @Test
  void a_name_of_a_secret_is_plain_or_encrypted_too() {
    assertThat(passwords.find(Secret.of("secret:meters"))).isEqualTo(ok("hidden"));
    assertThat(passwords.find(Secret.of(crypto.encryptAes("secret:meters"))))
        .isEqualTo(ok("hidden"));
    assertThat(DriverFailures.text(passwords.find(Secret.of("secret:others"))))
        .isEqualTo("misconfigured: no secret has the name others");
  }

  @Test
  void what_is_encrypted_and_cannot_be_decrypted_is_never_sent_to_a_meter() {
    String encrypted = crypto.encryptAes("plain");
    assertThat(DriverFailures.text(withoutCrypto.find(Secret.of(encrypted))))
        .isEqualTo("misconfigured: the password is encrypted and cannot be decrypted here");
    String byAnotherGateway = new FakeCrypto("BBBBBBBBBBBBBBBB").encryptAes("plain");
    assertThat(DriverFailures.text(passwords.find(Secret.of(byAnotherGateway))))
        .startsWith("misconfigured: the password is encrypted");
  }

  @Test
  void a_password_that_no_request_has_room_for_is_told() {
    assertThat(DriverFailures.text(passwords.find(Secret.of("x".repeat(256)))))
        .isEqualTo("misconfigured: the password has more than 255 octets");
    assertThat(passwords.find(Secret.of("x".repeat(255)))).isEqualTo(ok("x".repeat(255)));
  }
}
