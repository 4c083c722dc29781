// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;

/** Whatever comes, a conversation ends. */
final class ClientPrefixTest {

  static final String IDENTIFICATION = "/ISK5\\2MT382-1000\r\n";

  @Test
  void every_prefix_of_an_answer_is_done_with() {
    byte[] all =
        (IDENTIFICATION
                + new String(
                    Blocks.data("1.8.0(1)\r\n!\r\n", true, Bcc.XOR), StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int length = 0; length <= all.length; length++) {
      ClientFuzz.fuzzerTestOneInput(Arrays.copyOf(all, length));
    }
  }
}
