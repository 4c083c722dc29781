// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.store.ParkedMeters;
import org.kilowire.tests.support.Eventually;

/**
 * The gateway as a process, and meters that refuse its password: each sees it once, however often
 * the gateway is killed, until somebody releases the meter or the password is another.
 */
@Timeout(300)
class ParkedMeterTest {

  private static final String SECRET = "12345678";
  private static final String OTHER = "87654321";

  /** A port at which no broker listens: collection goes on without. */
  private static final int NOBODY = 1;

  /** Of a schedule that asks each meter every second. */
  private static final int ROUNDS = 4;

  @TempDir private Path root;

  private Site site;
  private Processes processes;
  private Map<String, ServedMeter> meters;

  /** Takes {@link #SECRET}: what it is asked shows that schedules run. */
  private SimulatedMeter good;

  private List<SimulatedMeter> refusing;

  @Test
  void a_meter_sees_a_refused_password_once_over_kills_until_it_is_released() throws Exception {
    site = new Site(root);
    int[] made = {0};
    try (MeterHost host =
            MeterHost.start(
                HostOptions.loopback(2),
                InstantSource.system(),
                12,
                usual -> withPassword(usual, made[0]++));
        CommitPipe commits = CommitPipe.of(root.resolve("commits"));
        Processes started = new Processes(site, commits)) {
      processes = started;
      meters = FleetText.named(host.meters());
      good = meters.get("meter-1").meter();
      refusing = host.meters().stream().map(ServedMeter::meter).filter(m -> m != good).toList();
      site.settings(NOBODY);
      site.secrets("meters=" + SECRET);
      site.fleet(
          FleetText.onDemand(meters).every(Duration.ofSeconds(1), FleetText.NEVER).document());
      processes.start(Victim.GATEWAY);
      awaitParked();
      letRoundsPass();
      assertRefused(1);

      for (int kill = 0; kill < 2; kill++) {
        restart();
        assertRefused(1);
      }

      release();
      Eventually.await("asked once more", () -> refusing.stream().allMatch(m -> refused(m) == 2));
      letRoundsPass();
      restart();
      assertRefused(2);

      site.secrets("meters=" + OTHER);
      List<Integer> before = refusing.stream().map(meter -> meter.ledger().size()).toList();
      processes.kill(Victim.GATEWAY);
      processes.start(Victim.GATEWAY);
      for (int i = 0; i < refusing.size(); i++) {
        SimulatedMeter meter = refusing.get(i);
        int had = before.get(i);
        Eventually.await("read with another password", () -> meter.ledger().size() > had);
      }
      assertRefused(2);
      Eventually.await("the other one refuses it", () -> refused(good) == 1);
    }
  }

  private static MeterOptions withPassword(MeterOptions usual, int number) {
    return usual.withPassword(number == 0 ? SECRET : OTHER);
  }

  private static long refused(SimulatedMeter meter) {
    return meter.refusals();
  }

  private void assertRefused(long times) {
    assertThat(refusing).allSatisfy(meter -> assertThat(refused(meter)).isEqualTo(times));
  }

  private void awaitParked() {
    Eventually.await(
        "all are parked", () -> refusing.stream().allMatch(m -> refused(m) == 1) && parked());
  }

  private boolean parked() {
    try (ParkedMeters list = ParkedMeters.open(site.home().data(), InstantSource.system())) {
      return list.all().size() == refusing.size();
    }
  }

  /** The schedule comes round so often, on the line of the meter that answers. */
  private void letRoundsPass() {
    int had = good.ledger().size();
    Eventually.await("rounds of the good meter", () -> good.ledger().size() >= had + ROUNDS);
  }

  private void restart() throws Exception {
    processes.kill(Victim.GATEWAY);
    processes.start(Victim.GATEWAY);
    processes.awaitReady();
    letRoundsPass();
  }

  private void release() throws Exception {
    try (Child command =
        Child.start(
            "parked",
            site.log("parked"),
            line -> {},
            List.of(),
            List.of("parked", "--home", site.home().folder().toString(), "--release", "all"))) {
      Eventually.await("the command to end", () -> !command.isAlive());
      assertThat(command.end()).isZero();
    }
  }
}
