// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.kura.driver.sv.SvDriverFixture.properties;
import static org.kilowire.kura.driver.sv.SvDriverFixture.value;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.driver.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.kura.driver.sv.input.InputClaims;
import org.kilowire.kura.driver.sv.option.StreamOptionReader;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;

/** The life of a driver: configured, configured wrongly, taken by another, ended. */
final class StreamConfigurationTest {

  private final SvDriverFixture fixture = new SvDriverFixture();

  @AfterEach
  void end() {
    fixture.close();
    LiveThreads.awaitNone(DriverThread.NAME + ".*");
  }

  @Test
  void k6_the_same_configuration_again_changes_nothing() throws Exception {
    StreamDriverCore core = fixture.driver();
    fixture.bus().play(2.5);
    core.configure(properties());
    assertThat(fixture.buses).hasSize(1);
    assertThat(fixture.bus().state()).isEqualTo(LiveState.RECEIVING);
    assertThat(value(core, "bay1", "frequency")).isEqualTo(50.0);
  }

  @Test
  void a_wrong_configuration_leaves_the_old_one_hearing() throws Exception {
    StreamDriverCore core = fixture.driver();
    core.configure(properties("maps", "{}", "groups", "00-00"));
    fixture.bus().play(2.5);
    assertThat(fixture.buses).hasSize(1);
    assertThat(value(core, "bay1", "frequency")).isEqualTo(50.0);
    assertThat(value(core, "", "event"))
        .asString()
        .startsWith("misconfigured; detail ")
        .contains("maps: ", "groups: 00-00: not like 01-0C-CD-04-00-01, of a group");
  }

  @Test
  void without_right_options_nothing_is_heard_and_each_read_says_why() {
    StreamDriverCore core = fixture.driver("network.interface", "");
    assertThat(fixture.buses).isEmpty();
    assertThat(value(core, "bay1", "frequency"))
        .isEqualTo("misconfigured: network.interface: must be given");
  }

  @Test
  void another_configuration_hears_anew() throws Exception {
    StreamDriverCore core = fixture.driver();
    core.configure(properties("network.interface", "eth2"));
    assertThat(fixture.buses).hasSize(2);
    assertThat(fixture.buses.get(0).state()).isEqualTo(LiveState.CLOSED);
    fixture.bus().play(2.5);
    assertThat(value(core, "bay1", "frequency")).isEqualTo(50.0);
  }

  @Test
  void a_second_driver_on_an_interface_is_refused_by_name_and_hears_once_it_is_free() {
    StreamDriverCore first = fixture.named("bus1");
    StreamDriverCore second = fixture.named("bus2", "second.interface", "eth9");
    assertThat(value(second, "bay1", "frequency"))
        .isEqualTo("input-taken: interface eth1 is read by the driver bus1");
    assertThat(fixture.buses).hasSize(1);
    first.close();
    Eventually.await("the second hears", () -> fixture.buses.size() == 2);
    assertThat(fixture.bus().state()).isEqualTo(LiveState.RECEIVING);
  }

  @Test
  void a_driver_that_waits_for_an_interface_takes_another_one() {
    fixture.named("bus1");
    StreamDriverCore second = fixture.named("bus2");
    second.configure(properties("network.interface", "eth2"));
    assertThat(fixture.buses).hasSize(2);
  }

  @Test
  void closed_it_holds_nothing_and_may_be_closed_again() {
    StreamDriverCore core = fixture.driver();
    core.close();
    core.close();
    assertThat(fixture.bus().state()).isEqualTo(LiveState.CLOSED);
    assertThat(fixture.claims.take(List.of("interface eth1"), "x", () -> {})).isEmpty();
  }

  /** A source that this process may not open. */
  private static final class Forbidden implements LiveSource {
    @Override
    public void start(LiveListener listener) throws CaptureException {
      throw CaptureException.notPermitted("eth1", null);
    }

    @Override
    public LiveStatus status() {
      return LiveStatus.NEW;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return "forbidden";
    }
  }

  @Test
  void k20_without_the_capability_a_read_says_what_to_write_for_systemd() {
    InputClaims claims = new InputClaims();
    try (StreamDriverCore core =
        new StreamDriverCore(
            "bus1",
            StreamOptionReader::ethernet,
            claims,
            input -> List.of(new Forbidden()),
            fixture.clock)) {
      core.configure(properties());
      assertThat(value(core, "bay1", "frequency"))
          .asString()
          .startsWith("capture-not-permitted: ")
          .contains("AmbientCapabilities=CAP_NET_RAW", "kura.service.d/kilowire.conf");
      assertThat(claims.take(List.of("interface eth1"), "other", () -> {})).isEmpty();
    }
  }

  @Test
  void connect_says_why_nothing_is_heard() {
    Map<String, Object> wrong = properties("network.interface", "a b");
    EthernetDriver driver = new EthernetDriver(new InputClaims(), fixture.clock, () -> null, wrong);
    try {
      assertThatThrownBy(driver::connect)
          .isInstanceOf(Driver.ConnectionException.class)
          .hasMessageContaining("network.interface: no name of an interface");
      assertThat(driver.id()).isEqualTo("bus1");
    } finally {
      driver.deactivate();
    }
  }
}
