// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.acse.AcseApdu;
import org.kilowire.dlms.acse.AcseApdus;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/** Sessions recorded between two independent implementations. */
final class ReplayTest {

  private static final String NONE = "gurux-sim_jdlms-client_wrapper_none.txt";
  private static final String LOW = "jdlms-sim_jdlms-client_wrapper_lls.txt";

  private static final AttributeRef BUFFER =
      new AttributeRef(7, LogicalName.of("1.0.99.1.0.255"), 2);
  private static final AttributeRef RELAY =
      new AttributeRef(70, LogicalName.of("0.0.96.3.10.255"), 2);

  /** Says one recorded response after the other, and remembers what it was asked. */
  private static final class Tape implements ApduHandler {
    final Deque<Octets> responses;

    Tape(List<Octets> responses) {
      this.responses = new ArrayDeque<>(responses);
    }

    @Override
    public ByteBuffer respond(ByteBuffer apdu) {
      return responses.remove().buffer();
    }

    @Override
    public void reset() {}
  }

  private static Octets decodedAndEncoded(Octets apdu) {
    ByteBuffer out = ByteBuffer.allocate(0x10000);
    if (apdu.at(0) >> 4 == 6) {
      Decoded<AcseApdu> decoded = AcseApdus.decode(apdu.buffer());
      assertThat(decoded).as("%s", apdu).isInstanceOf(Decoded.Complete.class);
      AcseApdus.encode(((Decoded.Complete<AcseApdu>) decoded).value(), out);
    } else {
      Decoded<Apdu> decoded = XdlmsApdus.decode(apdu.buffer());
      assertThat(decoded).as("%s", apdu).isInstanceOf(Decoded.Complete.class);
      XdlmsApdus.encode(((Decoded.Complete<Apdu>) decoded).value(), out);
    }
    return Octets.copyOf(out.flip());
  }

  @ParameterizedTest
  @ValueSource(strings = {NONE, LOW})
  void requests_are_encoded_as_they_were_recorded(String name) {
    for (Octets request : RecordedSession.read(name).requests()) {
      assertThat(decodedAndEncoded(request)).isEqualTo(request);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NONE, LOW})
  void responses_are_decoded_and_those_of_services_encoded_as_they_were(String name) {
    for (Octets response : RecordedSession.read(name).responses()) {
      Octets again = decodedAndEncoded(response);
      if (response.at(0) != 0x61) {
        assertThat(again).isEqualTo(response);
      }
    }
  }

  private static ClientSettings settings(Authentication authentication) {
    ConformanceBlock proposed =
        new ConformanceBlock(
            ClientSettings.DEFAULT.proposed().bits()
                | ConformanceBlock.of(
                        Conformance.ATTRIBUTE0_WITH_SET,
                        Conformance.PRIORITY_MGMT,
                        Conformance.ATTRIBUTE0_WITH_GET)
                    .bits());
    return ClientSettings.DEFAULT
        .withAuthentication(authentication)
        .withProposed(proposed, 0xFFFF)
        .withBounds(Duration.ofSeconds(10), 100, 1 << 20);
  }

  @Test
  void our_client_says_and_understands_the_same_without_authentication() {
    replay(NONE, settings(new Authentication.None()));
  }

  @Test
  void our_client_says_and_understands_the_same_with_a_password() {
    Secret secret = Secret.of(Octets.of("12345678", StandardCharsets.US_ASCII));
    replay(LOW, settings(new Authentication.Low(secret)));
  }

  private static void replay(String name, ClientSettings settings) {
    RecordedSession recording = RecordedSession.read(name);
    Tape tape = new Tape(recording.responses());
    MemoryPump pump = new MemoryPump(tape);
    DlmsClient client = new DlmsClient(new MemoryLink(), settings);

    pump.value(client.associate());
    AttributeRef energy = new AttributeRef(3, LogicalName.of("1.0.1.8.0.255"), 2);
    AttributeRef reactive = new AttributeRef(3, LogicalName.of("1.0.2.8.0.255"), 2);
    assertThat(pump.value(client.get(energy)).number()).hasValue(123456);
    assertThat(pump.value(client.getList(List.of(energy, reactive))))
        .containsExactly(
            new GetResult.Value(Data.doubleLongUnsigned(123456)),
            new GetResult.Value(Data.doubleLongUnsigned(222)));

    SumSink entries = new SumSink();
    int byEntry = profile(pump, client, SelectiveAccess.EntryAccess.of(1, 40), entries);
    assertThat(byEntry).isEqualTo(40);
    assertThat(entries.octetStrings).isEqualTo(40);
    SumSink day = new SumSink();
    assertThat(profile(pump, client, recordedRange(recording), day)).isEqualTo(96);

    MethodRef disconnect = new MethodRef(70, RELAY.name(), 1);
    MethodRef reconnect = new MethodRef(70, RELAY.name(), 2);
    assertThat(pump.value(client.action(disconnect, Data.integer(0))).code()).isZero();
    assertThat(pump.value(client.get(RELAY))).isEqualTo(new Data.Bool(false));
    assertThat(pump.value(client.action(reconnect, Data.integer(0))).code()).isZero();
    assertThat(pump.value(client.get(RELAY))).isEqualTo(new Data.Bool(true));

    assertThat(tape.responses).isEmpty();
    assertThat(pump.requests).isEqualTo(recording.requests());
  }

  private static SelectiveAccess recordedRange(RecordedSession recording) {
    return recording.requests().stream()
        .filter(request -> request.length() == 0x40)
        .map(request -> XdlmsApdus.decode(request.buffer()))
        .map(decoded -> ((Decoded.Complete<Apdu>) decoded).value())
        .map(apdu -> ((GetRequest.Normal) apdu).what().access())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static int profile(
      MemoryPump pump, DlmsClient client, SelectiveAccess access, SumSink sink) {
    ProfileDecoder rows = new ProfileDecoder(6, 1000, sink);
    return pump.value(client.profile(BUFFER, Optional.of(access), rows));
  }
}
