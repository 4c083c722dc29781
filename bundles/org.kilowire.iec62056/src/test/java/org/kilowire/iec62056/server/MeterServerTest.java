// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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

  /** Behind a readout of mode A, which nobody acknowledges. */
  private static Step behindReadout(String heard) {
    MeterServerSettings settings = MeterServerSettings.of("/KAM MC382", "12345678");
    MeterServer server = MeterServer.of(settings, Registers.some());
    server.begin(0);
    server.tuned(true, 0);
    server.received(octets("/?!\r\n"), 0);
    server.elapsed(settings.reaction().toNanos());
    server.sent(settings.reaction().toNanos());
    server.sent(0);
    return server.received(octets(heard), 0);
  }

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void a_readout_is_repeated_for_a_nak_and_over_when_somebody_else_is_spoken_to() {
    long reaction = MeterServerSettings.of("/KAM MC382", "1").reaction().toNanos();
    assertThat(behindReadout("\u0015")).isEqualTo(new Step.Await(reaction));
    assertThat(behindReadout("~ \u0007!\u0015~")).isInstanceOf(Step.Tune.class);
    assertThat(behindReadout("~ \u0007!\u0001B0\u0003q~")).isInstanceOf(Step.Tune.class);
  }
}
