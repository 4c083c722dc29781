// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;

/** A trace says what passes, and no password. */
final class SessionTraceTest {

  @Test
  void a_password_in_the_request_is_left_out() {
    MeterUnderTest meter =
        new MeterUnderTest().with("sign-on", "/?{password}!").with("sign-on-password", "one");
    Explainer explainer =
        new Iec62056Protocol().explainer(meter.meter(), name -> Optional.of(Secret.of("geheim")));
    List<String> lines = new ArrayList<>();
    ByteBuffer request = ByteBuffer.wrap("/?geheim!\r\n".getBytes(StandardCharsets.US_ASCII));
    explainer.passed(Direction.SENT, request, lines::add);
    for (Direction way : Direction.values()) {
      explainer.passed(way, ByteBuffer.wrap(new byte[] {'\r', '\n'}), lines::add);
    }
    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("geheim"));
    assertThat(String.join("", lines)).contains("/?");
  }
}
