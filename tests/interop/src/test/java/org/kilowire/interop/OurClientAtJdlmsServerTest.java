// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ObjectListElement;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.EntryAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.RangeAccess;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.cosem.time.DeviationSign;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.simulators.meter.ServedMeter.Framing;

/** Kilowire's client at jDLMS's server, through sockets. */
@ExtendWith(NoThreadLeft.class)
final class OurClientAtJdlmsServerTest {

  private PeerServer server;

  private OurClient client(Framing framing) throws IOException, LinkException {
    server = PeerServer.start(framing);
    return OurClients.withPassword(server, framing, PeerServer.PASSWORD).associate();
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void registers_of_every_integer_type_have_value_scaler_and_unit(Framing framing)
      throws IOException, LinkException {
    try (OurClient client = client(framing)) {
      for (ServedRegister register : ServedRegister.ALL) {
        assertThat(client.number(register.attribute(2)))
            .as("%s", register)
            .isEqualTo(register.number());
        assertThat(ScalerUnit.of(client.get(register.attribute(3))))
            .contains(new ScalerUnit(register.scaler(), register.unit()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void a_list_of_more_than_one_request_has_a_result_each(Framing framing)
      throws IOException, LinkException {
    try (OurClient client = client(framing)) {
      List<AttributeRef> wanted = new ArrayList<>();
      ServedRegister.ALL.forEach(one -> wanted.add(OurClient.ref(one.attribute(2))));
      wanted.add(OurClient.ref("3:1.0.99.99.99.255:2"));
      ServedRegister.ALL.forEach(one -> wanted.add(OurClient.ref(one.attribute(3))));
      List<GetResult> results = client.ok(client.dlms.getList(wanted));
      assertThat(results).hasSize(wanted.size());
      int registers = ServedRegister.ALL.size();
      for (int i = 0; i < registers; i++) {
        ServedRegister one = ServedRegister.ALL.get(i);
        assertThat(value(results.get(i)).number()).hasValue(one.number());
        assertThat(ScalerUnit.of(value(results.get(registers + 1 + i))))
            .contains(new ScalerUnit(one.scaler(), one.unit()));
      }
      assertThat(((GetResult.Refused) results.get(registers)).result())
          .isEqualTo(DataAccessResult.OBJECT_UNDEFINED);
    }
  }

  private static Data value(GetResult result) {
    return ((GetResult.Value) result).data();
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_clock_is_read_and_set(Framing framing) throws IOException, LinkException {
    LocalDateTime wanted = LocalDateTime.of(2024, 2, 29, 23, 59, 58);
    try (OurClient client = client(framing)) {
      assertThat(clock(client).local()).contains(PeerServer.CLOCK);
      assertThat(clock(client).deviation()).isEqualTo(PeerClock.DEVIATION);
      client.ok(client.dlms.set(OurClient.ref("8:0.0.1.0.0.255:2"), stamp(wanted).toData()));
      assertThat(server.clock.settings()).containsExactly(wanted);
      assertThat(server.clock.deviation()).isEqualTo(PeerClock.DEVIATION);
      assertThat(clock(client).local()).contains(wanted);
      assertThat(client.number("8:0.0.1.0.0.255:3")).isEqualTo(PeerClock.DEVIATION);
    }
  }

  private static CosemDateTime clock(OurClient client) {
    return CosemDateTime.of(client.get("8:0.0.1.0.0.255:2")).orElseThrow();
  }

  private static CosemDateTime stamp(LocalDateTime local) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(-60 * PeerClock.DEVIATION);
    return CosemDateTime.of(local.toInstant(offset), offset, 0, DeviationSign.LOCAL_TO_UTC);
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_object_list_names_all_that_was_registered(Framing framing)
      throws IOException, LinkException {
    try (OurClient client = client(framing)) {
      List<ObjectListElement> list = ObjectListElement.listOf(client.get("15:0.0.40.0.0.255:2"));
      assertThat(list)
          .extracting(one -> one.classId() + ":" + one.name() + ":" + one.version())
          .containsAll(
              Stream.concat(
                      Stream.of(
                          "8:0.0.1.0.0.255:0",
                          "70:0.0.96.3.10.255:0",
                          "1:0.0.96.1.0.255:0",
                          "1:0.0.96.1.9.255:0",
                          "7:1.0.99.1.0.255:1"),
                      ServedRegister.ALL.stream().map(one -> "3:" + one.obis() + ":0"))
                  .toList());
      ObjectListElement relay =
          list.stream().filter(one -> one.classId() == 70).findFirst().orElseThrow();
      assertThat(relay.methods()).extracting(one -> one.method()).contains(1, 2);
      assertThat(relay.attributes()).extracting(one -> one.attribute()).contains(1, 2, 3, 4);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void three_thousand_rows_whole(Framing framing) throws IOException, LinkException {
    try (OurClient client = client(framing)) {
      assertThat(CaptureObject.listOf(client.get("7:1.0.99.1.0.255:3")).orElseThrow())
          .hasSize(PeerRow.COLUMNS)
          .startsWith(CaptureObject.CLOCK);
      assertThat(client.number("7:1.0.99.1.0.255:4")).isEqualTo(PeerRow.PERIOD.toSeconds());
      assertThat(client.number("7:1.0.99.1.0.255:7")).isEqualTo(PeerRow.COUNT);
      assertThat(client.rows(Optional.empty())).containsExactlyElementsOf(PeerRow.ALL);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void rows_by_range_from_one_row_to_all(Framing framing) throws IOException, LinkException {
    LocalDateTime from = PeerRow.FIRST.plusDays(3);
    LocalDateTime last = PeerRow.ALL.get(PeerRow.COUNT - 1).time();
    try (OurClient client = client(framing)) {
      assertThat(rows(client, from, from)).containsExactly(PeerRow.between(from, from).get(0));
      assertThat(rows(client, from, from.plusDays(2)))
          .containsExactlyElementsOf(PeerRow.between(from, from.plusDays(2)))
          .hasSize(2 * 96 + 1);
      assertThat(rows(client, PeerRow.FIRST, last)).containsExactlyElementsOf(PeerRow.ALL);
      assertThat(rows(client, last.plusSeconds(1), last.plusDays(1))).isEmpty();
    }
  }

  private static List<PeerRow> rows(OurClient client, LocalDateTime from, LocalDateTime to) {
    return client.rows(Optional.of(RangeAccess.ofTime(stamp(from), stamp(to))));
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void rows_by_entries_from_one_to_all(Framing framing) throws IOException, LinkException {
    try (OurClient client = client(framing)) {
      assertThat(rows(client, 1, 1)).containsExactly(PeerRow.ALL.get(0));
      assertThat(rows(client, 1001, 1100)).containsExactlyElementsOf(PeerRow.entries(1001, 1100));
      assertThat(rows(client, 2999, 0)).containsExactlyElementsOf(PeerRow.entries(2999, 3000));
      assertThat(rows(client, 1, PeerRow.COUNT)).containsExactlyElementsOf(PeerRow.ALL);
    }
  }

  private static List<PeerRow> rows(OurClient client, int from, int to) {
    return client.rows(Optional.of(EntryAccess.of(from, to)));
  }

  /** Over HDLC the longer ones go in segments: the peer acknowledges them without final bit. */
  @ParameterizedTest
  @EnumSource(Framing.class)
  void a_value_is_written_as_it_is(Framing framing) throws IOException, LinkException {
    AttributeRef note = OurClient.ref("1:0.0.96.1.9.255:2");
    try (OurClient client = client(framing)) {
      for (int length : new int[] {0, 1, 100, 250, 1000}) {
        Octets octets = Octets.of("n".repeat(length), StandardCharsets.US_ASCII);
        client.ok(client.dlms.set(note, Data.octetString(octets)));
        assertThat(server.note.octets()).isEqualTo(octets.toArray());
        assertThat(client.get("1:0.0.96.1.9.255:2")).isEqualTo(Data.octetString(octets));
      }
      assertThat(client.reason(client.dlms.set(note, Data.longUnsigned(1))))
          .isEqualTo(DlmsReason.TYPE_UNMATCHED);
      assertThat(
              client.reason(
                  client.dlms.set(OurClient.ref("3:1.0.1.8.0.255:2"), Data.doubleLongUnsigned(1))))
          .isEqualTo(DlmsReason.ACCESS_DENIED);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void its_relay_executes_each_method_once(Framing framing) throws IOException, LinkException {
    try (OurClient client = client(framing)) {
      client.action("70:0.0.96.3.10.255:1");
      assertThat(server.relay.disconnects).hasValue(1);
      assertThat(server.relay.reconnects).hasValue(0);
      assertThat(client.get("70:0.0.96.3.10.255:2")).isEqualTo(new Data.Bool(false));
      assertThat(client.get("70:0.0.96.3.10.255:3")).isEqualTo(Data.enumerated(0));
      client.action("70:0.0.96.3.10.255:2");
      assertThat(server.relay.disconnects).hasValue(1);
      assertThat(server.relay.reconnects).hasValue(1);
      assertThat(client.get("70:0.0.96.3.10.255:2")).isEqualTo(new Data.Bool(true));
      assertThat(client.get("70:0.0.96.3.10.255:3")).isEqualTo(Data.enumerated(1));
      assertThat(client.get("70:0.0.96.3.10.255:4")).isEqualTo(Data.enumerated(4));
    }
  }
}
