// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.ok;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.LineTrace;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Registers;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;

final class Iec62056ExplainerTest {

  @Test
  void a_session_is_told_without_its_password() {
    List<String> lines = new ArrayList<>();
    LineTrace trace =
        LineTrace.into(lines::add, new Iec62056Explainer(List.of(Secret.of("geheim77"))));
    SimulatedLine line =
        new SimulatedLine(
            MeterServer.of(
                MeterServerSettings.of("/EMH5LZQJ", "12345678").withPassword("geheim77"),
                Registers.some()));
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    ok(line.run(trace.of(client.open(Clients.password("geheim77")))));
    ok(line.run(trace.of(client.ask(CommandMessage.read(5, "2.8.0")))));
    ok(line.run(trace.of(client.ask(CommandMessage.write(5, "2.8.0", "geheim99")))));
    ok(line.run(trace.of(client.close())));
    assertThat(lines)
        .contains(
            "> request /?!<CR><LF>",
            "< identification /EMH5LZQJ<CR><LF>",
            "> option <ACK>051<CR><LF>",
            "< command <SOH>P0<STX>(12345678)<ETX>h",
            "> command <SOH>R5<STX>2.8.0()<ETX>]",
            "< data <STX>2.8.0(0000003.200*kWh)<ETX>i",
            "> break <SOH>B0<ETX>q");
    assertThat(lines).noneMatch(text -> text.contains("geheim"));
    assertThat(lines).anyMatch(text -> text.startsWith("> command <SOH>P1<STX>(...)"));
  }
}
