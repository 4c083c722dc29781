// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.datalink.Sessions;
import org.kilowire.dlms.datalink.Sessions.Chunk;

/** Sessions recorded between two independent implementations, each of them played by ours. */
final class HdlcReplayTest {

  @Test
  void every_octet_is_part_of_a_frame() {
    Sessions.named("_hdlc_").forEach(this::decode);
  }

  private void decode(Path session) {
    for (Chunk chunk : Sessions.read(session)) {
      HdlcFrameDecoder decoder = new HdlcFrameDecoder();
      ByteBuffer in = chunk.octets().buffer();
      assertThat(decoder.next(in)).as(chunk.toString()).isEqualTo(HdlcFrameDecoder.Found.FRAME);
      assertThat(in.remaining()).isEqualTo(1);
    }
  }

  @Test
  void as_client_we_send_what_was_sent() {
    Sessions.named("_hdlc_").forEach(this::playClient);
  }

  private void playClient(Path session) {
    List<Chunk> chunks = Sessions.read(session);
    boolean sloppy = session.getFileName().toString().startsWith("jdlms-sim");
    int window = session.toString().contains("window3") ? 3 : 1;
    HdlcLink link =
        new HdlcLink(
            HdlcSettings.of(16, 1, 0)
                .withProposed(HdlcParameters.of(128, window))
                .withQuirks(true, true, sloppy));
    Iterator<Octets> answers = Frames.apdus(frames(chunks, false)).iterator();
    Iterator<Chunk> line = chunks.iterator();
    play(link.connect(), line);
    for (Octets request : Frames.apdus(frames(chunks, true))) {
      Conversation<ByteBuffer> exchange = link.exchange(request.buffer(), false);
      play(exchange, line);
      assertThat(Octets.copyOf(exchange.result())).isEqualTo(answers.next());
    }
    play(link.disconnect(), line);
    assertThat(line.hasNext()).isFalse();
    assertThat(link.counters().outOfSequence()).isZero();
    assertThat(link.counters().staleNr() > 0).isEqualTo(sloppy);
  }

  private static void play(Conversation<?> conversation, Iterator<Chunk> line) {
    Step step = conversation.begin(0);
    while (!step.isLast()) {
      if (step instanceof Step.Send send) {
        assertThat(Octets.copyOf(send.octets())).isEqualTo(line.next().octets());
        step = conversation.sent(1);
      } else {
        step = conversation.received(line.next().octets().buffer(), 2);
      }
    }
    assertThat(step).isInstanceOf(Step.Done.class);
  }

  /** That server puts 125 octets into its frames and sends one at a time, whatever it offers. */
  @Test
  void as_server_we_answer_what_was_answered() {
    Sessions.named("gurux-sim", "_hdlc_").forEach(this::playServer);
  }

  private void playServer(Path session) {
    List<Chunk> chunks = Sessions.read(session);
    Iterator<Octets> requests = Frames.apdus(frames(chunks, true)).iterator();
    Iterator<Octets> answers = Frames.apdus(frames(chunks, false)).iterator();
    ApduHandler device =
        new ApduHandler() {
          @Override
          public ByteBuffer respond(ByteBuffer apdu) {
            assertThat(Octets.copyOf(apdu)).isEqualTo(requests.next());
            return answers.next().buffer();
          }

          @Override
          public void reset() {}
        };
    HdlcServer server =
        new HdlcServer(
            new HdlcServerSettings(new HdlcParameters(125, 128, 1, 1), 0, 1_000, 0xFFFF),
            (client, logical, physical) -> Optional.of(device));
    Step step = server.begin(0);
    for (Chunk chunk : chunks) {
      if (chunk.fromClient()) {
        step = server.received(chunk.octets().buffer(), 1);
      } else {
        Octets sent = Octets.copyOf(((Step.Send) step).octets());
        boolean settles = Frames.in(sent).get(0).kind() == FrameKind.UA;
        assertThat(settles ? chunk.octets() : sent).isEqualTo(chunk.octets());
        step = server.sent(2);
      }
    }
    assertThat(step).isInstanceOf(Step.Await.class);
    assertThat(requests.hasNext()).isFalse();
  }

  private static List<Frames.Frame> frames(List<Chunk> chunks, boolean fromClient) {
    return chunks.stream()
        .filter(chunk -> chunk.fromClient() == fromClient)
        .flatMap(chunk -> Frames.in(chunk.octets()).stream())
        .toList();
  }
}
