// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.client.ServerHabits;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerSettings;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/** A server that has agreed to lists and does not take them. */
final class RefusedListsTest {

  private static final byte WITH_LIST = 3;

  private final Device device = new Device();
  private final ServerHabits habits = new ServerHabits();
  private final MemoryPump pump =
      new MemoryPump(new DlmsServer(16, device, ServerSettings.DEFAULT));
  private DlmsClient client = client();

  private DlmsClient client() {
    return new DlmsClient(
        new MemoryLink(), ClientSettings.DEFAULT, habits, NotificationListener.NOBODY);
  }

  /** Each answer to a list is {@code hex} instead, with the invoke-id that is due. */
  private void lists(String hex) {
    pump.line =
        answer -> {
          if (answer.remaining() < 2 || answer.get(answer.position() + 1) != WITH_LIST) {
            return answer;
          }
          byte[] octets = Octets.ofHex(hex).toArray();
          if (octets[0] == (byte) 0xC4 && octets.length > 2) {
            octets[2] = answer.get(answer.position() + 2);
          }
          return ByteBuffer.wrap(octets);
        };
  }

  private long listsAsked() {
    return pump.requests.stream()
        .filter(request -> request.at(0) == 0xC0 && request.at(1) == WITH_LIST)
        .count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // data access: other-reason, object-undefined; exceptions; a service error
        "C40100" + "01FA",
        "C40100" + "0104",
        "D80101",
        "D80202",
        "0E050300",
        // cut short in the head, a value, between results; too few, too many, not data; one value
        "C403",
        "C40300" + "0300060000",
        "C40300" + "030006000003E8",
        "C40300" + "0100060000" + "03E8",
        "C40300" + "04001101001101001101001101",
        "C40300" + "0300070000",
        "C40300" + "0302",
        "C40100" + "001105",
        // of another service; no APDU
        "C5010000",
        "FF03"
      })
  void is_asked_for_one_by_one_once_and_that_is_remembered(String refusal) {
    lists(refusal);
    pump.value(client.associate());
    List<AttributeRef> what = Collections.nCopies(3, Device.ENERGY);
    for (int i = 0; i < 3; i++) {
      assertThat(pump.value(client.getList(what)))
          .containsOnly(new GetResult.Value(Data.doubleLongUnsigned(1000)))
          .hasSize(3);
    }
    assertThat(listsAsked()).isEqualTo(1);
    assertThat(client.counters().refusedLists()).isEqualTo(1);
    assertThat(client.maxListed()).isEqualTo(1);
    client = client();
    pump.value(client.associate());
    assertThat(client.maxListed()).isEqualTo(1);
    pump.value(client.getList(what));
    assertThat(listsAsked()).isEqualTo(1);
  }

  @Test
  void is_tried_again_in_the_next_association_when_an_attribute_may_have_spoiled_it() {
    lists("C4010001FA");
    pump.value(client.associate());
    assertThat(pump.value(client.getList(List.of(Device.ENERGY, Device.UNDEFINED, Device.ENERGY))))
        .containsExactly(
            new GetResult.Value(Data.doubleLongUnsigned(1000)),
            new GetResult.Refused(DataAccessResult.OBJECT_UNDEFINED.code()),
            new GetResult.Value(Data.doubleLongUnsigned(1000)));
    assertThat(client.maxListed()).isEqualTo(1);
    assertThat(habits.refusesLists()).isFalse();
    pump.value(client.associate());
    assertThat(client.maxListed()).isGreaterThan(1);
  }

  @Test
  void an_attribute_that_is_no_data_spoils_itself_alone() {
    pump.line =
        answer -> {
          boolean list = answer.remaining() > 2 && answer.get(1) == WITH_LIST;
          boolean second = answer.remaining() == 9 && answer.get(8) == (byte) 0xD0;
          return list || second ? answer.limit(answer.limit() - 1) : answer;
        };
    AttributeRef reactive = AttributeRef.parse("3:1.0.2.8.0.255:2").orElseThrow();
    pump.value(client.associate());
    List<GetResult> results =
        pump.value(client.getList(List.of(Device.ENERGY, reactive, Device.ENERGY)));
    assertThat(results.get(0)).isEqualTo(new GetResult.Value(Data.doubleLongUnsigned(1000)));
    assertThat(results.get(1))
        .isEqualTo(new GetResult.Illegible(DlmsReason.MALFORMED_DATA, "the results end too early"));
    assertThat(results.get(2)).isEqualTo(new GetResult.Value(Data.doubleLongUnsigned(1000)));
    assertThat(habits.refusesLists()).isFalse();
  }

  /** Nothing is learnt of lists where the association is gone. */
  @Test
  void a_server_that_refuses_all_has_not_refused_the_list() {
    pump.value(client.associate());
    pump.line = answer -> Octets.ofHex("D80101").buffer();
    Outcome<?> outcome = pump.run(client.getList(Collections.nCopies(3, Device.ENERGY)));
    assertThat(((Outcome.Failed<?>) outcome).reason()).isEqualTo(DlmsReason.SERVICE_REFUSED);
    assertThat(((Outcome.Failed<?>) outcome).detail()).contains(Device.ENERGY.toString());
    assertThat(habits.refusesLists()).isFalse();
  }

  @Test
  void a_server_that_is_silent_has_not_refused_the_list() {
    pump.value(client.associate());
    pump.line = answer -> answer.limit(0);
    Outcome<?> outcome = pump.run(client.getList(Collections.nCopies(3, Device.ENERGY)));
    assertThat(((Outcome.Failed<?>) outcome).reason()).isEqualTo(MemoryLink.Silence.NO_ANSWER);
    assertThat(client.counters().refusedLists()).isZero();
  }

  /** However lists, some refused and some not, are cut and refused: each result is in its place. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void results_keep_their_places(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      int most = 1 + random.nextInt(8);
      client =
          new DlmsClient(new MemoryLink(), ClientSettings.DEFAULT.withAbilities(true, most, false));
      pump.value(client.associate());
      int refuseFrom = random.nextInt(4);
      int[] lists = {0};
      pump.line =
          answer ->
              answer.get(answer.position() + 1) == WITH_LIST && lists[0]++ >= refuseFrom
                  ? answer.limit(answer.position() + 3 + random.nextInt(answer.remaining() - 3))
                  : answer;
      List<AttributeRef> what = new ArrayList<>();
      List<GetResult> expected = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        int group = random.nextInt(6);
        what.add(AttributeRef.parse("3:1.0." + group + ".8.0.255:2").orElseThrow());
        expected.add(
            group <= 4
                ? new GetResult.Value(Data.doubleLongUnsigned(1000L * group))
                : new GetResult.Refused(DataAccessResult.OBJECT_UNDEFINED.code()));
      }
      assertThat(pump.value(client.getList(what)))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(expected);
      pump.line = answer -> answer;
    }
  }
}
