// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.SvVectors;
import org.kilowire.sv.SvVectors.Vector;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.MacAddress;

final class SavPduTest {

  private static final byte FILL = (byte) 0xA5;

  private final SavPduView view = new SavPduView();

  static Stream<Vector> vectors() {
    return SvVectors.read("sav-pdu.txt");
  }

  static Stream<Vector> others() {
    return SvVectors.read("sav-pdu-other.txt");
  }

  private static Octets vector(String name) {
    return vectors().filter(one -> one.name().equals(name)).findFirst().orElseThrow().octets();
  }

  private boolean wrap(Octets octets) {
    return view.wrap(octets.toArray(), 0, octets.length());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    assertThat(wrap(vector.octets())).isTrue();
    assertThat(SavPduLines.line(view)).isEqualTo(vector.expected());
    assertThat(SavPduLines.flags(view)).isEqualTo("u0 t0 ");
    assertThat(view.reason()).isNull();
  }

  @ParameterizedTest
  @MethodSource("others")
  void refuses_or_reads_what_is_not_as_it_should_be(Vector vector) {
    String said =
        wrap(vector.octets())
            ? SavPduLines.flags(view) + SavPduLines.line(view)
            : view.reason().code();
    assertThat(said).isEqualTo(vector.expected());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    assertThat(wrap(vector.octets())).isTrue();
    SavPdu pdu = SavPdu.of(view);
    byte[] target = new byte[vector.octets().length() + 7];
    Arrays.fill(target, FILL);
    int end = 3 + pdu.encode(target, 3);
    assertThat(Octets.of(Arrays.copyOfRange(target, 3, end))).isEqualTo(vector.octets());
    assertThat(new byte[] {target[0], target[2], target[end], target[target.length - 1]})
        .containsOnly(FILL);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void round_trips(Vector vector) {
    assertThat(wrap(vector.octets())).isTrue();
    SavPdu pdu = SavPdu.of(view);
    assertThat(wrap(pdu.toOctets())).isTrue();
    assertThat(SavPdu.of(view)).isEqualTo(pdu);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refuses_every_prefix(Vector vector) {
    byte[] octets = vector.octets().toArray();
    for (int end = 0; end < octets.length; end++) {
      assertThat(view.wrap(octets, 0, end)).as("%d octets", end).isFalse();
      assertThat(view.reason()).as("%d octets", end).isNotNull();
      assertThat(view.wrap(Arrays.copyOf(octets, end), 0, end)).as("%d octets", end).isFalse();
    }
  }

  /** The sizes that were measured on the wire, all with an svID of ten characters. */
  @ParameterizedTest
  @CsvSource({
    "1, 64, false, 126",
    "2, 64, false, 221",
    "6, 64, false, 595",
    "6, 64, true, 913",
    "8, 64, false, 781"
  })
  void frames_are_as_long_as_measured(int count, int samples, boolean options, int expected) {
    Asdu92 asdu = Asdu92.of("MU01MU0101", 0, 1, 2, Octets.of(new byte[samples]));
    if (options) {
      asdu =
          asdu.withDatSet("MU01MU01/LLN0$PhsMeas1".substring(0, 22))
              .withRefrTm(new RefrTm(0, 0, 0))
              .withSmpRate(4800)
              .withSmpMod(1)
              .withGmIdentity(Octets.of(new byte[8]));
    }
    SavPdu pdu = new SavPdu(Collections.nCopies(count, asdu), Optional.empty());
    EthernetFrame frame =
        EthernetFrame.of(MacAddress.ofSampledValues(1), new MacAddress(1), 0x4000, pdu.toOctets());
    assertThat(frame.size()).isEqualTo(expected);
  }

  @Test
  void gives_what_streams_ask_for() {
    assertThat(wrap(vector("9-2LE"))).isTrue();
    AsduView asdu = view.asdu(0);
    assertThat(asdu.format()).isEqualTo(SvFormat.IEC_61850_9_2);
    assertThat(asdu.identityLength()).isEqualTo(10);
    assertThat(asdu.sampleLength()).isEqualTo(64);
    assertThat(asdu.smpRate()).isEqualTo(AsduView.ABSENT);
    assertThat(asdu.smpMod()).isEqualTo(AsduView.ABSENT);
    assertThat(asdu.statusWords()).isEqualTo(AsduView.ABSENT);
    assertThat(view.asdu(0)).isSameAs(asdu);
  }

  @Test
  void values_and_qualities_stand_in_pairs() {
    assertThat(wrap(vector("9-2LE"))).isTrue();
    Asdu92View asdu = view.asdu(0);
    assertThat(asdu.pairs()).isEqualTo(8);
    assertThat(asdu.value(0)).isEqualTo(1_414_214);
    assertThat(asdu.value(1)).isEqualTo(-707_107);
    assertThat(asdu.quality(2)).isZero();
    assertThat(asdu.quality(3)).isEqualTo(QualityBits.DERIVED);
    assertThat(asdu.quality(7)).isEqualTo(QualityBits.DERIVED);
    assertThat(wrap(vector("63 octets of samples"))).isTrue();
    assertThat(view.asdu(0).pairs()).isEqualTo(7);
    assertThat(view.asdu(0).quality(6)).isZero();
  }

  @Test
  void what_is_not_there_is_absent() {
    assertThat(wrap(vector("all options"))).isTrue();
    assertThat(wrap(vector("9-2LE"))).isTrue();
    Asdu92View asdu = view.asdu(0);
    assertThat(
            new long[] {
              asdu.datSetOffset(),
              asdu.datSetLength(),
              asdu.refrTmSeconds(),
              asdu.refrTmFraction(),
              asdu.refrTmQuality(),
              asdu.smpRate(),
              asdu.smpMod()
            })
        .containsOnly(AsduView.ABSENT);
    assertThat(asdu.gmIdentity()).isZero();
  }

  @Test
  void a_view_forgets_the_apdu_before() {
    List<Vector> before =
        others().filter(one -> one.expected().matches("u3 .*|u0 t0 ! .*|u0 t3 .*")).toList();
    assertThat(before).hasSize(4);
    for (Vector vector : before) {
      assertThat(wrap(vector.octets())).isTrue();
      assertThat(wrap(vector("9-2LE"))).isTrue();
      assertThat(SavPduLines.flags(view)).as(vector.name()).isEqualTo("u0 t0 ");
    }
    assertThat(wrap(vector("security A1"))).isTrue();
    assertThat(wrap(Octets.EMPTY)).isFalse();
    assertThat(wrap(vector("9-2LE"))).isTrue();
    assertThat(view.isSecured()).isFalse();
    assertThat(view.reason()).isNull();
  }

  @Test
  void indices_beyond_are_errors_of_the_caller() {
    assertThat(wrap(vector("two of different streams"))).isTrue();
    assertThat(wrap(vector("9-2LE"))).isTrue();
    for (int index : new int[] {-1, 1}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> view.asdu(index));
    }
    for (int index : new int[] {-1, 8}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> view.asdu(0).value(index));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> view.asdu(0).quality(index));
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> view.wrap(new byte[10], 5, 6));
  }

  @Test
  void as_many_asdus_as_the_bound_are_read_and_no_more() {
    Asdu92 asdu = Asdu92.of("A", 0, 1, 0, Octets.EMPTY);
    SavPdu most = new SavPdu(Collections.nCopies(255, asdu), Optional.empty());
    assertThat(wrap(most.toOctets())).isTrue();
    assertThat(view.noAsdu()).isEqualTo(255);
    assertThat(SavPdu.of(view)).isEqualTo(most);
    assertThat(wrap(apdu("800200FF", 255))).isTrue();
    assertThat(wrap(apdu("80020100", 256))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.ASDU_COUNT);
    List<Asdu92> more = Collections.nCopies(256, asdu);
    assertThatIllegalArgumentException().isThrownBy(() -> new SavPdu(more, Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(SavPdu::of);
  }

  private static Octets apdu(String noAsdu, int asdus) {
    String list = "301280014182020000830400000001850100" + "8700";
    list = list.repeat(asdus);
    String members = noAsdu + "A282%04X".formatted(list.length() / 2) + list;
    return Octets.ofHex("6082%04X".formatted(members.length() / 2) + members);
  }

  /** Each ASDU needs 20 octets and more: noASDU alone makes the view hold none. */
  @Test
  void a_lying_count_does_not_make_the_view_grow() {
    assertThat(wrap(Octets.ofHex("60078001FFA2023000"))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.MISSING_MEMBER);
    assertThat(view.views()).isEqualTo(1);
  }

  @Test
  void an_apdu_that_has_no_room_is_not_encoded() {
    Asdu92 asdu = Asdu92.of("A", 0, 1, 0, Octets.of(new byte[40_000]));
    SavPdu pdu = SavPdu.of(asdu, asdu);
    assertThatIllegalArgumentException().isThrownBy(pdu::size);
    assertThatIllegalArgumentException().isThrownBy(pdu::toOctets);
    SavPdu small = SavPdu.of(Asdu92.of("A", 0, 1, 0, Octets.EMPTY));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> small.encode(new byte[small.size()], 1));
  }

  @Test
  void members_out_of_range_are_refused() {
    Asdu92 asdu = Asdu92.of("A", 0, 1, 0, Octets.EMPTY);
    assertThatIllegalArgumentException().isThrownBy(() -> asdu.withSmpCnt(65536, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> asdu.withSmpCnt(1 << 24, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> asdu.withSmpCnt(0, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> asdu.withSmpCnt(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> asdu.withSmpRate(65536));
    assertThatIllegalArgumentException().isThrownBy(() -> asdu.withSmpMod(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asdu.withGmIdentity(Octets.of(new byte[7])));
    assertThatIllegalArgumentException().isThrownBy(() -> asdu.withDatSet("\u0100"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Asdu92.of("A", 0, 1L << 32, 0, Octets.EMPTY));
    assertThatIllegalArgumentException().isThrownBy(() -> Asdu92.of("A", 0, 1, 256, Octets.EMPTY));
    for (String security :
        List.of("", "81", "8201FF", "810101FF", "81820001", "A180", "8183000000")) {
      assertThatIllegalArgumentException()
          .as(security)
          .isThrownBy(() -> new SavPdu(List.of(asdu), Optional.of(Octets.ofHex(security))));
    }
  }
}
