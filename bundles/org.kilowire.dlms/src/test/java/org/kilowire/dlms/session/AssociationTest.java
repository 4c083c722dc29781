// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.acse.ApplicationContext;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerSettings;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

final class AssociationTest {

  private final Device device = new Device();
  private final MemoryLink link = new MemoryLink();
  private final MemoryPump pump =
      new MemoryPump(new DlmsServer(17, device, ServerSettings.DEFAULT));

  private static ClientSettings low(String password) {
    Secret secret = Secret.of(Octets.of(password, StandardCharsets.US_ASCII));
    return ClientSettings.DEFAULT.withAuthentication(new Authentication.Low(secret));
  }

  private static DlmsReason reason(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (DlmsReason) ((Outcome.Failed<?>) outcome).reason();
  }

  /** A server that says {@code hex} to whatever it is asked. */
  private static MemoryPump saying(String hex) {
    return new MemoryPump(
        new ApduHandler() {
          @Override
          public ByteBuffer respond(ByteBuffer apdu) {
            return Octets.ofHex(hex).buffer();
          }

          @Override
          public void reset() {}
        });
  }

  @Test
  void the_right_password_associates() {
    device.locked = true;
    pump.value(new DlmsClient(link, low("12345678")).associate());
    assertThat(pump.requests.get(0))
        .isEqualTo(
            Octets.ofHex(
                "6036A1090607608574050801018A0207808B0760857405080201AC0A80083132333435363738"
                    + "BE10040E01000000065F1F0400001E1DFFFF"));
  }

  @Test
  void a_wrong_password_is_refused_as_such_and_never_printed() {
    device.locked = true;
    ClientSettings settings = low("87654321");
    DlmsClient client = new DlmsClient(link, settings);
    Outcome<Association> outcome = pump.run(client.associate());
    assertThat(reason(outcome)).isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
    assertThat(outcome.toString() + settings).doesNotContain("87654321", "3837363534333231");
    assertThat(pump.requests).hasSize(1);
  }

  @Test
  void the_longest_password_fits_and_a_longer_one_is_none() {
    device.locked = true;
    Outcome<?> outcome = pump.run(new DlmsClient(link, low("x".repeat(255))).associate());
    assertThat(reason(outcome)).isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
    assertThatThrownBy(() -> low("x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("xx");
  }

  @Test
  void no_password_where_one_is_due_is_refused_as_such() {
    device.locked = true;
    DlmsClient client = new DlmsClient(link, ClientSettings.DEFAULT);
    assertThat(reason(pump.run(client.associate()))).isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
    assertThat(client.association()).isEmpty();
  }

  @Test
  void a_pdu_size_of_zero_is_no_limit() {
    ClientSettings unlimited =
        ClientSettings.DEFAULT.withProposed(ClientSettings.DEFAULT.proposed(), 0);
    DlmsClient client = new DlmsClient(link, unlimited);
    pump.value(client.associate());
    assertThat(pump.value(client.get(Device.ENERGY)).number()).hasValue(1000);
  }

  @ParameterizedTest
  @CsvSource({
    // too short a PDU, nothing in common
    "001E1D, 5",
    "008000, 100"
  })
  void what_cannot_be_agreed_is_rejected(String conformance, int maxPdu) {
    ClientSettings odd =
        ClientSettings.DEFAULT.withProposed(
            new ConformanceBlock(Integer.parseInt(conformance, 16)), maxPdu);
    Outcome<Association> outcome = pump.run(new DlmsClient(link, odd).associate());
    assertThat(reason(outcome)).isEqualTo(DlmsReason.ASSOCIATION_REJECTED);
    assertThat(outcome.toString()).contains("initiate error");
  }

  @ParameterizedTest
  @CsvSource({
    // rejected, no user-information; rejected, garbled user-information; cut short; user 2
    "6117A109060760857405080101A203020101A305A10302010D, AUTHENTICATION_REFUSED",
    "611BA109060760857405080101A203020101A305A10302010DBE020455, AUTHENTICATION_REFUSED",
    "6129A109060760857405080101A203020101A305A10302010DBE10040E08, AUTHENTICATION_REFUSED",
    "6117A109060760857405080101A203020102A305A103020102, ASSOCIATION_REJECTED",
    // by the provider; an exception-response; no AARE; nothing whole; accepted without a word
    "6117A109060760857405080101A203020101A305A203020101, ASSOCIATION_REJECTED",
    "D80101, ASSOCIATION_REJECTED",
    "C40141000600000000, UNEXPECTED_APDU",
    "6300, UNEXPECTED_APDU",
    "6117A109060760857405080101A203020100A305A103020100, MALFORMED_APDU",
    "FFFF, MALFORMED_APDU"
  })
  void other_answers_have_their_reasons(String hex, DlmsReason expected) {
    DlmsClient client = new DlmsClient(link, ClientSettings.DEFAULT);
    assertThat(reason(saying(hex).run(client.associate()))).isEqualTo(expected);
    assertThat(client.association()).isEmpty();
    boolean rejected = hex.startsWith("61") && expected != DlmsReason.MALFORMED_APDU;
    assertThat(client.rejection().isPresent()).isEqualTo(rejected);
    pump.value(client.associate());
    assertThat(client.rejection()).isEmpty();
  }

  @Test
  void an_aare_with_a_version_and_another_context_is_accepted() {
    String sloppy =
        "612D80020780A109060760857405080103A203020100A305A103020100"
            + "BE10040E0800065F1F0400181E1DFFFF0007";
    DlmsClient client = new DlmsClient(link, ClientSettings.DEFAULT);
    Association association = saying(sloppy).value(client.associate());
    assertThat(association.context()).isEqualTo(ApplicationContext.LOGICAL_NAMES_CIPHERED);
    assertThat(association.serverMaxPdu()).isEqualTo(0xFFFF);
  }

  @Test
  void a_release_that_gets_a_late_answer_gives_the_link_up() {
    DlmsClient client = new DlmsClient(link, ClientSettings.DEFAULT);
    pump.value(client.associate());
    pump.line = answer -> Octets.ofHex("C401C1001105").buffer();
    assertThat(pump.run(client.release())).isInstanceOf(Outcome.Lost.class);
    assertThat(link.disconnected).isEqualTo(1);
  }

  @Test
  void a_release_that_is_refused_or_met_with_silence_is_over() {
    DlmsClient client = new DlmsClient(link, ClientSettings.DEFAULT);
    for (String answer : new String[] {"D80101", "", "6303800100"}) {
      pump.line = octets -> octets;
      pump.value(client.associate());
      pump.line = octets -> Octets.ofHex(answer).buffer();
      pump.value(client.release());
    }
  }

  @Test
  void a_reset_of_the_link_ends_the_association() {
    DlmsServer server = new DlmsServer(17, device, ServerSettings.DEFAULT);
    new MemoryPump(server).value(new DlmsClient(link, ClientSettings.DEFAULT).associate());
    assertThat(server.isAssociated()).isTrue();
    server.reset();
    assertThat(server.isAssociated()).isFalse();
  }
}
