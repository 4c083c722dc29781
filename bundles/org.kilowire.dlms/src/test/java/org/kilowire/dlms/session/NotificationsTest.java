// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerSettings;

/** What a server sends amid an exchange without having been asked. */
final class NotificationsTest {

  private static final String DATA = "0F400000070C07EA0B1E01151E0000FFC4001105";

  private final Device device = new Device();
  private final MemoryPump pump =
      new MemoryPump(new DlmsServer(16, device, ServerSettings.DEFAULT));
  private final List<Octets> heard = new ArrayList<>();
  private final DlmsClient client =
      new DlmsClient(new MemoryLink(), ClientSettings.DEFAULT, heard::add);

  @ParameterizedTest
  @ValueSource(
      strings = {
        DATA,
        "C20000030100010800FF020600001234",
        "1800010203080106" + "00001234",
        // ciphered: an event, in general-glo; and one that is malformed
        "CA0430000000" + "01",
        "DB084D4D4D0000000001053000000001AA",
        "0F4000"
      })
  void is_passed_over_counted_and_told(String hex) {
    Octets notification = Octets.ofHex(hex);
    List<Conversation<?>> all =
        List.of(
            client.associate(),
            client.get(Device.ENERGY),
            client.getList(List.of(Device.ENERGY, Device.ENERGY)),
            client.profile(
                Device.BUFFER, Optional.empty(), new ProfileDecoder(2, 10_000, new SumSink())),
            client.set(Device.NOTE, Data.unsigned(5)),
            client.action(Device.ECHO, Data.unsigned(5)),
            client.release());
    for (Conversation<?> one : all) {
      pump.unasked.add(notification);
      pump.unasked.add(notification);
      assertThat(pump.run(one)).isInstanceOf(Outcome.Ok.class);
    }
    assertThat(client.counters().unasked()).isEqualTo(2L * all.size());
    assertThat(heard).hasSize(2 * all.size()).containsOnly(notification);
    assertThat(device.invoked).hasSize(1);
  }

  @Test
  void comes_amid_the_blocks_of_a_profile() {
    pump.value(client.associate());
    List<Octets> requests = pump.requests;
    pump.line =
        answer -> {
          pump.unasked.add(Octets.ofHex(DATA));
          return answer;
        };
    ProfileDecoder rows = new ProfileDecoder(2, 10_000, new SumSink());
    assertThat(pump.value(client.profile(Device.BUFFER, Optional.empty(), rows))).isEqualTo(1000);
    assertThat(heard).hasSize(requests.size() - 1);
  }

  @Test
  void never_ends_and_is_no_answer() {
    pump.value(client.associate());
    pump.unasked.addAll(Collections.nCopies(101, Octets.ofHex(DATA)));
    Outcome<Data> outcome = pump.run(client.get(Device.ENERGY));
    assertThat(((Outcome.Failed<Data>) outcome).reason()).isEqualTo(DlmsReason.UNEXPECTED_APDU);
    assertThat(((Outcome.Failed<Data>) outcome).detail()).contains("DataNotification");
    assertThat(heard).hasSize(100);
  }

  @Test
  void is_followed_by_silence_and_fails_as_the_link_says() {
    pump.value(client.associate());
    pump.unasked.add(Octets.ofHex(DATA));
    pump.line = answer -> answer.limit(0);
    assertThat(((Outcome.Failed<Data>) pump.run(client.get(Device.ENERGY))).reason())
        .isEqualTo(MemoryLink.Silence.NO_ANSWER);
  }
}
