// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.signon.Identification;

/** What comes behind the acknowledgement of mode E. */
final class OpenHdlcTest {

  private static final String CONFIRMATION = "063235320D0A";

  private final Conversation<Identification> conversation =
      Clients.of(MeterTraits.STANDARD).openHdlc();
  private final ByteBuffer in = ByteBuffer.allocate(1024).flip();
  private long now = 1;

  /** Up to the wait for the confirmation. */
  private Step acknowledged() {
    assertThat(conversation.begin(now)).isInstanceOf(Step.Tune.class);
    Step step = conversation.tuned(true, now);
    assertThat(step).isInstanceOf(Step.Send.class);
    assertThat(conversation.sent(now)).isInstanceOf(Step.Await.class);
    put("/ISK5\\2MT382-1000\r\n".getBytes(StandardCharsets.US_ASCII));
    step = conversation.received(in, now);
    now = ((Step.Await) step).until();
    step = conversation.elapsed(now);
    byte[] sent = new byte[6];
    ((Step.Send) step).octets().get(sent);
    assertThat(HexFormat.of().withUpperCase().formatHex(sent)).isEqualTo(CONFIRMATION);
    step = conversation.sent(now);
    LineSettings settings = ((Step.Tune) step).settings();
    assertThat(settings.baud()).isEqualTo(9600);
    assertThat(settings.framing()).isEqualTo(Framing.PLAIN);
    return conversation.tuned(true, now);
  }

  private void put(byte[] octets) {
    in.compact().put(octets).flip();
  }

  private Step receive(byte[] octets, int chunk) {
    Step step = null;
    for (int i = 0; i < octets.length && (step == null || !step.isLast()); i += chunk) {
      put(Arrays.copyOfRange(octets, i, Math.min(octets.length, i + chunk)));
      step = conversation.received(in, ++now);
    }
    return step;
  }

  @ParameterizedTest
  @CsvSource({
    CONFIRMATION + ", 1, 0",
    CONFIRMATION + ", 6, 0",
    CONFIRMATION + "7EA0, 8, 2",
    "00F8" + CONFIRMATION + ", 3, 0",
    "0632" + CONFIRMATION + ", 2, 0",
    "7EA00A, 3, 3"
  })
  void the_confirmation_is_taken_and_what_is_hdlcs_stays(String hex, int chunk, int left) {
    acknowledged();
    assertThat(receive(HexFormat.of().parseHex(hex), chunk)).isInstanceOf(Step.Done.class);
    assertThat(in.remaining()).isEqualTo(left);
  }

  @Test
  void the_confirmation_comes_with_parity() {
    acknowledged();
    byte[] octets = ParityBit.EVEN.encode(HexFormat.of().parseHex(CONFIRMATION));
    assertThat(octets).isNotEqualTo(HexFormat.of().parseHex(CONFIRMATION));
    assertThat(receive(octets, 1)).isInstanceOf(Step.Done.class);
  }

  @Test
  void a_confirmation_that_does_not_come_is_done_without_in_bounded_time() {
    Step step = acknowledged();
    long until = ((Step.Await) step).until();
    assertThat(until - now).isEqualTo(MeterTraits.STANDARD.timing().confirmation().toNanos());
    put(new byte[] {0x00});
    assertThat(((Step.Await) conversation.received(in, ++now)).until()).isEqualTo(until);
    assertThat(conversation.elapsed(until)).isInstanceOf(Step.Done.class);
  }

  @Test
  void a_readout_in_its_place_is_told() {
    acknowledged();
    byte[] octets = ParityBit.EVEN.encode("\u00021.8.0(1)\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(receive(octets, 4))
        .isInstanceOfSatisfying(
            Step.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Iec62056Reason.READOUT_INSTEAD));
  }
}
