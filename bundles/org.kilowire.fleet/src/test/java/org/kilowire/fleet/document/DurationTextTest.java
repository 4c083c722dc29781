// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"P31D, P31D", "PT36H, P1DT12H", "PT900S, PT15M", "PT0.1S, PT0.1S", "PT0S, PT0S"})
  void spans_are_written_with_days(String span, String text) {
    assertThat(DurationText.text(Duration.parse(span))).isEqualTo(text);
    assertThat(DurationText.parse(text)).contains(Duration.parse(span));
  }
}
