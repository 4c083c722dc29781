// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerSettings;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;

final class ClientServerTest {

  private final Device device = new Device();
  private final MemoryLink link = new MemoryLink();

  private DlmsClient client = new DlmsClient(link, ClientSettings.DEFAULT);
  private MemoryPump pump = pump(ServerSettings.DEFAULT);

  private MemoryPump pump(ServerSettings settings) {
    return new MemoryPump(new DlmsServer(16, device, settings));
  }

  private static ServerSettings server(int maxPdu) {
    return new ServerSettings(ServerSettings.DEFAULT.supported(), maxPdu, 1 << 20);
  }

  private static ServerSettings without(Conformance one) {
    int bits = ServerSettings.DEFAULT.supported().bits() & ~ConformanceBlock.of(one).bits();
    return new ServerSettings(new ConformanceBlock(bits), 128, 1 << 20);
  }

  private static Data octets(int length) {
    byte[] all = new byte[length];
    IntStream.range(0, length).forEach(i -> all[i] = (byte) i);
    return new Data.OctetString(Octets.of(all));
  }

  private static <T> void assertFailed(Outcome<T> outcome, DlmsReason reason) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed<T>) outcome).reason()).isEqualTo(reason);
  }

  @Test
  void an_association_says_what_was_agreed() {
    Association association = pump.value(client.associate());
    assertThat(association.negotiated()).isEqualTo(ServerSettings.DEFAULT.supported());
    assertThat(association.serverMaxPdu()).isEqualTo(1024);
    assertThat(association.vaaName()).isEqualTo(7);
    assertThat(client.association()).contains(association);
    assertThat(link.connected).isEqualTo(1);
  }

  @Test
  void a_value_is_read() {
    pump.value(client.associate());
    assertThat(pump.value(client.get(Device.ENERGY))).isEqualTo(Data.doubleLongUnsigned(1000));
  }

  @Test
  void a_refusal_fails_with_its_reason() {
    pump.value(client.associate());
    assertFailed(pump.run(client.get(Device.UNDEFINED)), DlmsReason.OBJECT_UNDEFINED);
    assertFailed(pump.run(client.set(Device.ENERGY, Data.unsigned(1))), DlmsReason.ACCESS_DENIED);
  }

  @Test
  void nothing_is_served_without_an_association() {
    assertFailed(pump.run(client.get(Device.ENERGY)), DlmsReason.SERVICE_REFUSED);
  }

  @Test
  void nothing_is_served_after_the_release() {
    pump.value(client.associate());
    pump.value(client.release());
    assertThat(link.disconnected).isEqualTo(1);
    assertThat(client.association()).isEmpty();
    assertFailed(pump.run(client.get(Device.ENERGY)), DlmsReason.SERVICE_REFUSED);
  }

  @Test
  void a_release_without_rlrq_only_ends_the_link() {
    client = new DlmsClient(link, ClientSettings.DEFAULT.withAbilities(true, 16, false));
    pump.value(client.associate());
    int before = pump.requests.size();
    pump.value(client.release());
    assertThat(pump.requests).hasSize(before);
    assertThat(link.disconnected).isEqualTo(1);
  }

  @Test
  void a_release_that_nobody_answers_is_over_all_the_same() {
    pump.value(client.associate());
    pump.line = answer -> answer.limit(0);
    pump.value(client.release());
    assertThat(link.disconnected).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 40})
  void lists_are_split_and_keep_their_order(int maxItems) {
    client = new DlmsClient(link, ClientSettings.DEFAULT.withAbilities(true, maxItems, true));
    pump.value(client.associate());
    assertThat(client.maxListed()).isEqualTo(maxItems);
    List<AttributeRef> what =
        IntStream.range(0, 30)
            .mapToObj(i -> new AttributeRef(3, new LogicalName(1, 0, i % 6, 8, 0, 255), 2))
            .toList();
    List<GetResult> results = pump.value(client.getList(what));
    assertThat(results).hasSize(30);
    for (int i = 0; i < 30; i++) {
      GetResult expected =
          i % 6 <= 4
              ? new GetResult.Value(Data.doubleLongUnsigned(1000L * (i % 6)))
              : new GetResult.Refused(DataAccessResult.OBJECT_UNDEFINED.code());
      assertThat(results.get(i)).isEqualTo(expected);
    }
    assertThat(pump.requests).hasSize(1 + (30 + maxItems - 1) / maxItems);
  }

  @Test
  void lists_become_single_requests_where_they_were_not_agreed() {
    pump = pump(without(Conformance.MULTIPLE_REFERENCES));
    pump.value(client.associate());
    assertThat(client.maxListed()).isEqualTo(1);
    List<AttributeRef> what = Collections.nCopies(5, Device.ENERGY);
    assertThat(pump.value(client.getList(what))).hasSize(5);
    assertThat(pump.requests).hasSize(6);
  }

  @Test
  void no_request_is_longer_than_the_server_takes() {
    pump = pump(server(64));
    pump.value(client.associate());
    assertThat(client.maxListed()).as("3 + 2 + 5 * 10 octets").isEqualTo(5);
    pump.value(client.getList(Collections.nCopies(16, Device.ENERGY)));
    pump.value(client.set(Device.NOTE, octets(1000)));
    pump.value(client.action(Device.ECHO, octets(1000)));
    assertThat(pump.requests).allMatch(request -> request.length() <= 64);
  }

  @Test
  void a_list_whose_answer_is_long_comes_in_blocks() {
    pump = pump(server(64));
    pump.value(client.associate());
    pump.value(client.set(Device.NOTE, octets(200)));
    List<GetResult> results =
        pump.value(client.getList(List.of(Device.NOTE, Device.ENERGY, Device.NOTE)));
    assertThat(results)
        .containsExactly(
            new GetResult.Value(octets(200)),
            new GetResult.Value(Data.doubleLongUnsigned(1000)),
            new GetResult.Value(octets(200)));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 1024, 65535})
  void a_value_is_written_and_read_whatever_its_length(int maxPdu) {
    pump = pump(server(maxPdu));
    pump.value(client.associate());
    for (int length : new int[] {0, 1, 30, 50, 64, 90, 127, 128, 256, 1000, 5000}) {
      pump.value(client.set(Device.NOTE, octets(length)));
      assertThat(pump.value(client.get(Device.NOTE))).isEqualTo(octets(length));
      ActionReply reply = pump.value(client.action(Device.ECHO, octets(length)));
      assertThat(reply.returned()).contains(new GetResult.Value(octets(length)));
    }
  }

  @Test
  void a_long_value_is_not_written_where_blocks_were_not_agreed() {
    pump = pump(without(Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE));
    pump.value(client.associate());
    assertFailed(pump.run(client.set(Device.NOTE, octets(1000))), DlmsReason.NOT_SUPPORTED);
    assertThat(device.written).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 77, 1024, 65535})
  void a_profile_arrives_row_by_row(int maxPdu) {
    pump = pump(server(maxPdu));
    pump.value(client.associate());
    SumSink sink = new SumSink();
    int rows =
        pump.value(
            client.profile(Device.BUFFER, Optional.empty(), new ProfileDecoder(2, 2000, sink)));
    assertThat(rows).isEqualTo(1000);
    assertThat(sink.rows).isEqualTo(1000);
    assertThat(sink.sum).isEqualTo(3L * 999 * 1000 / 2);
  }

  @Test
  void a_profile_without_rows_has_none() {
    device.rows = 0;
    pump.value(client.associate());
    ProfileDecoder rows = new ProfileDecoder(2, 2000, new SumSink());
    assertThat(pump.value(client.profile(Device.BUFFER, Optional.empty(), rows))).isZero();
  }

  @Test
  void selective_access_reaches_the_device() {
    pump.value(client.associate());
    SelectiveAccess entries = SelectiveAccess.EntryAccess.of(1, 10);
    ProfileDecoder rows = new ProfileDecoder(2, 2000, new SumSink());
    pump.value(client.profile(Device.BUFFER, Optional.of(entries), rows));
    assertThat(device.asked).contains(entries);
  }

  @Test
  void selective_access_is_not_tried_where_it_was_not_agreed() {
    pump = pump(without(Conformance.SELECTIVE_ACCESS));
    pump.value(client.associate());
    assertFailed(
        pump.run(client.get(Device.BUFFER, SelectiveAccess.EntryAccess.of(1, 10))),
        DlmsReason.NOT_SUPPORTED);
  }

  @Test
  void what_the_server_does_not_know_is_an_exception() {
    pump.value(client.associate());
    DlmsServer server = new DlmsServer(16, device, ServerSettings.DEFAULT);
    for (String request : new String[] {"", "05 01 02", "C0", "C0 01", "FF", "60 03", "C4 01 C1"}) {
      Octets answer = Octets.copyOf(server.respond(Octets.ofHex(request).buffer()));
      assertThat(answer.at(0)).as(request).isEqualTo(0xD8);
    }
  }

  @Test
  void an_unconfirmed_set_is_executed_and_not_answered() {
    DlmsServer server = new DlmsServer(16, device, ServerSettings.DEFAULT);
    pump = new MemoryPump(server);
    pump.value(client.associate());
    ByteBuffer answer =
        server.respond(Octets.ofHex("C1 01 01 0001 0000603200FF 02 00 11 07").buffer());
    assertThat(answer.hasRemaining()).isFalse();
    assertThat(device.written).containsValue(Data.unsigned(7));
  }
}
