// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.seal.message.Sides.BODY;
import static org.kilowire.seal.message.Sides.EPOCH;
import static org.kilowire.seal.message.Sides.GATEWAY;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.MessageKind;
import org.kilowire.conversation.Octets;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.SealVectors;

final class SealTest {

  private final Sides sides = new Sides();

  private static byte[] message(String line) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
    message.write('\n');
    message.writeBytes(BODY);
    return message.toByteArray();
  }

  @Test
  void the_library_checks_the_jws_of_rfc_8037() throws JoseException {
    Map<String, String> rfc = SealVectors.of("rfc8037.txt");
    JsonWebSignature jws = jws(rfc.get("jws"));
    assertThat(jws.verifySignature()).isTrue();
    assertThat(jws.getPayload()).isEqualTo(rfc.get("payload"));
    assertThat(jws(rfc.get("jws").replace("hgyY", "hgyX")).verifySignature()).isFalse();
  }

  private JsonWebSignature jws(String line) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, SealHeader.ALGORITHM));
    jws.setKey(sides.keys.publicKeys().signKey());
    jws.setCompactSerialization(line);
    return jws;
  }

  @Test
  void a_jws_of_others_is_no_seal() {
    assertThat(Sides.reason(sides.check(message(SealVectors.of("rfc8037.txt").get("jws")))))
        .isEqualTo(SealReason.MALFORMED_SEAL);
  }

  @Test
  void encodes_vector() {
    byte[] sealed = sides.receipt();
    assertThat(new String(sealed, StandardCharsets.US_ASCII))
        .isEqualTo(
            SealVectors.of("sealed.txt").get("receipt")
                + "\n"
                + new String(BODY, StandardCharsets.US_ASCII));
  }

  @Test
  void decodes_vector() {
    SealVectors.of("sealed.txt")
        .forEach(
            (name, line) -> {
              Verdict verdict = sides.check(message(line));
              assertThat(verdict).as(name).isInstanceOf(Verdict.Proven.class);
              Verdict.Proven proven = (Verdict.Proven) verdict;
              assertThat(proven.body()).isEqualTo(BODY);
              assertThat(proven.kid()).isEqualTo(sides.keys.publicKeys().kid());
              assertThat(proven.seal().gateway()).isEqualTo(GATEWAY);
              assertThat(proven.seal().epoch()).contains(EPOCH);
            });
  }

  @Test
  void what_is_no_seal_of_ours_is_refused_whoever_signed_it() {
    Map<String, String> wrong = SealVectors.of("refused.txt");
    assertThat(wrong).hasSize(17);
    wrong.forEach(
        (name, line) ->
            assertThat(Sides.reason(sides.check(message(line))))
                .as(name)
                .isEqualTo(SealReason.MALFORMED_SEAL));
  }

  @Test
  void round_trips() {
    for (int length : new int[] {0, 1, 1000, MessageKind.EVENT.maxOctets()}) {
      byte[] body = new byte[length];
      Arrays.fill(body, (byte) '\n');
      byte[] sealed = sides.ims.seal(MessageKind.RECEIPT, GATEWAY, Optional.empty(), body);
      Verdict verdict = sides.check(sealed);
      assertThat(verdict).isInstanceOf(Verdict.Proven.class);
      Verdict.Proven proven = (Verdict.Proven) verdict;
      assertThat(proven.body()).isEqualTo(body);
      assertThat(proven.seal())
          .isEqualTo(
              new Seal(
                  MessageKind.RECEIPT,
                  GATEWAY,
                  Optional.empty(),
                  sides.numbers.get(),
                  Octets.of(Sha256.of(body, 0))));
    }
  }

  @Test
  void refuses_every_prefix() {
    byte[] sealed = sides.receipt();
    for (int length = 0; length < sealed.length; length++) {
      assertThat(sides.check(Arrays.copyOf(sealed, length)))
          .as("%d octets", length)
          .isInstanceOf(Verdict.Refused.class);
    }
    assertThat(sides.check(sealed)).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void refuses_every_flipped_bit() {
    byte[] sealed = sides.receipt();
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      sides.nanos.addAndGet(1_000_000_000L); // every one is looked at
      assertThat(sides.check(flipped)).as("bit %d", bit).isInstanceOf(Verdict.Refused.class);
    }
    assertThat(sides.check(sealed)).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void a_line_stays_within_its_bound() {
    byte[] sealed =
        sides.ims.seal(MessageKind.RECEIPT, "g".repeat(64), Optional.of(EPOCH), new byte[0]);
    assertThat(sealed.length).isBetween(400, 700).isLessThan(SealLine.MAX_LENGTH);
  }
}
