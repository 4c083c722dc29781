// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.tests.support.Eventually;
import org.kilowire.uplink.UplinkCount;

/** The IMS is stopped; the broker, which keeps messages for it, acknowledges. */
@Timeout(300)
class SilentImsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path root;

  @Test
  void a_brokers_word_releases_nothing() throws Exception {
    silent(Duration.ofSeconds(3));
  }

  @Test
  @Tag("slow")
  @Tag("part-4")
  void a_brokers_word_releases_nothing_for_a_minute() throws Exception {
    silent(Duration.ofSeconds(60));
  }

  private void silent(Duration span) throws Exception {
    try (MeterHost host =
            MeterHost.start(HostOptions.loopback(2), InstantSource.system(), 43, like -> like);
        Rig rig =
            Rig.of(
                root,
                FleetText.onDemand(FleetText.named(host.meters())).every(SECOND, SECOND),
                "receipt.timeout=PT1S")) {
      rig.startIms(); // so that the broker knows it, and keeps what comes
      rig.stopIms();
      InProcessGateway gateway = rig.startGateway();
      Eventually.await(
          "the broker acknowledges",
          () -> gateway.uplink().count(UplinkCount.BATCHES_ACCEPTED) > 0);
      long collected = gateway.outbox().last();
      Eventually.throughout("nothing is released", span, () -> gateway.outbox().released() == 0);
      assertThat(gateway.uplink().count(UplinkCount.BATCHES_RESENT)).isPositive();
      assertThat(gateway.outbox().last())
          .as("collection goes on")
          .isGreaterThan(collected + span.toSeconds());

      List<Long> order = new CopyOnWriteArrayList<>();
      rig.startIms((id, epoch, sequence, block) -> order.add(sequence));
      gateway.stopCollecting();
      Eventually.await(
          "all is handed over",
          span.plus(Eventually.LIMIT),
          () -> gateway.outbox().released() == gateway.outbox().last());
      long last = gateway.outbox().last();
      assertThat(order).containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
      assertThat(rig.whole().upTo()).isEqualTo(last);
      assertThat(rig.whole().epoch()).isEqualTo(gateway.outbox().epoch());
    }
  }
}
