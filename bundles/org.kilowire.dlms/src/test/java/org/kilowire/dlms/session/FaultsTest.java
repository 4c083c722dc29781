// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerFaults;
import org.kilowire.dlms.session.server.ServerSettings;

final class FaultsTest {

  private final Device device = new Device();
  private DlmsClient client = new DlmsClient(new MemoryLink(), ClientSettings.DEFAULT);

  private MemoryPump associated(ServerFaults faults) {
    ServerSettings settings = new ServerSettings(ServerSettings.DEFAULT.supported(), 256, 4096);
    MemoryPump pump = new MemoryPump(new DlmsServer(16, device, settings, faults));
    pump.value(client.associate());
    return pump;
  }

  private Conversation<Integer> profile() {
    return client.profile(
        Device.BUFFER, Optional.empty(), new ProfileDecoder(2, 10_000, new SumSink()));
  }

  private static Reason reason(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed<?>) outcome).reason();
  }

  private static ServerFaults numbered(LongUnaryOperator number) {
    return new ServerFaults() {
      @Override
      public long blockNumber(long due) {
        return number.applyAsLong(due);
      }
    };
  }

  @Test
  void blocks_that_count_from_0_are_taken() {
    assertThat(associated(numbered(due -> due - 1)).value(profile())).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 5})
  void a_block_that_does_not_follow_ends_it(long from) {
    MemoryPump pump = associated(numbered(due -> due < from ? due : due + 1));
    assertThat(reason(pump.run(profile()))).isEqualTo(DlmsReason.BLOCK_NUMBER);
    assertThat(pump.requests).hasSizeLessThan(10);
    assertThat(pump.value(client.get(Device.ENERGY)).number()).hasValue(1000);
  }

  @Test
  void endless_blocks_end() {
    client =
        new DlmsClient(
            new MemoryLink(),
            ClientSettings.DEFAULT.withBounds(Duration.ofSeconds(60), 500, 1 << 20));
    MemoryPump pump =
        associated(
            new ServerFaults() {
              @Override
              public boolean lastBlock(boolean last) {
                return false;
              }
            });
    assertThat(reason(pump.run(profile()))).isEqualTo(DlmsReason.TOO_MANY_BLOCKS);
    assertThat(pump.requests).hasSize(502);
  }

  @Test
  void too_many_octets_end_it() {
    client =
        new DlmsClient(
            new MemoryLink(), ClientSettings.DEFAULT.withBounds(Duration.ofSeconds(60), 500, 1000));
    assertThat(reason(associated(ServerFaults.NONE).run(profile())))
        .isEqualTo(DlmsReason.TOO_MANY_BLOCKS);
  }

  @Test
  void lively_blocks_do_not_outlast_the_limit() {
    MemoryPump pump = associated(ServerFaults.NONE);
    pump.tick = 2_000_000_000L;
    assertThat(reason(pump.run(profile()))).isEqualTo(ConversationReason.DEADLINE);
  }

  @Test
  void a_late_answer_is_passed_over_once() {
    MemoryPump pump = associated(ServerFaults.NONE);
    pump.value(client.get(Device.ENERGY));
    Octets late = Octets.ofHex("C4014100 0600000007");
    int[] answers = {0};
    pump.line = answer -> answers[0]++ == 0 ? late.buffer() : answer;
    assertThat(pump.value(client.get(Device.ENERGY)).number()).hasValue(1000);
    pump.line = answer -> late.buffer();
    assertThat(reason(pump.run(client.get(Device.ENERGY)))).isEqualTo(DlmsReason.INVOKE_ID);
  }

  @Test
  void a_block_that_comes_twice_is_passed_over_once() {
    MemoryPump pump = associated(ServerFaults.NONE);
    Octets[] before = {Octets.EMPTY};
    int[] answers = {0};
    pump.line =
        answer -> {
          if (answers[0]++ == 3) {
            return before[0].buffer();
          }
          before[0] = Octets.copyOf(answer);
          return answer;
        };
    assertThat(pump.value(profile())).isEqualTo(1000);
  }

  @Test
  void an_answer_of_another_service_is_unexpected() {
    MemoryPump pump = associated(ServerFaults.NONE);
    pump.line = answer -> Octets.ofHex("C5014200").buffer();
    assertThat(reason(pump.run(client.get(Device.ENERGY)))).isEqualTo(DlmsReason.UNEXPECTED_APDU);
  }

  @Test
  void a_lost_link_is_lost_for_a_get() {
    MemoryPump pump = associated(ServerFaults.NONE);
    pump.loseAt = 0;
    assertThat(pump.run(client.get(Device.ENERGY))).isInstanceOf(Outcome.Lost.class);
  }

  @Test
  void silence_fails_as_the_link_says_for_a_get() {
    MemoryPump pump = associated(ServerFaults.NONE);
    pump.line = answer -> answer.limit(0);
    assertThat(reason(pump.run(client.get(Device.ENERGY)))).isEqualTo(MemoryLink.Silence.NO_ANSWER);
  }

  /** Whatever comes instead of answers, a conversation ends and does not throw. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void garbage_never_throws(long seed) {
    Random random = new Random(seed);
    MemoryPump pump = associated(ServerFaults.NONE);
    pump.line = answer -> damaged(answer, random);
    for (int i = 0; i < 300; i++) {
      Octets context = Octets.of((byte) seed, (byte) i);
      assertThat(pump.run(profile())).as("seed, try: %s", context).isNotNull();
      assertThat(pump.run(client.get(Device.ENERGY))).as("seed, try: %s", context).isNotNull();
      assertThat(pump.run(client.set(Device.NOTE, Data.unsigned(i % 256))))
          .as("seed, try: %s", context)
          .isNotNull();
      assertThat(pump.run(client.action(Device.ECHO, Data.unsigned(i % 256))))
          .as("seed, try: %s", context)
          .isNotNull();
      pump.run(client.associate());
    }
  }

  private static ByteBuffer damaged(ByteBuffer answer, Random random) {
    byte[] octets = Octets.copyOf(answer).toArray();
    if (octets.length > 0 && random.nextInt(3) > 0) {
      octets[random.nextInt(Math.min(octets.length, 40))] = (byte) random.nextInt(256);
    }
    int cut = random.nextInt(4) == 0 ? random.nextInt(octets.length + 1) : octets.length;
    return ByteBuffer.wrap(octets, 0, cut);
  }
}
