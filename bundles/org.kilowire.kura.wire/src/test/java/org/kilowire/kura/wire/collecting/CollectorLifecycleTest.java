// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.wire.collecting.CollectorLifecycle.State;
import org.kilowire.kura.wire.delivery.FakePort;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.due.ManualScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.slf4j.LoggerFactory;

/** What a launcher is told of a Collector. */
final class CollectorLifecycleTest {

  @TempDir private Path folder;
  private final FakeMeterProtocol meters = new FakeMeterProtocol("fake");
  private final CollectorLifecycle lifecycle =
      new CollectorLifecycle(
          new FailureCounter(LoggerFactory.getLogger(CollectorLifecycleTest.class), "c"),
          new WireOutput(
              new FakePort(), new EmissionRegistry(), new ManualScheduler("2026-03-10T10:30:00Z")));
  private WireGateway site;
  private GatewayServices services;

  @BeforeEach
  void open() {
    site = new WireGateway(folder);
    services = site.surroundings();
  }

  @AfterEach
  void close() {
    lifecycle.close();
    assertThat(lifecycle.state()).isEqualTo(State.WAITING);
    site.close();
    assertThat(WireGateway.threads()).isEmpty();
  }

  @Test
  void it_waits_until_all_is_there_and_again_when_something_goes() {
    assertThat(lifecycle.state()).isEqualTo(State.WAITING);
    lifecycle.configure(new FleetSource.Written(WireGateway.fleet("m-1")), Optional.empty());
    assertThat(lifecycle.state()).isEqualTo(State.WAITING);
    lifecycle.bind(services);
    assertThat(lifecycle.state()).isEqualTo(State.WAITING);
    lifecycle.add(meters);
    assertThat(lifecycle.state()).isEqualTo(State.COLLECTING);
    lifecycle.remove(meters);
    assertThat(lifecycle.state()).isEqualTo(State.WAITING);
    lifecycle.add(meters);
    lifecycle.unbind(services);
    assertThat(lifecycle.state()).isEqualTo(State.WAITING);
  }

  @Test
  void without_a_fleet_in_order_it_says_so_and_a_wrong_document_does_not_end_a_good_fleet() {
    lifecycle.bind(services);
    lifecycle.add(meters);
    lifecycle.configure(new FleetSource.Shelved(), Optional.empty());
    assertThat(lifecycle.state()).isEqualTo(State.NO_FLEET);
    lifecycle.configure(new FleetSource.Written("{}"), Optional.empty());
    assertThat(lifecycle.state()).isEqualTo(State.NO_FLEET);
    lifecycle.configure(new FleetSource.Written(WireGateway.fleet("m-1")), Optional.empty());
    assertThat(lifecycle.state()).isEqualTo(State.COLLECTING);
    lifecycle.configure(new FleetSource.Written("{}"), Optional.empty());
    assertThat(lifecycle.state()).isEqualTo(State.COLLECTING);
    lifecycle.remove(meters);
    assertThat(lifecycle.state()).isEqualTo(State.WAITING);
  }
}
