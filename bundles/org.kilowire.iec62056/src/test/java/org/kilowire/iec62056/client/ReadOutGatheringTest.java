// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.Readout;

/** What a readout has no use for yet. */
final class ReadOutGatheringTest {

  private final Conversation<Readout> conversation = Clients.of(MeterTraits.STANDARD).readOut();
  private long now = 1;

  private Step.Await receive(String text) {
    ByteBuffer in = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    return (Step.Await) conversation.received(in, ++now);
  }

  private Step.Await afterSend(Step send) {
    assertThat(send).isInstanceOf(Step.Send.class);
    Step step = conversation.sent(now);
    return (Step.Await) (step instanceof Step.Tune ? conversation.tuned(true, now) : step);
  }

  @Test
  void a_pause_ends_with_its_time_an_identification_at_once_and_data_may_gather() {
    conversation.begin(now);
    assertThat(afterSend(conversation.tuned(true, now)).more()).isZero();
    assertThat(receive("/ISk5MT382").more()).isZero();
    Step.Await pause = receive("-1000\r\n");
    assertThat(pause.more()).isEqualTo(Step.Await.NOTHING);
    now = pause.until();
    assertThat(afterSend(conversation.elapsed(now)).more()).isZero();
    assertThat(receive("\u00021.8.0(1)\r\n").more()).isEqualTo(96);
    Step.Await inside = receive("1.8.1(00)\r\n".repeat(60));
    assertThat(inside.more()).isEqualTo(96);
    assertThat(inside.until() - now)
        .isEqualTo(MeterTraits.STANDARD.timing().betweenCharacters().toNanos());
    assertThat(receive("!\r\n\u0003").more()).isZero();
  }
}
