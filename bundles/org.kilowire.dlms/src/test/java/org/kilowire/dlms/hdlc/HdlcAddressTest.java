// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;

final class HdlcAddressTest {

  @Test
  void a_server_gets_as_few_octets_as_it_fits() {
    assertThat(HdlcAddress.server(1, 0).octets()).isEqualTo(1);
    assertThat(HdlcAddress.server(1, 17).octets()).isEqualTo(2);
    assertThat(HdlcAddress.server(127, 127).octets()).isEqualTo(2);
    assertThat(HdlcAddress.server(1, 128).octets()).isEqualTo(4);
    assertThat(HdlcAddress.server(128, 0).octets()).isEqualTo(4);
  }

  @Test
  void parts_travel_in_seven_bits_with_the_last_octet_marked() {
    assertThat(Octets.of(new HdlcAddress(1, 0, 1).encoded())).hasToString("03");
    assertThat(Octets.of(new HdlcAddress(1, 17, 2).encoded())).hasToString("0223");
    assertThat(Octets.of(new HdlcAddress(1, 17, 4).encoded())).hasToString("00020023");
    assertThat(Octets.of(new HdlcAddress(7938, 8190, 4).encoded())).hasToString("7C047EFD");
    assertThat(Octets.of(HdlcAddress.client(16).encoded())).hasToString("21");
  }

  @Test
  void the_parts_count_and_not_the_length() {
    assertThat(new HdlcAddress(1, 17, 2).same(new HdlcAddress(1, 17, 4))).isTrue();
    assertThat(new HdlcAddress(1, 0, 1).same(new HdlcAddress(1, 0, 2))).isTrue();
    assertThat(new HdlcAddress(1, 17, 2).same(new HdlcAddress(17, 1, 2))).isFalse();
    assertThat(new HdlcAddress(1, 17, 2).same(new HdlcAddress(1, 0, 1))).isFalse();
  }

  @Test
  void every_station_is_the_same_in_any_length() {
    HdlcAddress narrow = new HdlcAddress(1, HdlcAddress.ALL_STATION_7, 2);
    HdlcAddress wide = new HdlcAddress(1, HdlcAddress.ALL_STATION_14, 4);
    assertThat(narrow.same(wide)).isTrue();
    assertThat(narrow.broadcast()).isTrue();
    assertThat(wide.broadcast()).isTrue();
    assertThat(new HdlcAddress(1, HdlcAddress.ALL_STATION_7, 4).broadcast()).isFalse();
    assertThat(new HdlcAddress(HdlcAddress.ALL_STATION_7, 0, 1).broadcast()).isTrue();
    assertThat(new HdlcAddress(HdlcAddress.NO_STATION, 0, 1).broadcast()).isFalse();
  }

  @Test
  void what_fits_no_address_is_refused() {
    assertThatThrownBy(() -> new HdlcAddress(1, 0, 3)).hasMessageContaining("1, 2 or 4");
    assertThatThrownBy(() -> new HdlcAddress(1, 17, 1)).hasMessageContaining("lower part 17");
    assertThatThrownBy(() -> new HdlcAddress(128, 0, 2)).hasMessageContaining("0..127");
    assertThatThrownBy(() -> new HdlcAddress(0, 16384, 4)).hasMessageContaining("lower part");
    assertThatThrownBy(() -> new HdlcAddress(-1, 0, 1)).hasMessageContaining("upper part");
  }

  @Test
  void settings_keep_to_their_ranges() {
    assertThatThrownBy(() -> HdlcSettings.of(0, 1, 0)).hasMessageContaining("1..127");
    assertThatThrownBy(() -> HdlcSettings.of(16, 127, 0)).hasMessageContaining("broadcast");
    assertThatThrownBy(() -> HdlcSettings.of(16, 1, 0).withMaxApduLength(0))
        .hasMessageContaining("1..65535");
    assertThatThrownBy(() -> new HdlcServerSettings(HdlcParameters.DEFAULT, -1, 1, 1))
        .hasMessageContaining("inactivity");
  }
}
