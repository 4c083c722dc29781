// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;

final class ClientProperties {

  @Provide
  Arbitrary<byte[]> meters() {
    return Arbitraries.of(
            ClientPrefixTest.IDENTIFICATION,
            new String(Blocks.command("P0", "(123)", Bcc.XOR), StandardCharsets.ISO_8859_1),
            new String(Blocks.command("B0", "", Bcc.XOR), StandardCharsets.ISO_8859_1),
            new String(
                Blocks.data("1.8.0(1)\r\n!\r\n", true, Bcc.XOR), StandardCharsets.ISO_8859_1),
            new String(Blocks.data("P.01(", false, Bcc.XOR), StandardCharsets.ISO_8859_1),
            new String(Blocks.data("(ERR12)", true, Bcc.XOR), StandardCharsets.ISO_8859_1),
            "\u0006",
            "\u0015",
            "\u0002",
            "\u0001",
            "\u0003",
            "junk",
            "/",
            "!",
            "\r\n",
            "\u00ff",
            "\u0006252\r\n")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 300, seed = "20")
  void any_meter_is_done_with(@ForAll("meters") byte[] input) {
    ClientFuzz.fuzzerTestOneInput(input);
  }

  @Property(tries = 200, seed = "21")
  void any_octets_are_done_with(@ForAll @Size(max = 400) byte[] input) {
    ClientFuzz.fuzzerTestOneInput(input);
  }
}
