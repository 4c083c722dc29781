// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Octets;

class OctetTextTest {

  @ParameterizedTest
  @CsvSource({
    "34373131, 4711",
    "3437313100, 4711",
    "343731310000FFFF, 4711",
    "34373120, '471 '",
    "12345678, 0x12345678",
    "343700313100, 0x343700313100",
    "0000, 0x0000",
    "C4, 0xC4"
  })
  void octets_are_text_where_they_print_and_digits_elsewhere(String hex, String text) {
    assertThat(OctetText.of(Octets.ofHex(hex))).isEqualTo(text);
  }

  @Test
  void no_octets_are_no_letters() {
    assertThat(OctetText.of(Octets.EMPTY)).isEmpty();
    assertThat(OctetText.isPadding(Octets.ofHex("00FF00"))).isTrue();
    assertThat(OctetText.isPadding(Octets.ofHex("2000"))).isFalse();
  }
}
