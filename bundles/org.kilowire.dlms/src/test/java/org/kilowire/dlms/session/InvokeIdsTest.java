// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerFaults;
import org.kilowire.dlms.session.server.ServerSettings;

/** A server whose answers all carry invoke-id 9. */
final class InvokeIdsTest {

  private static final ServerFaults CONSTANT =
      new ServerFaults() {
        @Override
        public int invokeId(int octet) {
          return 0x49;
        }
      };

  private final Device device = new Device();
  private final MemoryPump pump =
      new MemoryPump(
          new DlmsServer(
              16,
              device,
              new ServerSettings(ServerSettings.DEFAULT.supported(), 256, 4096),
              CONSTANT));

  private DlmsClient client(ClientSettings settings) {
    return new DlmsClient(new MemoryLink(), settings);
  }

  @Test
  void are_named_where_they_are_not_the_requests() {
    DlmsClient client = client(ClientSettings.DEFAULT);
    pump.value(client.associate());
    Outcome<Data> outcome = pump.run(client.get(Device.ENERGY));
    assertThat(((Outcome.Failed<Data>) outcome).reason()).isEqualTo(DlmsReason.INVOKE_ID);
    assertThat(((Outcome.Failed<Data>) outcome).detail()).contains("invoke-id 9", "had 1");
    assertThat(client.counters().otherInvokeIds()).isEqualTo(2);
    Outcome<Void> set = pump.run(client.set(Device.NOTE, Data.unsigned(5)));
    assertThat(((Outcome.Failed<Void>) set).reason()).isEqualTo(DlmsReason.OUTCOME_UNKNOWN);
    assertThat(((Outcome.Failed<Void>) set).detail()).contains("invoke-id 9");
  }

  @Test
  void may_be_any_by_a_setting_and_are_counted() {
    DlmsClient client = client(ClientSettings.DEFAULT.withAnyInvokeId(true));
    pump.value(client.associate());
    assertThat(pump.value(client.get(Device.ENERGY)).number()).hasValue(1000);
    assertThat(pump.value(client.getList(List.of(Device.ENERGY, Device.ENERGY)))).hasSize(2);
    ProfileDecoder rows = new ProfileDecoder(2, 10_000, new SumSink());
    assertThat(pump.value(client.profile(Device.BUFFER, Optional.empty(), rows))).isEqualTo(1000);
    pump.value(client.set(Device.NOTE, Data.unsigned(5)));
    assertThat(pump.value(client.action(Device.ECHO, Data.unsigned(5))).code()).isZero();
    assertThat(client.counters().otherInvokeIds()).isGreaterThan(50);
  }

  /** Its answer may still come, and nothing would tell it from that of the next request. */
  @Test
  void that_may_be_any_let_no_request_follow_one_that_was_not_answered() {
    DlmsClient client = client(ClientSettings.DEFAULT.withAnyInvokeId(true));
    pump.value(client.associate());
    pump.line = answer -> answer.limit(0);
    assertThat(pump.run(client.get(Device.ENERGY))).isInstanceOf(Outcome.Failed.class);
    pump.line = answer -> Octets.ofHex("C401490006" + "00000007").buffer();
    Outcome<Data> next = pump.run(client.get(Device.ENERGY));
    assertThat(((Outcome.Failed<Data>) next).reason()).isEqualTo(DlmsReason.INVOKE_ID);
    pump.line = answer -> answer;
    pump.value(client.associate());
    assertThat(pump.value(client.get(Device.ENERGY)).number()).hasValue(1000);
  }
}
