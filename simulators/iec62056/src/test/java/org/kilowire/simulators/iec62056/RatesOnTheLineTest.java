// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.iec62056.line.Passage;

/** A pseudo-terminal tells the rate that a client has set: the meters hold it against their own. */
@Timeout(240)
final class RatesOnTheLineTest {

  @TempDir private Path folder;
  private Iec62056Host host;

  @AfterEach
  void stop() {
    host.close();
  }

  private LineMeter start(MeterKind kind) throws LinkException {
    LinePlace place = LinePlace.serial(folder.resolve("head"));
    host =
        Iec62056Host.start(
            Iec62056HostOptions.of(place, kind), InstantSource.system(), 1, like -> like);
    return host.meters().get(0);
  }

  /** Rates without their lengths. */
  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (Passage one : host.lines().get(0).passages()) {
      steps.add((one.heard() ? "<" : ">") + one.clientBaud() + "/" + one.deviceBaud());
    }
    return steps;
  }

  @Test
  void the_client_is_at_the_meters_rate_at_each_step() throws Exception {
    LineMeter meter = start(MeterKind.EMH_LZQJ);
    try (LineClient client = LineClient.at(meter, MeterTraits.STANDARD)) {
      client.ok(client.client.readOut());
    }
    assertThat(steps()).containsExactly("<300/300", ">300/300", "<300/300", ">9600/9600");
  }

  @Test
  void mode_a_stays_at_its_rate_and_is_not_acknowledged() throws Exception {
    LineMeter meter = start(MeterKind.KAMSTRUP_382);
    try (LineClient client = LineClient.at(meter, MeterTraits.STANDARD.with(Bcc.NONE))) {
      client.ok(client.client.readOut());
    }
    assertThat(steps()).containsExactly("<300/300", ">300/300");
  }

  @Test
  void a_client_that_goes_to_another_rate_hears_noise() throws Exception {
    LineMeter meter = start(MeterKind.LANDIS_GYR_ZMD120);
    try (LineClient client = LineClient.at(meter, MeterTraits.STANDARD)) {
      assertThat(client.run(client.client.readOut())).isInstanceOf(Outcome.Failed.class);
    }
    assertThat(host.lines().get(0).passages()).anyMatch(passage -> !passage.isUnderstood());
    host.lines().get(0).forget();
    MeterTraits stays = MeterTraits.STANDARD.with(Rates.STANDARD.withData(false, 0));
    try (LineClient client = LineClient.at(meter, stays)) {
      client.ok(client.client.readOut());
    }
    assertThat(host.lines().get(0).passages()).allMatch(Passage::isUnderstood);
  }

  @Test
  void a_line_that_is_pulled_out_has_its_meters_when_it_is_back() throws Exception {
    LineMeter meter = start(MeterKind.GENERIC_C);
    host.serials().get(0).unplug();
    host.serials().get(0).plug();
    try (LineClient client = LineClient.at(meter, MeterTraits.STANDARD)) {
      assertThat(client.ok(client.client.readOut()).identification())
          .isNotEqualTo(Optional.empty());
    }
  }
}
