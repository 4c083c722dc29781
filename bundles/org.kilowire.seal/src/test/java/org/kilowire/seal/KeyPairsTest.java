// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;

final class KeyPairsTest {

  private static final Pattern BLOCK = Pattern.compile("(?=-----BEGIN)");
  private static final Map<String, String> RFC = SealVectors.of("rfc8037.txt");

  @Test
  void the_fingerprint_is_the_thumbprint_of_rfc_8037() {
    assertThat(SealVectors.keys().publicKeys().kid()).isEqualTo(RFC.get("thumbprint"));
  }

  @Test
  void keys_of_the_rfcs_are_read_as_they_stand_there() {
    PublicKeys keys = SealVectors.keys().publicKeys();
    assertThat(keys.text()).startsWith("kw1." + RFC.get("x") + ".");
    assertThat(keys.encrypt()).isEqualTo(Octets.ofHex(RFC.get("x25519-public")));
  }

  @Test
  void text_of_key_pairs_round_trips() {
    KeyPairs keys = KeyPairs.generate();
    String text = KeyPem.encode(keys);
    assertThat(text.length()).isLessThan(KeyPem.MAX_LENGTH);
    KeyPairs again = KeyPem.decode(text).orElseThrow();
    assertThat(again.publicKeys()).isEqualTo(keys.publicKeys());
    assertThat(KeyPem.encode(again)).isEqualTo(text);
    assertThat(KeyPem.encode(SealVectors.keys())).isEqualTo(SealVectors.pem());
  }

  @Test
  void two_generations_are_two_keys() {
    assertThat(KeyPairs.generate().publicKeys()).isNotEqualTo(KeyPairs.generate().publicKeys());
  }

  @Test
  void a_pair_prints_its_fingerprint_and_no_key() {
    KeyPairs keys = KeyPairs.generate();
    assertThat(keys).hasToString(keys.publicKeys().kid());
  }

  @Test
  void halves_that_are_no_pair_are_refused() {
    String other = KeyPem.encode(KeyPairs.generate());
    String ours = SealVectors.pem();
    for (int half = 0; half < 4; half++) {
      String mixed = replaced(ours, other, half);
      assertThat(KeyPem.decode(mixed)).as("half %d", half).isEmpty();
    }
  }

  private static String replaced(String text, String other, int which) {
    List<String> blocks = new ArrayList<>(BLOCK.splitAsStream(text).toList());
    blocks.set(which, BLOCK.splitAsStream(other).toList().get(which));
    return String.join("", blocks);
  }

  @Test
  void refuses_every_prefix_of_a_text_and_what_stands_behind_it() {
    String text = KeyPem.encode(KeyPairs.generate());
    for (int length = 0; length < text.length(); length++) {
      assertThat(KeyPem.decode(text.substring(0, length))).as("%d", length).isEmpty();
    }
    assertThat(KeyPem.decode(text + text)).isEmpty();
  }

  @Test
  void a_single_key_as_other_programs_write_it_is_not_enough() {
    String text =
        SealVectors.block("PRIVATE", RFC.get("pkcs8"))
            + SealVectors.block("PUBLIC", RFC.get("spki"));
    assertThat(KeyPem.decode(text)).isEmpty();
    assertThat(KeyPem.decode(text + SealVectors.pem().substring(text.length() / 2))).isEmpty();
  }

  @Test
  void public_keys_round_trip_as_one_word() {
    PublicKeys keys = KeyPairs.generate().publicKeys();
    assertThat(keys.text()).hasSize(91).doesNotContain(" ");
    assertThat(PublicKeys.of(" " + keys.text() + "\n")).isEqualTo(Optional.of(keys));
  }

  @Test
  void no_other_text_is_public_keys() {
    String text = SealVectors.keys().publicKeys().text();
    for (int at = 0; at < text.length(); at++) {
      String flipped =
          text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
      assertThat(PublicKeys.of(flipped))
          .as(flipped)
          .isNotEqualTo(Optional.of(SealVectors.keys().publicKeys()));
      assertThat(PublicKeys.of(text.substring(0, at))).isEmpty();
    }
    assertThat(PublicKeys.of(text + "A")).isEmpty();
  }

  @Test
  void octets_that_are_no_key_or_a_second_form_of_one_are_refused() {
    Octets good = SealVectors.keys().publicKeys().encrypt();
    Octets signs = SealVectors.keys().publicKeys().sign();
    for (String wrong :
        List.of("EE" + "FF".repeat(30) + "7F", "ED" + "FF".repeat(31), "02" + "00".repeat(31))) {
      assertThatThrownBy(() -> new PublicKeys(Octets.ofHex(wrong), good))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new PublicKeys(signs, Octets.ofHex("FF".repeat(32))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PublicKeys(good.slice(0, 31), good))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 octets");
  }
}
