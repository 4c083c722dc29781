// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OctetsTest {

  @Test
  void prints_what_it_reads() {
    assertThat(Octets.ofHex("7e A0 07\n21").toString()).isEqualTo("7EA00721");
  }

  @Test
  void refuses_half_an_octet() {
    assertThatThrownBy(() -> Octets.ofHex("7EA")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void does_not_share_its_array_with_anybody() {
    byte[] source = {1, 2, 3};
    Octets octets = Octets.of(source);
    source[0] = 9;
    octets.toArray()[1] = 9;
    assertThat(octets).isEqualTo(Octets.ofHex("010203"));
    assertThat(octets.buffer().isReadOnly()).isTrue();
  }

  @Test
  void copies_the_rest_of_a_buffer_and_leaves_it_where_it_was() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);
    assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.ofHex("0203"));
    assertThat(buffer.position()).isEqualTo(1);
  }

  @Test
  void orders_octets_without_sign() {
    assertThat(Octets.ofHex("80")).isGreaterThan(Octets.ofHex("7F"));
    assertThat(Octets.ofHex("80").at(0)).isEqualTo(128);
  }

  @Test
  void reads_text() {
    Octets text = Octets.of("KW42", StandardCharsets.US_ASCII);
    assertThat(text.slice(2, 4).text(StandardCharsets.US_ASCII)).isEqualTo("42");
    assertThat(text.hashCode()).isEqualTo(Octets.ofHex("4B573432").hashCode());
  }
}
