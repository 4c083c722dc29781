// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.Command;
import org.kilowire.contract.CommandAnswer;
import org.kilowire.contract.codec.AnswerCodec;
import org.kilowire.contract.codec.CommandCodec;
import org.kilowire.meter.MeterEvent;

/** What is handed over beside the batches. */
final class EventsAndCommandsTest extends UsesOutgoingGateway {

  private Optional<CommandAnswer> answer(byte[] command) {
    gateway.broker.receive(Transport.Incoming.COMMAND, command);
    gateway.uplink.turn();
    return gateway.broker.taken(Transport.Outgoing.ANSWER).stream()
        .findFirst()
        .map(octets -> FakeTransport.complete(AnswerCodec.decode(octets)));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void an_event_is_done_with_when_the_broker_has_it() throws Exception {
    gateway.broker.acknowledges = false;
    var unused =
        gateway
            .store
            .events()
            .append(new MeterEvent("m1", "wrong-device", gateway.instant(), Map.of()))
            .get();
    gateway.broker.up();
    assertThat(gateway.reported()).containsExactly("wrong-device");
    assertThat(gateway.store.events().status().pending()).isEqualTo(1);
    gateway.broker.down();
    gateway.broker.acknowledges = true;
    gateway.broker.up();
    assertThat(gateway.reported()).containsExactly("wrong-device");
    gateway.uplink.turn();
    assertThat(gateway.store.events().confirmed(0)).succeedsWithin(TIMEOUT);
    assertThat(gateway.store.events().status().pending()).isZero();
    assertThat(gateway.count(UplinkCount.EVENTS_REPORTED)).isEqualTo(1);
  }

  @Test
  void every_command_is_refused_with_its_id() {
    gateway.broker.up();
    Command command =
        new Command(
            Command.VERSION,
            OutgoingGateway.ID,
            "c-1",
            "relay-disconnect",
            Map.of("meter", "m1"),
            gateway.instant(),
            gateway.instant().plusSeconds(60));
    assertThat(answer(CommandCodec.encode(command)))
        .hasValueSatisfying(
            answer -> {
              assertThat(answer.command()).isEqualTo("c-1");
              assertThat(answer.state()).isEqualTo(CommandAnswer.State.REFUSED);
              assertThat(answer.reason()).isEqualTo("not-supported");
            });
    assertThat(gateway.count(UplinkCount.COMMANDS_REFUSED)).isEqualTo(1);
  }

  @Test
  void a_command_that_cannot_be_read_is_counted_and_answered_if_its_id_can() {
    gateway.broker.up();
    assertThat(answer(octets("{\"version\":1,\"id\":\"c-2\",\"kind\":7")))
        .hasValueSatisfying(
            answer -> {
              assertThat(answer.command()).isEqualTo("c-2");
              assertThat(answer.reason()).isEqualTo("malformed-message");
            });
    for (String text :
        new String[] {"", "{", "[]", "{\"id\":5}", "{\"id\":\"a b\"}", "\u0000", "{\"id\":\""}) {
      assertThat(answer(octets(text))).as(text).isEmpty();
    }
    assertThat(gateway.count(UplinkCount.COMMANDS_MALFORMED)).isEqualTo(8);
  }
}
