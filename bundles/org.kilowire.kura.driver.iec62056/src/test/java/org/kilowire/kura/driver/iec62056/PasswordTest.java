// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.properties;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.read;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.component.MeterDriver;

/** Passwords of the programming mode: shown to the right meter, once if they are wrong. */
final class PasswordTest {

  private final RegisterDriverFixture fixture = new RegisterDriverFixture();

  private PasswordTest() {
    fixture.settings = fixture.settings.withPassword("87654321");
    fixture.secrets.put("meters", Secret.of("87654321"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_password_is_typed_or_named() {
    for (String password : new String[] {"87654321", "secret:meters"}) {
      assertThat(read(fixture.driver("type", "vdew", "password", password), "2.8.0", DataType.LONG))
          .isEqualTo(3L);
    }
  }

  @Test
  void a_refused_password_is_shown_once() {
    MeterDriver driver = fixture.driver("type", "vdew", "password", "wrong");
    assertThat(read(driver, "2.8.0", DataType.LONG))
        .asString()
        .startsWith("authentication-refused: ");
    long before = fixture.clock.getAsLong();
    assertThat(read(driver, "2.8.0", DataType.LONG)).asString().startsWith("meter-parked: ");
    assertThat(fixture.clock.since(before)).as("without a word").isZero();
    driver.modified(properties("type", "vdew", "password", "secret:meters"));
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(3L);
  }

  @Test
  void one_that_no_request_has_room_for_is_an_option_that_is_wrong() {
    assertThat(
            read(
                fixture.driver("type", "vdew", "password", "p\u00E4ssword"),
                "2.8.0",
                DataType.LONG))
        .isEqualTo("misconfigured: a password has printable characters");
  }

  @Test
  void a_request_with_a_place_for_the_password_wants_one() {
    assertThat(read(fixture.driver("type", "emh-itz"), "2.8.0", DataType.LONG))
        .isEqualTo("misconfigured: password: must be given for this authentication");
  }

  @Test
  void no_trace_shows_it() {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (PrintStream into = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      System.setErr(into);
      MeterDriver driver = fixture.driver("type", "vdew", "password", "87654321", "trace", "true");
      assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(3L);
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("R5<STX>2.8.0()", "P1<STX>(...)");
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("87654321");
  }
}
