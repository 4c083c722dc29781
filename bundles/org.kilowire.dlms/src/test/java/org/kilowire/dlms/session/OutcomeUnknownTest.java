// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerSettings;

/** A SET or an ACTION is never repeated, and never said to have failed when it may not have. */
final class OutcomeUnknownTest {

  private static final Data LONG = new Data.OctetString(Octets.of(new byte[500]));

  private final Device device = new Device();
  private final DlmsClient client = new DlmsClient(new MemoryLink(), ClientSettings.DEFAULT);
  private final MemoryPump pump =
      new MemoryPump(
          new DlmsServer(
              16, device, new ServerSettings(ServerSettings.DEFAULT.supported(), 128, 4096)));

  @BeforeEach
  void associate() {
    pump.value(client.associate());
    pump.requests.clear();
  }

  private static void assertUnknown(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed<?>) outcome).reason()).isEqualTo(DlmsReason.OUTCOME_UNKNOWN);
  }

  private void assertAskedOnce() {
    assertThat(pump.requests).hasSize(1);
  }

  @Test
  void silence_after_a_set_leaves_it_unknown() {
    pump.line = answer -> answer.limit(0);
    assertUnknown(pump.run(client.set(Device.NOTE, Data.unsigned(1))));
    assertAskedOnce();
  }

  @Test
  void silence_after_an_action_leaves_it_unknown() {
    pump.line = answer -> answer.limit(0);
    assertUnknown(pump.run(client.action(Device.ECHO, Data.integer(0))));
    assertAskedOnce();
    assertThat(device.invoked).hasSize(1);
  }

  @Test
  void a_lost_link_leaves_it_unknown() {
    pump.loseAt = 0;
    assertUnknown(pump.run(client.action(Device.ECHO, Data.integer(0))));
    pump.loseAt = 0;
    assertUnknown(pump.run(client.set(Device.NOTE, Data.integer(0))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C70148 00 00", "C40141 0000", "FFFFFF", "C701", "C5014F00"})
  void an_answer_that_is_none_leaves_it_unknown(String hex) {
    UnaryOperator<ByteBuffer> other = answer -> Octets.ofHex(hex).buffer();
    pump.line = other;
    assertUnknown(pump.run(client.action(Device.ECHO, Data.integer(0))));
    assertAskedOnce();
  }

  @Test
  void a_refusal_is_no_unknown_outcome() {
    pump.line = answer -> Octets.ofHex("D80102").buffer();
    Outcome<?> outcome = pump.run(client.set(Device.NOTE, Data.unsigned(1)));
    assertThat(((Outcome.Failed<?>) outcome).reason()).isEqualTo(DlmsReason.SERVICE_REFUSED);
  }

  @Test
  void a_link_lost_before_the_last_block_has_changed_nothing() {
    pump.loseAt = 1;
    assertThat(pump.run(client.set(Device.NOTE, LONG))).isInstanceOf(Outcome.Lost.class);
    assertThat(device.written).isEmpty();
  }

  @Test
  void a_link_lost_after_the_last_block_leaves_it_unknown() {
    pump.value(client.set(Device.NOTE, LONG));
    pump.loseAt = pump.requests.size() - 1;
    assertUnknown(pump.run(client.set(Device.NOTE, LONG)));
  }
}
