// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;

final class EthernetFrameTest {

  private static final Octets APDU = Octets.ofHex("6003800101");

  private static EthernetFrame frame(Octets apdu) {
    return EthernetFrame.of(
        MacAddress.ofSampledValues(1), new MacAddress(0x020000000001L), 0x4000, apdu);
  }

  @Test
  void a_frame_has_the_default_tag_and_is_padded() {
    assertThat(frame(APDU).toOctets())
        .hasToString(
            "010CCD0400010200000000018100800088BA4000000D000000006003800101" + "00".repeat(29));
  }

  @Test
  void the_size_of_an_hsr_tag_counts_all_but_addresses_type_and_vlan_tags() {
    EthernetFrame tagged = frame(APDU).withHsr(3, 7);
    assertThat(tagged.hsr()).contains(new HsrTag(3, tagged.size() - 18, 7));
    EthernetFrame longer = frame(Octets.of(new byte[100])).withTags().withHsr(3, 7);
    assertThat(longer.hsr()).contains(new HsrTag(3, longer.size() - 14, 7));
  }

  @Test
  void a_trailer_stands_behind_the_padding() {
    Octets octets = frame(APDU).withPrp(new PrpTrailer(5, PrpLan.B)).toOctets();
    assertThat(octets.length()).isEqualTo(66);
    assertThat(octets.slice(60, 66)).hasToString("0005B03088FB");
  }

  @Test
  void hsr_and_prp_take_one_another_out() {
    EthernetFrame prp = frame(APDU).withHsr(1, 1).withPrp(new PrpTrailer(1, PrpLan.A));
    assertThat(prp.hsr()).isEmpty();
    assertThat(prp.withHsr(1, 1).prp()).isEmpty();
  }

  @Test
  void the_simulated_bit_leaves_the_others() {
    EthernetFrame frame = frame(APDU).withSimulated(true);
    assertThat(frame.reserved1()).isEqualTo(0x8000);
    assertThat(frame.isSimulated()).isTrue();
    assertThat(frame.withSimulated(false)).isEqualTo(frame(APDU));
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(Octets.of(new byte[EthernetFrame.MAX_APDU + 1])));
    EthernetFrame longest = frame(Octets.of(new byte[4081])).withPrp(new PrpTrailer(1, PrpLan.A));
    assertThat(longest.toOctets().slice(longest.size() - 4, longest.size()))
        .hasToString("AFFF88FB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> longest.withApdu(Octets.of(new byte[4082])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frame(APDU).withTags(VlanTag.DEFAULT, VlanTag.DEFAULT, VlanTag.DEFAULT));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> frame(APDU).encode(new byte[60], 1));
  }

  @Test
  void members_out_of_range_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(1L << 48));
    assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> MacAddress.ofSampledValues(0x200));
    assertThatIllegalArgumentException().isThrownBy(() -> VlanTag.of(8, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> VlanTag.of(0, 4096));
    assertThatIllegalArgumentException().isThrownBy(() -> new VlanTag(0x0800, 0, false, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new HsrTag(16, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new HsrTag(0, 4096, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new HsrTag(0, 0, 65536));
    assertThatIllegalArgumentException().isThrownBy(() -> new PrpTrailer(65536, PrpLan.A));
  }

  @Test
  void an_address_is_read_as_it_is_written() {
    MacAddress address = MacAddress.ofSampledValues(0x1FF);
    assertThat(address).hasToString("01-0C-CD-04-01-FF");
    assertThat(address.isMulticast()).isTrue();
    assertThat(MacAddress.parse(address.toString())).contains(address);
    assertThat(MacAddress.parse("01:0c:cd:04:01:ff")).contains(address);
    assertThat(MacAddress.parse("02-00-00-00-00-01").map(MacAddress::isMulticast)).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "010CCD0401FF",
        "01-0C-CD-04-01",
        "01-0C-CD-04-01-FF-00",
        "01-0C:CD-04-01-FF",
        "01-0C-CD-04-01-FG",
        "1-C-CD-4-1-FF"
      })
  void what_is_no_address_is_none(String text) {
    assertThat(MacAddress.parse(text)).isEqualTo(Optional.empty());
  }
}
