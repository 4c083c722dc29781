// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Registers;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.Readout;

final class NoiseProperties {

  /** Whatever is spoiled: a reading is the meter's, or there is none. */
  @Property(tries = 150, seed = "4711")
  void noise_never_becomes_a_reading(@ForAll long seed) {
    Random random = new Random(seed);
    SimulatedLine line =
        ClientServerTest.line(ClientServerTest.SETTINGS)
            .fault(octets -> SimulatedLine.cut(ClientServerTest.spoiled(octets, random), 16));
    Outcome<Readout> outcome = line.run(Clients.of(MeterTraits.STANDARD).readOut());
    if (outcome instanceof Outcome.Ok<Readout> read) {
      List<String> right = new ArrayList<>();
      Registers.some().readout('0', '0').lines().forEach(right::add);
      for (DataSet set : read.value().message().dataSets()) {
        assertThat(right).contains(set.raw());
      }
      assertThat(read.value().message().dataSets()).hasSize(7);
    }
  }
}
