// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.Step;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Traits;

/** How the session of a meter of mode E begins; what comes behind is HDLC's. */
final class ModeETest {

  private static Traits traits(Object... given) {
    Map<String, Object> own = new HashMap<>();
    for (int i = 0; i < given.length; i += 2) {
      own.put((String) given[i], given[i + 1]);
    }
    return Traits.of(DlmsTraits.ALL, own);
  }

  private static Conversation<?> opening(Traits traits) {
    MeterType type = new MeterType("t", "dlms", Map.of(), null, List.of(), List.of());
    return new DlmsProtocol()
        .session(
            new Meter("m", Optional.empty(), type, traits), name -> Optional.empty(), Counters.NONE)
        .open();
  }

  @Test
  void the_meter_is_asked_at_300_baud_by_its_address() {
    Conversation<?> opening = opening(traits("mode-e", true, "mode-e-address", "4711"));
    Step.Tune tune = (Step.Tune) opening.begin(0);
    assertThat(tune.settings().baud()).isEqualTo(300);
    assertThat(tune.settings().framing()).isEqualTo(Rates.SEVEN_EVEN);
    Step.Send send = (Step.Send) opening.tuned(true, 0);
    assertThat(StandardCharsets.US_ASCII.decode(send.octets()).toString()).isEqualTo("/?4711!\r\n");
  }

  @Test
  void no_more_than_the_highest_rate_is_proposed() {
    Conversation<?> opening = opening(traits("mode-e", true, "mode-e-max-baud", 2400L));
    opening.begin(0);
    opening.tuned(true, 0);
    opening.sent(0);
    ByteBuffer who = ByteBuffer.wrap("/ISK5\\2M\r\n".getBytes(StandardCharsets.US_ASCII));
    Step.Await pause = (Step.Await) opening.received(who, 0);
    Step.Send acknowledged = (Step.Send) opening.elapsed(pause.until());
    assertThat(StandardCharsets.US_ASCII.decode(acknowledged.octets()).toString())
        .isEqualTo("\u0006232\r\n");
    Step.Tune tune = (Step.Tune) opening.sent(pause.until());
    assertThat(tune.settings().baud()).isEqualTo(2400);
    assertThat(tune.settings().framing()).isEqualTo(Framing.PLAIN);
  }

  @Test
  void another_meter_hears_hdlc_at_once() {
    assertThat(opening(traits()).begin(0)).isInstanceOf(Step.Send.class);
    assertThat(opening(traits("mode-e", true, "framing", "wrapper")).begin(0))
        .as("the wrapper has no line of its own to open")
        .isInstanceOf(Step.Send.class);
  }

  @Test
  void a_trace_explains_both() {
    Explainer explainer = DlmsProtocol.explainer(traits("mode-e", true));
    List<String> lines = new ArrayList<>();
    explainer.passed(
        Direction.SENT, ByteBuffer.wrap("/?!\r\n".getBytes(StandardCharsets.US_ASCII)), lines::add);
    ByteBuffer disc =
        ByteBuffer.wrap(new byte[] {0x7E, (byte) 0xA0, 0x07, 3, 0x21, 0x53, 3, (byte) 0xC7, 0x7E});
    explainer.passed(Direction.SENT, disc, lines::add);
    assertThat(lines.get(0)).startsWith("request /?!");
    assertThat(lines.get(1)).contains("DISC");
  }
}
