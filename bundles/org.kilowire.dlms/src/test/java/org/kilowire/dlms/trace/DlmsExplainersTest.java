// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.Step;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.dlms.acse.Aarq;
import org.kilowire.dlms.acse.AcseApdus;
import org.kilowire.dlms.acse.ApplicationContext;
import org.kilowire.dlms.acse.Mechanism;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.hdlc.HdlcAddress;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcSettings;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.GetResponse;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

final class DlmsExplainersTest {

  private static final Octets PASSWORD = Octets.of((byte) 'S', (byte) 'e', (byte) '7', (byte) 'r');
  private static final InvokeId INVOKE = InvokeId.confirmed(1, false);
  private static final LogicalName ASSOCIATION = LogicalName.of("0.0.40.0.0.255");

  private final List<String> lines = new ArrayList<>();
  private final Explainer wrapper = DlmsExplainers.wrapper();

  @Test
  void a_request_and_its_answer_are_named_with_their_octets() {
    wrapper.passed(
        Direction.SENT,
        Octets.ofHex("000100100001000D C001C100030100010800FF0200").buffer(),
        lines::add);
    wrapper.passed(
        Direction.RECEIVED,
        Octets.ofHex("0001000100100009C401C10006000004D2").buffer(),
        lines::add);
    assertThat(lines)
        .containsExactly(
            "wrapper, 16 to 1  000100100001000D[13]",
            "APDU get-request 3:1.0.1.8.0.255:2  C001C100030100010800FF0200",
            "wrapper, 1 to 16  0001000100100009[9]",
            "APDU get-response double-long-unsigned 1234  C401C10006000004D2");
  }

  @Test
  void a_password_shows_neither_in_words_nor_in_octets() {
    String shown = explained(Direction.SENT, aarq(PASSWORD, Octets.EMPTY));
    assertThat(shown).contains("AARQ LOGICAL_NAMES, mechanism LOW", "proposes", "AC06************");
    assertThat(shown).doesNotContain(PASSWORD.toString(), "Se7r");
  }

  @Test
  void a_dedicated_key_shows_nowhere() {
    assertThat(explained(Direction.SENT, aarq(Octets.EMPTY, PASSWORD)))
        .doesNotContain(PASSWORD.toString());
  }

  @Test
  void an_association_apdu_that_cannot_be_read_shows_none_of_its_fields() {
    ByteBuffer aarq = aarq(PASSWORD, Octets.EMPTY);
    aarq.put(1, (byte) (aarq.get(1) + 1));
    assertThat(explained(Direction.SENT, aarq)).doesNotContain(PASSWORD.toString());
  }

  @Test
  void what_writes_a_secret_shows_the_attribute_and_not_the_value() {
    Data secret = Data.octetString(PASSWORD);
    var attribute = AttributeSelection.of(new AttributeRef(15, ASSOCIATION, 7));
    assertThat(explained(Direction.SENT, apdu(new SetRequest.Normal(INVOKE, attribute, secret))))
        .contains("set-request 15:0.0.40.0.0.255:7 = (secret)", "C10141000F0000280000FF07****")
        .doesNotContain(PASSWORD.toString());
    assertThat(
            explained(
                Direction.SENT,
                apdu(new SetRequest.WithDatablock(INVOKE, new DataBlock(true, 2, PASSWORD)))))
        .doesNotContain(PASSWORD.toString());
    MethodRef change = new MethodRef(15, ASSOCIATION, 2);
    assertThat(
            explained(
                Direction.SENT,
                apdu(new ActionRequest.Normal(INVOKE, change, Optional.of(secret)))))
        .contains("action-request 15:0.0.40.0.0.255:2 (secret)")
        .doesNotContain(PASSWORD.toString());
  }

