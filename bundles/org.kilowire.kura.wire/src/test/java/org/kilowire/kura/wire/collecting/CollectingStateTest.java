// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.wire.collecting.Collecting.State;
import org.kilowire.kura.wire.due.HandTime;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.tally.Tally;
import org.slf4j.LoggerFactory;

/** What a launcher is told of a Collector. */
final class CollectingStateTest {

  @TempDir private Path folder;
  private final FakeMeters meters = new FakeMeters("fake");
  private final Collecting collecting =
      new Collecting(
          new Tally(LoggerFactory.getLogger(CollectingStateTest.class), "c"),
          new WireOutput(
              new FakePort(), new EmissionRegistry(), new HandTime("2026-03-10T10:30:00Z")));
  private Site site;
  private Surroundings around;

  @BeforeEach
  void open() {
    site = new Site(folder);
    around = site.surroundings();
  }

  @AfterEach
  void close() {
    collecting.close();
    assertThat(collecting.state()).isEqualTo(State.WAITING);
    site.close();
    assertThat(Site.threads()).isEmpty();
  }

  @Test
  void it_waits_until_all_is_there_and_again_when_something_goes() {
    assertThat(collecting.state()).isEqualTo(State.WAITING);
    collecting.configure(new FleetSource.Written(Site.fleet("m-1")), Optional.empty());
    assertThat(collecting.state()).isEqualTo(State.WAITING);
    collecting.bind(around);
    assertThat(collecting.state()).isEqualTo(State.WAITING);
    collecting.add(meters);
    assertThat(collecting.state()).isEqualTo(State.COLLECTING);
    collecting.remove(meters);
    assertThat(collecting.state()).isEqualTo(State.WAITING);
    collecting.add(meters);
    collecting.unbind(around);
    assertThat(collecting.state()).isEqualTo(State.WAITING);
  }

  @Test
  void without_a_fleet_in_order_it_says_so_and_a_wrong_document_does_not_end_a_good_fleet() {
    collecting.bind(around);
    collecting.add(meters);
    collecting.configure(new FleetSource.Shelved(), Optional.empty());
    assertThat(collecting.state()).isEqualTo(State.NO_FLEET);
    collecting.configure(new FleetSource.Written("{}"), Optional.empty());
    assertThat(collecting.state()).isEqualTo(State.NO_FLEET);
    collecting.configure(new FleetSource.Written(Site.fleet("m-1")), Optional.empty());
    assertThat(collecting.state()).isEqualTo(State.COLLECTING);
    collecting.configure(new FleetSource.Written("{}"), Optional.empty());
    assertThat(collecting.state()).isEqualTo(State.COLLECTING);
    collecting.remove(meters);
    assertThat(collecting.state()).isEqualTo(State.WAITING);
  }
}
