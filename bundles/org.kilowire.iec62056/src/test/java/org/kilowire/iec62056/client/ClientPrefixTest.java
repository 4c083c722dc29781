// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.session.MeterTraits;

/** An answer that breaks off, anywhere: the conversation ends, and a part is no readout. */
final class ClientPrefixTest {

  static final String IDENTIFICATION = "/ISK5\\2MT382-1000\r\n";

  @Test
  void no_prefix_of_an_answer_is_a_readout() {
    byte[] all =
        (IDENTIFICATION
                + new String(
                    Blocks.data("1.8.0(1)\r\n!\r\n", true, Bcc.XOR), StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int length = 0; length <= all.length; length++) {
      byte[] prefix = Arrays.copyOf(all, length);
      ClientFuzz.fuzzerTestOneInput(prefix);
      Step end = ClientFuzz.run(Clients.of(MeterTraits.STANDARD).readOut(), prefix);
      assertThat(end instanceof Step.Done).as("%d octets", length).isEqualTo(length == all.length);
    }
  }
}