  /** Passwords of an optical port, dial-in, modem and mail; a PIN; keys (IEC 62056-6-2). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "15:0.0.40.0.0.255:7",
        "19:0.0.20.0.0.255:7",
        "19:0.0.20.0.0.255:8",
        "19:0.0.20.0.0.255:9",
        "44:0.0.25.3.0.255:5",
        "45:0.0.25.4.0.255:3",
        "46:0.0.25.5.0.255:4",
        "64:0.0.43.0.0.255:2"
      })
  void no_value_of_an_attribute_that_holds_a_secret_is_shown(String ref) {
    AttributeRef attribute = AttributeRef.parse(ref).orElseThrow();
    Data secret = Data.octetString(PASSWORD);
    assertThat(
            explained(
                Direction.SENT,
                apdu(new SetRequest.Normal(INVOKE, AttributeSelection.of(attribute), secret))))
        .contains("set-request " + ref + " = (secret)");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8})
  void no_key_of_an_m_bus_device_is_shown(int method) {
    MethodRef key = new MethodRef(72, LogicalName.of("0.1.24.1.0.255"), method);
    assertThat(
            explained(
                Direction.SENT,
                apdu(
                    new ActionRequest.Normal(
                        INVOKE, key, Optional.of(Data.octetString(PASSWORD))))))
        .contains("(secret)");
  }

  @Test
  void what_a_meter_answers_to_a_question_for_a_secret_is_left_out_until_the_next_question() {
    Apdu answer = new GetResponse.Normal(INVOKE, new GetResult.Value(Data.octetString(PASSWORD)));
    explained(Direction.SENT, get(new AttributeRef(15, ASSOCIATION, 7)));
    assertThat(explained(Direction.RECEIVED, apdu(answer))).doesNotContain(PASSWORD.toString());
    explained(Direction.SENT, get(new AttributeRef(1, ASSOCIATION, 2)));
    assertThat(explained(Direction.RECEIVED, apdu(answer))).contains(PASSWORD.toString());
  }

  @Test
  void hdlc_frames_are_named_and_leave_the_information_to_the_apdu() {
    Explainer hdlc = DlmsExplainers.hdlc();
    HdlcSettings settings = HdlcSettings.of(16, HdlcAddress.server(1, 17));
    var connect = new HdlcLink(settings).connect();
    Step.Send snrm = (Step.Send) connect.begin(0);
    hdlc.passed(Direction.SENT, snrm.octets().duplicate(), lines::add);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("HDLC SNRM P/F, 16 to 1/17  7EA0").endsWith("7E");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_comes_in_whatever_pieces_is_explained_and_bounded(long seed) {
    Random random = new Random(seed);
    for (Explainer explainer : List.of(DlmsExplainers.hdlc(), DlmsExplainers.wrapper())) {
      for (int i = 0; i < 3000; i++) {
        byte[] octets = octets(random);
        Direction direction = random.nextBoolean() ? Direction.SENT : Direction.RECEIVED;
        explainer.passed(
            direction,
            ByteBuffer.wrap(octets),
            line -> assertThat(line.length()).as("seed %d", seed).isLessThan(200_000));
      }
    }
  }

  /** Anything, or a WPDU with a tag of xDLMS and anything behind it. */
  private static byte[] octets(Random random) {
    byte[] octets = new byte[random.nextBoolean() ? 28 : 1 + random.nextInt(40)];
    random.nextBytes(octets);
    if (octets.length == 28) {
      Octets.ofHex("0001001000010014").putInto(ByteBuffer.wrap(octets));
      octets[8] = (byte) (0xC0 + random.nextInt(8));
      octets[9] = (byte) random.nextInt(6);
    }
    return octets;
  }

  private String explained(Direction direction, ByteBuffer apdu) {
    List<String> shown = new ArrayList<>();
    ByteBuffer unit = ByteBuffer.allocate(8 + apdu.remaining());
    unit.putShort((short) 1).putShort((short) 16).putShort((short) 1);
    unit.putShort((short) apdu.remaining()).put(apdu).flip();
    wrapper.passed(direction, unit.slice(0, 5), shown::add);
    wrapper.passed(direction, unit.slice(5, unit.limit() - 5), shown::add);
    return String.join("\n", shown);
  }

  private static ByteBuffer get(AttributeRef what) {
    return apdu(new GetRequest.Normal(INVOKE, AttributeSelection.of(what)));
  }

  private static ByteBuffer apdu(Apdu apdu) {
    ByteBuffer out = ByteBuffer.allocate(256);
    XdlmsApdus.encode(apdu, out);
    return out.flip();
  }

  private static ByteBuffer aarq(Octets password, Octets dedicatedKey) {
    ByteBuffer initiate = ByteBuffer.allocate(64);
    XdlmsApdus.encode(
        new InitiateRequest(
            dedicatedKey, true, OptionalInt.empty(), 6, new ConformanceBlock(0x00101D), 1024),
        initiate);
    ByteBuffer out = ByteBuffer.allocate(256);
    AcseApdus.encode(
        new Aarq(
            ApplicationContext.LOGICAL_NAMES,
            Octets.EMPTY,
            Optional.of(Mechanism.LOW),
            Secret.of(password).reveal(),
            Octets.copyOf(initiate.flip())),
        out);
    return out.flip();
  }
}
