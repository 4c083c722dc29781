// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.driver.Driver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lease;
import org.kilowire.tests.support.Eventually;

/** A password that the meter refuses is not shown to it again. */
final class RefusedPasswordTest extends UsesDriverFixture {

  @ParameterizedTest
  @EnumSource
  void a_refused_password_is_tried_once_and_never_again(DlmsFraming framing) throws Exception {
    meter(framing).guarded = true;
    MeterDriver driver = fixture.driver("authentication", "low", "password", "wrong");
    assertThat(read(driver, energy())).asString().startsWith("authentication-refused: ");
    for (int i = 0; i < 3; i++) {
      assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    }
    assertThat(attempts()).isEqualTo(1);

    configure(driver, "authentication", "low", "password", "wrong");
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    assertThat(attempts()).as("K6: the same configuration is no change").isEqualTo(1);

    assertThatThrownBy(driver::connect)
        .isInstanceOf(Driver.ConnectionException.class)
        .hasMessageStartingWith("authentication-refused: ");
    assertThat(attempts()).as("somebody has asked for it").isEqualTo(2);
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");

    configure(driver, "authentication", "low", "password", TestMeter.PASSWORD);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void three_rejections_without_a_reason_are_a_refusal_of_the_password(DlmsFraming framing) {
    meter(framing).guarded = true;
    fixture.meter.refusal = Diagnostic.NO_REASON_GIVEN;
    MeterDriver driver = fixture.driver("authentication", "low", "password", "secret:meters");
    fixture.secrets.put("meters", Secret.of("wrong"));
    for (int i = 0; i < 2; i++) {
      assertThat(read(driver, energy())).asString().startsWith("association-rejected: ");
    }
    fixture.secrets.put("meters", Secret.of(TestMeter.PASSWORD));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    fixture.meter.restart();
    fixture.secrets.put("meters", Secret.of("wrong"));
    for (int i = 0; i < 3; i++) {
      assertThat(read(driver, energy())).asString().startsWith("association-rejected: ");
    }
    int attempts = attempts();
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    assertThat(attempts()).isEqualTo(attempts);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_rejects_for_another_reason_is_asked_again(DlmsFraming framing) {
    meter(framing).guarded = true;
    fixture.meter.refusal = Diagnostic.CONTEXT_NOT_SUPPORTED;
    MeterDriver driver = fixture.driver("authentication", "low", "password", "wrong");
    for (int i = 1; i <= 5; i++) {
      assertThat(read(driver, energy())).asString().startsWith("association-rejected: ");
      assertThat(attempts()).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_reads_at_once_try_a_wrong_password_once(DlmsFraming framing) throws Exception {
    meter(framing).guarded = true;
    MeterDriver driver = fixture.driver("authentication", "low", "password", "wrong");
    Lease lease = fixture.occupy();
    List<Thread> readers =
        List.of(new Thread(() -> read(driver, energy())), new Thread(() -> read(driver, energy())));
    readers.forEach(Thread::start);
    readers.forEach(Eventually::awaitBlocked);
    lease.close();
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void another_value_of_the_secret_is_another_attempt(DlmsFraming framing) {
    meter(framing).guarded = true;
    MeterDriver driver = fixture.driver("authentication", "low", "password", "secret:meters");
    assertThat(read(driver, energy())).isEqualTo("misconfigured: no secret has the name meters");
    fixture.secrets.put("meters", Secret.of("wrong"));
    assertThat(read(driver, energy())).asString().startsWith("authentication-refused: ");
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    fixture.secrets.put("meters", Secret.of(TestMeter.PASSWORD));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  private static void configure(MeterDriver driver, Object... options) {
    Map<String, Object> properties = DriverFixture.properties(options);
    driver.modified(properties);
  }
}
