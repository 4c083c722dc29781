// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a server says of its port is a text, whatever it says. */
final class ComPortTest {

  @Test
  void every_value_of_a_setting_has_a_text() {
    for (int command = 0; command < 256; command++) {
      for (int value : new int[] {0, 1, 2, 3, 4, 5, 255, -1, Integer.MIN_VALUE}) {
        assertThat(new ComPort.Setting((byte) command, value).toString()).isNotBlank();
      }
    }
    assertThat(new ComPort.Setting(ComPort.SET_PARITY, 4)).hasToString("parity 4");
    assertThat(new ComPort.Setting(ComPort.SET_PARITY, 3)).hasToString("parity even");
  }
}
