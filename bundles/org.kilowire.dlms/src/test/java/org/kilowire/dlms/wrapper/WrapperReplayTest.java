// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

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
final class WrapperReplayTest {

  @Test
  void as_client_we_send_what_was_sent_octet_by_octet() {
    Sessions.named("_wrapper_").forEach(this::playClient);
  }

  private void playClient(Path session) {
    List<Chunk> chunks = Sessions.read(session);
    WrapperLink link = new WrapperLink(WrapperSettings.of(chunks.get(0).octets().at(3), 1));
    Iterator<Chunk> line = chunks.iterator();
    while (line.hasNext()) {
      Octets request = line.next().octets();
      Conversation<ByteBuffer> exchange =
          link.exchange(request.slice(Wpdu.HEADER_LENGTH, request.length()).buffer(), false);
      Step.Send send = (Step.Send) exchange.begin(0);
      assertThat(Octets.copyOf(send.octets())).isEqualTo(request);
      Step step = exchange.sent(1);
      Octets answer = line.next().octets();
      for (int i = 0; i < answer.length(); i++) {
        assertThat(step).isInstanceOf(Step.Await.class);
        step = exchange.received(answer.slice(i, i + 1).buffer(), 2);
      }
      assertThat(step).isEqualTo(new Step.Done());
      assertThat(Octets.copyOf(exchange.result()))
          .isEqualTo(answer.slice(Wpdu.HEADER_LENGTH, answer.length()));
    }
  }

  @Test
  void as_server_we_answer_what_was_answered() {
    Sessions.named("_wrapper_").forEach(this::playServer);
  }

  private void playServer(Path session) {
    Iterator<Chunk> line = Sessions.read(session).iterator();
    Octets[] answer = {Octets.EMPTY};
    ApduHandler device =
        new ApduHandler() {
          @Override
          public ByteBuffer respond(ByteBuffer apdu) {
            return answer[0].slice(Wpdu.HEADER_LENGTH, answer[0].length()).buffer();
          }

          @Override
          public void reset() {}
        };
    WrapperServer server =
        new WrapperServer(
            WrapperServerSettings.DEFAULT, (client, logical, physical) -> Optional.of(device));
    server.begin(0);
    while (line.hasNext()) {
      Octets request = line.next().octets();
      answer[0] = line.next().octets();
      Step.Send send = (Step.Send) server.received(request.buffer(), 1);
      assertThat(Octets.copyOf(send.octets())).isEqualTo(answer[0]);
      assertThat(server.sent(2)).isInstanceOf(Step.Await.class);
    }
  }
}
