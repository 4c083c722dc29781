// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Registers;

/** What a server hears before it is asked. */
final class MeterServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/?4711!\r\n", "~ \u0007!S\n~", "/?4711!\u0001R5\u00021.8.0()\u0003^"})
  void a_request_is_answered_whatever_came_in_front_with_it(String before) {
    MeterServerSettings settings = MeterServerSettings.of("/EMH5\\@01LZQJL0014F", "12345678");
    MeterServer server = MeterServer.of(settings, Registers.some());
    server.begin(0);
    server.tuned(true, 0);
    String all = before + "/?12345678!\r\n";
    ByteBuffer in = ByteBuffer.wrap(all.getBytes(StandardCharsets.ISO_8859_1));
    Step step = server.received(in, 0);
    assertThat(step).isEqualTo(new Step.Await(settings.reaction().toNanos()));
  }
}
