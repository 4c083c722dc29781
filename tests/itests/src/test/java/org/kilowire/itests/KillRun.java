// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kilowire.ims.Diagnosis;
import org.kilowire.ims.Doctor;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.Eventually;

/**
 * Gateway, IMS and broker are killed again and again while meters are read every second; at the end
 * nothing is missing.
 */
final class KillRun {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(4);
  private static final Duration NEXT_WAIT = Duration.ofMillis(300);
  private static final int METERS_OF_A_KIND = 2;
  private static final int ENTRIES = 20_000;

  private final Site site;
  private final long seed;
  private final Random random;
  private final ImsTables ims;
  private int rounds;
  private int redelivering;

  /**
   * @param seed of whom is killed when; in the message of every failure
   */
  KillRun(Path root, long seed) {
    this.site = new Site(root);
    this.seed = seed;
    this.random = new Random(seed);
    this.ims = new ImsTables(site.imsDatabase());
  }

  /** The system property {@code kilowire.kills.seed}, or another one each time. */
  static long seed() {
    return Long.getLong("kilowire.kills.seed", System.nanoTime());
  }

  /**
   * Kills each of the three so often, and checks.
   *
   * @return after how many kills a batch came to the IMS that it had already; at most one a round
   */
  int run(int each) {
    try (MeterHost host =
            MeterHost.start(
                HostOptions.loopback(METERS_OF_A_KIND),
                InstantSource.system(),
                44,
                KillRun::everySecond);
        CommitPipe commits = CommitPipe.of(site.root().resolve("commits"));
        Processes processes = new Processes(site, commits)) {
      Map<String, ServedMeter> meters = FleetText.named(host.meters());
      site.settings(processes.startBroker(), "receipt.timeout=PT3S");
      site.secrets("meters=12345678");
      site.fleet(
          FleetText.onDemand(meters)
              .every(SECOND, SECOND.multipliedBy(2))
              .from(Duration.ofHours(1))
              .document());
      processes.start(Victim.IMS);
      processes.start(Victim.GATEWAY);
      awaitRecovered(processes, commits);
      for (List<Kill> round : Kill.plan(each, random)) {
        round(round, processes, commits);
      }
      Map<String, Integer> settled = new HashMap<>();
      meters.forEach(
          (id, served) -> settled.put(id, ArchiveComparison.settled(id, served.meter(), ims)));
      assertThat(processes.endGateway()).as("SIGTERM").isEqualTo(143);
      check(meters, settled, commits, processes);
      return redelivering;
    } catch (AssertionError | Exception e) {
      throw new AssertionError(this + ": " + e, e);
    }
  }

  static MeterOptions everySecond(MeterOptions usual) {
    return usual.withProfile(ProfileOptions.of(SECOND, 0).withOutageDays(0).withEntries(ENTRIES));
  }

  private void round(List<Kill> round, Processes processes, CommitPipe commits) throws Exception {
    rounds++;
    long before = ims.counter("redelivered");
    Duration limit = FIRST_WAIT;
    for (Kill kill : round) {
      switch (kill.moment()) {
        case AFTER_COMMIT -> commits.counter().next(limit);
        case AFTER_STORED -> processes.stored().next(limit);
        case ANY -> {}
      }
      letRun(kill.delay());
      processes.kill(kill.victim());
      limit = NEXT_WAIT; // what is dead has no more moments
    }
    for (Kill kill : round) {
      processes.start(kill.victim());
    }
    awaitRecovered(processes, commits);
    if (ims.counter("redelivered") > before) {
      redelivering++;
    }
  }

  /** Time that passes is what a random moment is made of. */
  private static void letRun(Duration time) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }

  /** All are there, and what is committed from now on reaches the IMS. */
  private void awaitRecovered(Processes processes, CommitPipe commits) {
    processes.awaitReady();
    long seen = commits.last();
    Eventually.await(() -> "a commit after " + seen, () -> commits.last() > seen);
    long committed = commits.last();
    Eventually.await(() -> committed + " at the IMS", () -> ims.upTo() >= committed);
  }

  private void check(
      Map<String, ServedMeter> meters,
      Map<String, Integer> settled,
      CommitPipe commits,
      Processes processes)
      throws SQLException {
    OutboxStatus gateway;
    try (Store store = Store.open(StoreSettings.of(site.home().data(), Site.GATEWAY))) {
      gateway = store.outbox().status();
    }
    List<Diagnosis> chains = new Doctor(site.imsDatabase()).examine();
    assertThat(chains).as("one epoch").hasSize(1);
    Diagnosis chain = chains.get(0);
    assertThat(chain.whole()).as(chain.lines()).isTrue();
    assertThat(chain.epoch()).isEqualTo(gateway.epoch());
    assertThat(chain.upTo()).isEqualTo(gateway.last()).isEqualTo(gateway.released());
    assertThat(commits.faults()).isEmpty();
    assertThat(commits.last()).isLessThanOrEqualTo(chain.upTo());
    assertThat(commits.reported()).isGreaterThan(chain.upTo() / 2);
    assertThat(chain.counter("revisions")).isZero();
    for (Map.Entry<String, ServedMeter> entry : meters.entrySet()) {
      String id = entry.getKey();
      var meter = entry.getValue().meter();
      assertThat(ArchiveComparison.faults(id, meter, ims, settled.get(id))).isEmpty();
      assertThat(Ledgers.faults(id, meter, ims, processes.gatewayStarts())).isEmpty();
    }
  }

  @Override
  public String toString() {
    return "seed " + seed + ", round " + rounds;
  }
}
