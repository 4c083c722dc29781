// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.Flips;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;

final class AcseApdusTest {

  static Stream<Vector> vectors() {
    return Vectors.read("acse/acse.txt");
  }

  private static AcseApdu apdu(Octets octets) {
    Decoded<AcseApdu> decoded = AcseApdus.decode(octets.buffer());
    assertThat(decoded).isInstanceOf(Decoded.Complete.class);
    assertThat(((Decoded.Complete<AcseApdu>) decoded).length()).isEqualTo(octets.length());
    return ((Decoded.Complete<AcseApdu>) decoded).value();
  }

  private static Octets octets(AcseApdu apdu) {
    byte[] target = new byte[600];
    Arrays.fill(target, (byte) 0xA5);
    ByteBuffer out = ByteBuffer.wrap(target);
    AcseApdus.encode(apdu, out);
    assertThat(target[out.position()]).isEqualTo((byte) 0xA5);
    return Octets.copyOf(out.flip());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    assertThat(apdu(vector.octets())).hasToString(vector.expected());
  }

  /** The third column is the usual encoding of the same. */
  static Stream<Vector> alternatives() {
    return Vectors.read("acse/alternatives.txt");
  }

  @ParameterizedTest
  @MethodSource("alternatives")
  void takes_other_encodings_of_the_same(Vector vector) {
    assertThat(apdu(vector.octets())).isEqualTo(apdu(Octets.ofHex(vector.expected())));
  }

  @ParameterizedTest
  @MethodSource("alternatives")
  void damaged_alternatives_never_throw(Vector vector) {
    Flips.none_throws(vector.octets(), 8651, 2000, AcseApdus::decode);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    assertThat(octets(apdu(vector.octets()))).isEqualTo(vector.octets());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void round_trips(Vector vector) {
    AcseApdu apdu = apdu(vector.octets());
    assertThat(apdu(octets(apdu))).isEqualTo(apdu);
  }

  /** A rejection whose end is missing is a rejection all the same: that is quirk, not prefix. */
  @ParameterizedTest
  @MethodSource("vectors")
  void refuses_every_prefix(Vector vector) {
    for (int length = 0; length < vector.octets().length(); length++) {
      Decoded<AcseApdu> decoded = AcseApdus.decode(vector.octets().slice(0, length).buffer());
      if (decoded instanceof Decoded.Complete<AcseApdu> complete) {
        assertThat(((Aare) complete.value()).result()).isNotEqualTo(AssociationResult.ACCEPTED);
      } else {
        assertThat(decoded).isInstanceOf(Decoded.NeedMore.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void damaged_octets_never_throw(Vector vector) {
    Flips.none_throws(vector.octets(), 8650, 2000, AcseApdus::decode);
  }

  @Test
  void the_fields_of_a_low_aarq_are_found() {
    Aarq aarq = (Aarq) apdu(vectors().toList().get(1).octets());
    assertThat(aarq.authenticationValue()).isEqualTo(Octets.ofHex("3132333435363738"));
    assertThat(aarq.userInformation()).isEqualTo(Octets.ofHex("01000000065F1F0400007E1F04B0"));
    assertThat(aarq.toString()).doesNotContain("31323334");
  }

  @Test
  void an_empty_password_is_a_value_without_octets() {
    Aarq aarq =
        new Aarq(
            ApplicationContext.LOGICAL_NAMES,
            Octets.EMPTY,
            Optional.of(Mechanism.LOW),
            Octets.EMPTY,
            Octets.ofHex("01"));
    assertThat(octets(aarq).toString()).contains("8B0760857405080201" + "AC028000");
    assertThat(apdu(octets(aarq))).isEqualTo(aarq);
  }

  @Test
  void a_challenge_and_a_title_of_the_server_go_both_ways() {
    Aare aare =
        new Aare(
            ApplicationContext.LOGICAL_NAMES_CIPHERED,
            AssociationResult.ACCEPTED,
            Diagnostic.AUTHENTICATION_REQUIRED,
            Octets.ofHex("4D4D4D0000BC614E"),
            Optional.of(Mechanism.HIGH_GMAC),
            Octets.of(new byte[64]),
            Octets.of(new byte[200]));
    assertThat(apdu(octets(aare))).isEqualTo(aare);
  }

  @Test
  void unknown_tags_are_passed_over() {
    Aare aare =
        (Aare)
            apdu(
                Octets.ofHex(
                    "6123 80020780 9E01AA A109060760857405080101 A203020100 A305A103020100"
                        + "BE03040155"));
    assertThat(aare.result()).isEqualTo(AssociationResult.ACCEPTED);
    assertThat(aare.userInformation()).isEqualTo(Octets.ofHex("55"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "64 00",
        "61 00",
        "61 85 0000000001",
        "61 84 00000001 00",
        "61 03 A2 01 00",
        "C0 01"
      })
  void what_is_no_association_apdu_is_malformed(String hex) {
    assertThat(AcseApdus.decode(Octets.ofHex(hex).buffer())).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void elements_nested_too_deeply_are_malformed() {
    Octets nested = Octets.ofHex("6180" + "A180".repeat(100) + "0000".repeat(101));
    assertThat(AcseApdus.decode(nested.buffer())).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void codes_outside_the_standard_are_kept_as_other() {
    Aare aare = (Aare) apdu(Octets.ofHex("610E A203020107 A305A103020163 A100"));
    assertThat(aare.result()).isEqualTo(AssociationResult.OTHER);
    assertThat(aare.diagnostic().code()).isEqualTo(0x63);
    assertThat(aare.context()).isEqualTo(ApplicationContext.OTHER);
  }
}
