// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.fleet.FleetResult;

/** Which lines a fleet of this gateway may have. */
final class FleetsTest {

  private static FleetResult withLine(String uri) {
    String document =
        """
        {"version": 1, "gateway": "g1", "lines": [{"id": "one", "uri": "%s"}]}
        """
            .formatted(uri);
    return Fleets.reader(name -> true).read(document.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://meter:4059",
        "udp://meter:4059",
        "tcp-listen://:4059",
        "serial:/dev/serial/by-id/usb-FTDI_A-if00-port0?baud=19200&framing=8E1",
        "rfc2217://server:7001?baud=9600"
      })
  void every_kind_of_link_that_the_packages_open_is_a_line(String uri) {
    assertThat(withLine(uri)).isInstanceOf(FleetResult.Whole.class);
  }

  @Test
  void a_kind_that_they_do_not_open_is_refused_with_those_that_they_do() {
    assertThat(withLine("pipe:meter"))
        .isInstanceOfSatisfying(
            FleetResult.Refused.class,
            refused ->
                assertThat(refused.problems().get(0).toString())
                    .contains(
                        "this gateway has no pipe links; it has [tcp, udp, tcp-listen, rfc2217,"
                            + " serial]"));
  }
}
