// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"8N1", "7E1", "7O2", "8E2"})
  void framing_prints_what_it_reads(String text) {
    assertThat(Framing.parse(text).orElseThrow().toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8N", "9N1", "8X1", "8N3", "8N11", "8n1"})
  void framing_refuses_the_rest(String text) {
    assertThat(Framing.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8N1, 9600, 1041666",
    "7E1, 300, 33333333",
    "8E2, 9600, 1250000",
    "7N1, 9000, 1000000"
  })
  void a_character_takes_the_time_of_its_bits(String framing, int baud, long nanos) {
    Framing characters = Framing.parse(framing).orElseThrow();
    assertThat(LineSettings.of(baud, characters).characterNanos()).isEqualTo(nanos);
  }

  @Test
  void refuses_a_baud_rate_no_line_has() {
    Framing framing = Framing.parse("8N1").orElseThrow();
    assertThatThrownBy(() -> LineSettings.of(0, framing)).hasMessageContaining("baud");
    assertThatThrownBy(() -> new LineSettings(9600, framing, false, false, -1))
        .hasMessageContaining("turnaround");
  }
}
