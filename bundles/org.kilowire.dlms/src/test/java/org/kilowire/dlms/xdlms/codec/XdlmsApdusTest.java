// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.Flips;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;

final class XdlmsApdusTest {

  static Stream<Vector> vectors() {
    return Stream.of("get", "set", "action", "initiate", "notification")
        .flatMap(family -> Vectors.read("xdlms/" + family + ".txt"));
  }

  private static Apdu apdu(Octets octets) {
    Decoded<Apdu> decoded = XdlmsApdus.decode(octets.buffer());
    assertThat(decoded).isInstanceOf(Decoded.Complete.class);
    assertThat(((Decoded.Complete<Apdu>) decoded).length()).isEqualTo(octets.length());
    return ((Decoded.Complete<Apdu>) decoded).value();
  }

  private static Octets octets(Apdu apdu) {
    byte[] target = new byte[100];
    Arrays.fill(target, (byte) 0xA5);
    ByteBuffer out = ByteBuffer.wrap(target);
    XdlmsApdus.encode(apdu, out);
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
    return Vectors.read("xdlms/alternatives.txt");
  }

  @ParameterizedTest
  @MethodSource("alternatives")
  void takes_other_encodings_of_the_same(Vector vector) {
    assertThat(apdu(vector.octets())).isEqualTo(apdu(Octets.ofHex(vector.expected())));
  }

  @ParameterizedTest
  @MethodSource("alternatives")
  void damaged_alternatives_never_throw(Vector vector) {
    Flips.none_throws(vector.octets(), 620566, 2000, XdlmsApdus::decode);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    assertThat(octets(apdu(vector.octets()))).isEqualTo(vector.octets());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void round_trips(Vector vector) {
    Apdu apdu = apdu(vector.octets());
    assertThat(apdu(octets(apdu))).isEqualTo(apdu);
  }

  /** An invocation-counter-error without the counter is a quirk, no prefix. */
  @ParameterizedTest
  @MethodSource("vectors")
  void refuses_every_prefix(Vector vector) {
    for (int length = 0; length < vector.octets().length(); length++) {
      ByteBuffer in = vector.octets().slice(0, length).buffer();
      if (length == 3 && vector.octets().slice(0, 3).equals(Octets.ofHex("D80206"))) {
        continue;
      }
      assertThat(XdlmsApdus.decode(in)).isInstanceOf(Decoded.NeedMore.class);
      assertThat(in.position()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void damaged_octets_never_throw(Vector vector) {
    GetResponseView view = new GetResponseView();
    Flips.none_throws(vector.octets(), 620565, 2000, XdlmsApdus::decode);
    Flips.none_throws(
        vector.octets(),
        620565,
        2000,
        in -> {
          if (view.wrap(in)) {
            touch(view);
          }
        });
  }

  private static void touch(GetResponseView view) {
    view.invoke();
    switch (view.kind()) {
      case REFUSED, BLOCK_REFUSED -> view.code();
      case BLOCK -> {
        view.isLast();
        view.number();
        view.body();
      }
      case VALUE, LIST -> view.body();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05",
        "C0 04 C1",
        "C4 01 C1 02",
        "C4 02 C1 01 00000001 02",
        "C5 06 C1",
        "0F 40000007 02 07EA 11 05",
        "18 00 01 03 0308 01 11 05",
        "18 00 01 02 0308 00"
      })
  void what_is_no_apdu_is_malformed(String hex) {
    Decoded<Apdu> decoded = XdlmsApdus.decode(Octets.ofHex(hex).buffer());
    assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    assertThat(((Decoded.Malformed<Apdu>) decoded).reason()).isEqualTo(DlmsReason.MALFORMED_APDU);
  }

  @Test
  void a_malformed_value_keeps_its_reason() {
    Decoded<Apdu> decoded = XdlmsApdus.decode(Octets.ofHex("C401C100 07").buffer());
    assertThat(((Decoded.Malformed<Apdu>) decoded).reason()).isEqualTo(DlmsReason.MALFORMED_DATA);
  }

  @Test
  void notifications_and_what_is_ciphered_are_unasked_and_answers_are_not() {
    for (int tag : new int[] {0x0F, 0x18, 0xC2, 0x38, 0x58, 0xCA, 0xD2, 0xDB, 0xDC, 0xDD, 0xDF}) {
      assertThat(Tags.isUnasked(tag)).as("%02X", tag).isTrue();
    }
    for (int tag : new int[] {0x08, 0x0C, 0x0E, 0x61, 0x63, 0xC4, 0xC5, 0xC7, 0xD8, 0xE0}) {
      assertThat(Tags.isUnasked(tag)).as("%02X", tag).isFalse();
    }
  }

  @Test
  void a_view_sees_what_the_records_say() {
    GetResponseView view = new GetResponseView();
    ByteBuffer block = Octets.ofHex("C402C1 01 00000007 00 03 010203").buffer();
    assertThat(view.wrap(block)).isTrue();
    assertThat(view.kind()).isEqualTo(GetResponseView.Kind.BLOCK);
    assertThat(view.invoke()).isEqualTo(0xC1);
    assertThat(view.isLast()).isTrue();
    assertThat(view.number()).isEqualTo(7);
    assertThat(Octets.copyOf(view.body())).isEqualTo(Octets.ofHex("010203"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "C401C1",
        "C401C100",
        "C402C10100000007",
        "C402C101000000070004010203",
        "C501C10000"
      })
  void a_view_refuses_what_is_not_whole(String hex) {
    assertThat(new GetResponseView().wrap(Octets.ofHex(hex).buffer())).isFalse();
  }

  @Test
  void codes_outside_the_standard_are_kept_with_their_number() {
    GetResult.Refused refused = new GetResult.Refused(99);
    assertThat(refused.result()).isEqualTo(DataAccessResult.OTHER);
    assertThat(DataAccessResult.text(99)).isEqualTo("other (99)");
    assertThat(ActionResult.text(3)).isEqualTo("read-write-denied (3)");
  }

  @Test
  void a_dedicated_key_never_prints() {
    Apdu request = apdu(Octets.ofHex("0101040001020301 00 01FF 06 5F1F0400000010 0000"));
    assertThat(((InitiateRequest) request).dedicatedKey()).isEqualTo(Octets.ofHex("00010203"));
    assertThat(request.toString()).doesNotContain("00010203");
  }
}
