// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;

final class ServerProperties {

  private static String command(String code, String data) {
    return new String(Blocks.command(code, data, Bcc.XOR), StandardCharsets.ISO_8859_1);
  }

  @Provide
  Arbitrary<byte[]> clients() {
    return Arbitraries.of(
            "/?!\r\n",
            "/?1!\r\n",
            "/",
            "\n",
            "\u0006050\r\n",
            "\u0006051\r\n",
            "\u0006252\r\n",
            "\u0006",
            "\u0015",
            "\u0000",
            command("P1", "(1)"),
            command("R5", "1.8.0()"),
            command("W5", "1.8.0(1)"),
            command("B0", ""),
            command("X9", "\u0001"),
            "\u0001")
        .list()
        .ofMaxSize(15)
        .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 500, seed = "30")
  void any_client_is_served(@ForAll("clients") byte[] input) {
    ServerFuzz.fuzzerTestOneInput(input);
  }

  @Property(tries = 200, seed = "31")
  void any_octets_are_heard(@ForAll @Size(max = 300) byte[] input) {
    ServerFuzz.fuzzerTestOneInput(input);
  }
}
