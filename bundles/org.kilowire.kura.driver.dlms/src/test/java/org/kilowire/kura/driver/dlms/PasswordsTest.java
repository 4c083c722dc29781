// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.Bench.energy;
import static org.kilowire.kura.driver.dlms.Bench.read;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;

/** Passwords in all the ways in which they arrive, and nowhere else. */
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
    assertThat(Texts.of(passwords.find(Secret.of("secret:others"))))
        .isEqualTo("misconfigured: no secret has the name others");
  }

  @Test
  void what_is_encrypted_and_cannot_be_decrypted_is_never_sent_to_a_meter() {
    String encrypted = crypto.encryptAes("plain");
    assertThat(Texts.of(withoutCrypto.find(Secret.of(encrypted))))
        .isEqualTo("misconfigured: the password is encrypted and cannot be decrypted here");
    String byAnotherGateway = encrypted.replace('B', 'C');
    assertThat(Texts.of(passwords.find(Secret.of(byAnotherGateway))))
        .startsWith("misconfigured: the password is encrypted");
  }

  @Test
  void a_password_that_no_request_has_room_for_is_told() {
    assertThat(Texts.of(passwords.find(Secret.of("x".repeat(256)))))
        .isEqualTo("misconfigured: the password has more than 255 octets");
    assertThat(passwords.find(Secret.of("x".repeat(255)))).isEqualTo(ok("x".repeat(255)));
  }

  @ParameterizedTest
  @EnumSource
  void an_encrypted_password_opens_the_meter_once_kuras_service_is_there(Framing framing)
      throws Exception {
    Bench bench = new Bench(framing);
    bench.meter.guarded = true;
    DlmsDriver driver =
        bench.driver("authentication", "low", "password", crypto.encryptAes(TestMeter.PASSWORD));
    assertThat(read(driver, energy())).asString().startsWith("misconfigured: ");
    assertThat(bench.meter.requests(TestMeter.AARQ)).isZero();
    driver.setCryptoService(crypto);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void k22_no_password_is_in_any_log_line_or_status(Framing framing) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    List<Object> statuses;
    try (PrintStream into = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      System.setErr(into);
      statuses = trouble(framing);
    } finally {
      System.setErr(before);
    }
    String text = log.toString(StandardCharsets.UTF_8) + statuses;
    assertThat(text).contains("meter1", "authentication-refused", "misconfigured");
    assertThat(text).doesNotContain("hunter2", "hunter3", "32retnuh");
  }

  /** Passwords that are wrong, in options that are wrong, on lines that are wrong. */
  private List<Object> trouble(Framing framing) throws Exception {
    Bench bench = new Bench(framing);
    bench.meter.guarded = true;
    bench.secrets.put("meters", Secret.of("hunter3"));
    DlmsDriver refused = bench.driver("authentication", "low", "password", "hunter2");
    Object first = read(refused, energy());
    Object second = read(refused, energy());
    refused.modified(Bench.properties("password", "hunter2", "client", 0));
    DlmsDriver named = bench.driver("authentication", "low", "password", "secret:meters");
    Object third = read(named, energy());
    DlmsDriver encrypted =
        bench.driver("authentication", "low", "password", crypto.encryptAes("hunter2"));
    Object fourth = read(encrypted, energy());
    DlmsDriver long0 = bench.driver("authentication", "low", "password", "hunter2".repeat(40));
    Object fifth = read(long0, energy());
    DlmsDriver broken =
        bench.driver(
            new BrokenLines(), Bench.properties("authentication", "low", "password", "hunter2"));
    Object sixth = read(broken, energy());
    bench.close();
    return List.of(first, second, third, fourth, fifth, sixth);
  }
}
