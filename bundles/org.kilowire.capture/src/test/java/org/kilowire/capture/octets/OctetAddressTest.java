// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.sv.ft3.Ft3Options;

final class OctetAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp://:5000",
        "udp://192.0.2.1:5000",
        "udp://[::1]:5000",
        "tcp://converter:5000",
        "tcp-listen://:1",
        "/dev/ft3"
      })
  void an_address_is_written_as_it_is_read(String text) {
    OctetAddress address = OctetAddress.parse(text);
    assertThat(address).hasToString(text).isEqualTo(OctetAddress.parse(text));
    assertThat(address).hasSameHashCodeAs(OctetAddress.parse(text));
    assertThat(OctetAddress.isNetwork(text)).isEqualTo(!text.startsWith("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "udp://:0, a port is 1..65535",
    "udp://:65536, a port is 1..65535",
    "udp://:, must be udp://[HOST]:PORT",
    "tcp://:5000, which host?",
    "tcp://a b:5000, must be udp://[HOST]:PORT",
    "file:/tmp/x, or the path of a device",
    "'', must be udp://[HOST]:PORT"
  })
  void what_is_wrong_is_said(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OctetAddress.parse(text))
        .withMessageContaining(why);
  }

  @Test
  void a_source_is_called_by_where_it_reads() {
    Path folder = Path.of("natives");
    assertThat(OctetAddress.parse("udp://127.0.0.1:5000").source(Ft3Options.MERGING_UNIT, folder))
        .hasToString("udp 127.0.0.1:5000");
    assertThat(OctetAddress.parse("tcp://converter:5000").source(Ft3Options.MERGING_UNIT, folder))
        .hasToString("tcp converter:5000");
    assertThat(OctetAddress.parse("/dev/ft3").source(Ft3Options.MERGING_UNIT, folder))
        .hasToString("/dev/ft3");
  }

  @Test
  void different_addresses_are_not_equal() {
    assertThat(OctetAddress.parse("udp://:5000"))
        .isNotEqualTo(OctetAddress.parse("udp://:5001"))
        .isNotEqualTo(OctetAddress.parse("tcp-listen://:5000"))
        .isNotEqualTo(OctetAddress.parse("udp://h:5000"));
  }
}
