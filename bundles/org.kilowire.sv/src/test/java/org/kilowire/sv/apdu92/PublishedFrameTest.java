// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvAllocation;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ethernet.PrpLan;
import org.kilowire.sv.ethernet.PrpTrailer;

final class PublishedFrameTest {

  private static final Octets SAMPLES = Octets.ofHex("00112233445566778899AABBCCDDEEFF");

  private final EthernetView ethernet = new EthernetView();
  private final SavPduView view = new SavPduView();

  private static EthernetFrame ethernet() {
    return EthernetFrame.of(
            MacAddress.ofSampledValues(1), new MacAddress(0x020000000001L), 0x4001, Octets.EMPTY)
        .withSimulated(true);
  }

  private static Asdu92 asdu() {
    return Asdu92.of("KW0101", 0, 1, 0, SAMPLES);
  }

  private static SavPdu pdu() {
    return SavPdu.of(
        asdu(), asdu().withSmpCnt(1, 3).withRefrTm(new RefrTm(0, 0, 0)).withSmpRate(4800));
  }

  private SavPdu decoded(PublishedFrame frame) {
    assertThat(ethernet.wrap(frame.octets(), 0, frame.length())).isTrue();
    assertThat(view.wrap(frame.octets(), ethernet.apduOffset(), ethernet.apduLength())).isTrue();
    return SavPdu.of(view);
  }

  @Test
  void is_the_frame_that_was_encoded() {
    PublishedFrame frame = PublishedFrame.of(ethernet(), pdu());
    EthernetFrame whole = ethernet().withApdu(pdu().toOctets());
    assertThat(Octets.of(frame.octets())).isEqualTo(whole.toOctets());
    assertThat(frame.length()).isEqualTo(whole.size());
    assertThat(frame.noAsdu()).isEqualTo(2);
    assertThat(frame.sampleLength(1)).isEqualTo(16);
    assertThat(decoded(frame)).isEqualTo(pdu());
    assertThat(view.asdu(1).sampleOffset()).isEqualTo(frame.sampleOffset(1));
  }

  @Test
  void what_is_set_in_place_is_what_would_be_encoded() {
    PublishedFrame frame = PublishedFrame.of(ethernet(), pdu());
    frame.setSamples(0, Octets.ofHex("EE" + "0102030405060708090A0B0C0D0E0F10").toArray(), 1);
    frame.setSmpCnt(0, 65535);
    frame.setSmpSynch(0, 255);
    frame.setInt32(1, 4, -2);
    frame.setInt16(1, 14, 0x1234);
    frame.setSmpCnt(1, 95999);
    frame.setRefrTm(1, 0xFFFF_FFFEL, 0xFFFFFE, 0x8A);
    Asdu92 first =
        Asdu92.of("KW0101", 65535, 1, 255, Octets.ofHex("0102030405060708090A0B0C0D0E0F10"));
    Asdu92 second =
        Asdu92.of("KW0101", 0, 1, 0, Octets.ofHex("00112233FFFFFFFE8899AABBCCDD1234"))
            .withSmpCnt(95999, 3)
            .withRefrTm(new RefrTm(0xFFFF_FFFEL, 0xFFFFFE, 0x8A))
            .withSmpRate(4800);
    assertThat(decoded(frame)).isEqualTo(SavPdu.of(first, second));
    assertThat(EthernetFrame.of(ethernet).withApdu(Octets.EMPTY)).isEqualTo(ethernet());
  }

  @Test
  void copies_for_both_lans_differ_in_the_lan_alone() {
    PublishedFrame frame =
        PublishedFrame.of(ethernet().withPrp(new PrpTrailer(0, PrpLan.A)), pdu());
    frame.setPrp(65535, PrpLan.A);
    Octets first = Octets.of(frame.octets());
    frame.setPrp(65535, PrpLan.B);
    assertThat(ethernet.wrap(frame.octets(), 0, frame.length())).isTrue();
    assertThat(ethernet.prpSequence()).isEqualTo(65535);
    assertThat(ethernet.prpLan()).isEqualTo(PrpLan.B);
    frame.setPrp(65535, PrpLan.A);
    assertThat(Octets.of(frame.octets())).isEqualTo(first);
  }

  @Test
  void what_has_no_room_changes_nothing() {
    PublishedFrame frame = PublishedFrame.of(ethernet(), pdu());
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setSmpCnt(0, 65536));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setSmpCnt(1, 1 << 24));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setSmpCnt(0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setSmpSynch(0, 256));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setRefrTm(0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setRefrTm(1, -1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setRefrTm(1, 0, 1 << 24, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setRefrTm(1, 0, 0, 256));
    assertThatIllegalArgumentException().isThrownBy(() -> frame.setPrp(0, PrpLan.A));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> frame.setInt32(0, 13, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> frame.setInt16(0, -1, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> frame.setSamples(0, new byte[15], 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> frame.setSmpCnt(2, 0));
    assertThat(decoded(frame)).isEqualTo(pdu());
  }

  @Test
  void nothing_is_allocated_from_frame_to_frame() {
    PublishedFrame frame =
        PublishedFrame.of(ethernet().withPrp(new PrpTrailer(0, PrpLan.A)), pdu());
    byte[] samples = SAMPLES.toArray();
    int[] count = {0};
    long allocated =
        SvAllocation.of(
            2000,
            () -> {
              int next = (count[0] + 1) % 4000;
              count[0] = next;
              frame.setSamples(0, samples, 0);
              frame.setSmpCnt(0, next);
              frame.setSmpSynch(0, 2);
              frame.setInt32(1, 0, next);
              frame.setInt16(1, 4, next);
              frame.setSmpCnt(1, next);
              frame.setRefrTm(1, next, next, 0);
              frame.setPrp(next, PrpLan.B);
            });
    assertThat(allocated).isZero();
    assertThat(decoded(frame).asdus().get(1).smpCnt()).isEqualTo(count[0]);
  }
}
