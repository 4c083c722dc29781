// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.CountingHandler;
import org.kilowire.dlms.datalink.LineFaults;
import org.kilowire.dlms.datalink.SimulatedLine;

final class WrapperServerTest {

  private final CountingHandler device = new CountingHandler();

  private WrapperServer server(WrapperServerSettings settings) {
    return new WrapperServer(
        settings,
        (client, logical, physical) -> logical == 1 ? Optional.of(device) : Optional.empty());
  }

  private static Octets request(int server, int number) {
    ByteBuffer apdu = CountingHandler.request(number, 5, 8);
    return Octets.copyOf(Wpdu.write(ByteBuffer.allocate(16), 16, server, apdu));
  }

  private static Octets answer(int number) {
    ByteBuffer apdu = CountingHandler.answer(number, 5);
    return Octets.copyOf(Wpdu.write(ByteBuffer.allocate(16), 1, 16, apdu));
  }

  private static void said(Step step, int number) {
    assertThat(Octets.copyOf(((Step.Send) step).octets())).isEqualTo(answer(number));
  }

  @Test
  void apdus_of_any_length_go_both_ways_however_the_stream_is_cut() {
    SimulatedLine line = new SimulatedLine(server(WrapperServerSettings.DEFAULT));
    line.faults(new LineFaults(1, 0), new LineFaults(2, 0));
    WrapperLink link = new WrapperLink(WrapperSettings.of(16, 1));
    Random random = new Random(3);
    for (int number = 0; number < 100; number++) {
      int length = 8 + random.nextInt(8_000);
      int answerLength = 1 + random.nextInt(65_000);
      var request = CountingHandler.request(number, answerLength, length);
      var outcome = line.run(link.exchange(request, false));
      assertThat(outcome).isEqualTo(new Outcome.Ok<>(CountingHandler.answer(number, answerLength)));
    }
    assertThat(device.garbled()).isFalse();
  }

  @Test
  void ports_nobody_has_are_met_with_silence() {
    WrapperServer server = server(WrapperServerSettings.DEFAULT);
    server.begin(0);
    assertThat(server.received(request(2, 7).buffer(), 1)).isInstanceOf(Step.Await.class);
    said(server.received(request(1, 8).buffer(), 2), 8);
    assertThat(server.counters().foreign()).isEqualTo(1);
  }

  @Test
  void requests_that_come_together_are_answered_in_turn() {
    WrapperServer server = server(WrapperServerSettings.DEFAULT);
    server.begin(0);
    Octets third = request(1, 3);
    ByteBuffer in = Octets.ofHex("" + request(1, 1) + request(1, 2) + third.slice(0, 9)).buffer();
    said(server.received(in, 1), 1);
    assertThat(in.hasRemaining()).isFalse();
    said(server.sent(2), 2);
    assertThat(server.sent(3)).isInstanceOf(Step.Await.class);
    said(server.received(third.slice(9, third.length()).buffer(), 4), 3);
    assertThat(server.sent(5)).isInstanceOf(Step.Await.class);
  }

  @Test
  void a_stream_out_of_step_ends_the_link_and_its_associations() {
    WrapperServer server = server(WrapperServerSettings.DEFAULT);
    server.begin(0);
    said(server.received(request(1, 1).buffer(), 1), 1);
    server.sent(2);
    assertThat(server.received(Octets.ofHex("7EA0070321930F01").buffer(), 3))
        .isInstanceOfSatisfying(
            Step.Failed.class, f -> assertThat(f.reason()).isEqualTo(WrapperReason.OUT_OF_STEP));
    assertThat(device.resets()).isEqualTo(1);
  }

  @Test
  void a_request_beyond_the_bound_is_passed_over() {
    WrapperServer server = server(new WrapperServerSettings(100, false));
    server.begin(0);
    ByteBuffer tooLong = Wpdu.write(ByteBuffer.allocate(0), 16, 1, ByteBuffer.allocate(101));
    assertThat(server.received(tooLong, 1)).isInstanceOf(Step.Await.class);
    said(server.received(request(1, 1).buffer(), 2), 1);
    assertThat(server.counters().malformed()).isEqualTo(1);
  }

  @Test
  void a_broken_datagram_does_no_harm_to_the_next() {
    WrapperServer server = server(new WrapperServerSettings(100, true));
    server.begin(0);
    Octets request = request(1, 1);
    assertThat(server.received(Octets.ofHex("0002").buffer(), 1)).isInstanceOf(Step.Await.class);
    assertThat(server.received(request.slice(0, 12).buffer(), 1)).isInstanceOf(Step.Await.class);
    said(server.received(request.buffer(), 2), 1);
  }

  @Test
  void a_lost_link_is_the_proper_end_and_ends_associations() {
    WrapperServer server = server(WrapperServerSettings.DEFAULT);
    Step quiet = server.begin(0);
    assertThat(server.elapsed(((Step.Await) quiet).until())).isInstanceOf(Step.Await.class);
    server.received(request(1, 1).buffer(), 1);
    assertThat(server.lost(new LinkException("closed"), 2)).isEqualTo(new Step.Done());
    assertThat(device.resets()).isEqualTo(1);
    assertThat(server.result()).isNull();
  }
}
