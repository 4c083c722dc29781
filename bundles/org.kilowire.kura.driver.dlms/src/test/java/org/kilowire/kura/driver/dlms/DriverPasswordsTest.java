// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.tests.support.FakeCrypto;

/** Passwords on their way to a meter, and nowhere else. */
final class DriverPasswordsTest {

  private final FakeCrypto crypto = new FakeCrypto();

  @ParameterizedTest
  @EnumSource
  void an_encrypted_password_opens_the_meter_once_kuras_service_is_there(DlmsFraming framing)
      throws Exception {
    DriverFixture fixture = new DriverFixture(framing);
    fixture.meter.guarded = true;
    MeterDriver driver =
        fixture.driver("authentication", "low", "password", crypto.encryptAes(TestMeter.PASSWORD));
    assertThat(read(driver, energy())).asString().startsWith("misconfigured: ");
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isZero();
    driver.setCryptoService(crypto);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource
  void k22_no_password_is_in_any_log_line_or_status(DlmsFraming framing) throws Exception {
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
  private List<Object> trouble(DlmsFraming framing) throws Exception {
    DriverFixture fixture = new DriverFixture(framing);
    fixture.meter.guarded = true;
    fixture.secrets.put("meters", Secret.of("hunter3"));
    MeterDriver refused = fixture.driver("authentication", "low", "password", "hunter2");
    Object first = read(refused, energy());
    Object second = read(refused, energy());
    refused.modified(DriverFixture.properties("password", "hunter2", "client", 0));
    MeterDriver named = fixture.driver("authentication", "low", "password", "secret:meters");
    Object third = read(named, energy());
    MeterDriver encrypted =
        fixture.driver("authentication", "low", "password", crypto.encryptAes("hunter2"));
    Object fourth = read(encrypted, energy());
    MeterDriver long0 = fixture.driver("authentication", "low", "password", "hunter2".repeat(40));
    Object fifth = read(long0, energy());
    MeterDriver broken =
        fixture.driver(
            new BrokenLines(),
            DriverFixture.properties("authentication", "low", "password", "hunter2"));
    Object sixth = read(broken, energy());
    fixture.close();
    return List.of(first, second, third, fourth, fifth, sixth);
  }
}
