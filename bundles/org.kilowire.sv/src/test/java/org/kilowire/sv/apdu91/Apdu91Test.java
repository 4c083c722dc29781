// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.SvVectors;
import org.kilowire.sv.SvVectors.Vector;

final class Apdu91Test {

  private static final byte FILL = (byte) 0xA5;

  private final Apdu91View view = new Apdu91View();

  static Stream<Vector> vectors() {
    return SvVectors.read("apdu91.txt");
  }

  private static Octets worked() {
    return vectors().findFirst().orElseThrow().octets();
  }

  private static Octets hex(String text) {
    return Octets.ofHex(text);
  }

  private boolean wrap(Octets octets) {
    return view.wrap(octets.toArray(), 0, octets.length());
  }

  private static String lines(Apdu91View view) {
    return IntStream.range(0, view.count())
        .mapToObj(i -> AsduLines.line(view.asdu(i)))
        .collect(Collectors.joining(" ; "));
  }

  private static Apdu91 decoded(Octets octets) {
    Decoded<Apdu91> result = Apdu91Codec.decode(octets, List.of());
    assertThat(result).isInstanceOf(Decoded.Complete.class);
    return ((Decoded.Complete<Apdu91>) result).value();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    assertThat(wrap(vector.octets())).isTrue();
    assertThat(lines(view)).isEqualTo(vector.expected());
    assertThat(view.end()).isEqualTo(vector.octets().length());
    assertThat(view.reason()).isNull();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    byte[] target = new byte[vector.octets().length() + 7];
    Arrays.fill(target, FILL);
    int end = Apdu91Codec.encode(decoded(vector.octets()), target, 3);
    assertThat(Octets.of(Arrays.copyOfRange(target, 3, end))).isEqualTo(vector.octets());
    assertThat(new byte[] {target[0], target[2], target[end], target[target.length - 1]})
        .containsOnly(FILL);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void round_trips(Vector vector) {
    Apdu91 apdu = decoded(vector.octets());
    assertThat(decoded(Apdu91Codec.encode(apdu))).isEqualTo(apdu);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refuses_every_prefix(Vector vector) {
    byte[] octets = vector.octets().toArray();
    for (int end = 0; end < octets.length; end++) {
      assertThat(view.wrap(Arrays.copyOf(octets, end), 0, end)).as("%d octets", end).isFalse();
      assertThat(view.reason()).as("%d octets", end).isNotNull();
      assertThat(view.count()).isZero();
      assertThat(view.wrap(octets, 0, end)).as("%d of more octets", end).isFalse();
    }
  }

  @Test
  void gives_what_streams_ask_for() {
    assertThat(wrap(worked())).isTrue();
    AsduView asdu = view.asdu(0);
    assertThat(asdu.format()).isEqualTo(SvFormat.IEC_61850_9_1);
    assertThat(Octets.of(Arrays.copyOfRange(asdu.octets(), asdu.identityOffset(), 8)).slice(0, 2))
        .hasToString("0201");
    assertThat(asdu.identityLength()).isEqualTo(4);
    assertThat(asdu.sampleOffset()).isEqualTo(4 + 14);
    assertThat(asdu.sampleLength()).isEqualTo(24);
    assertThat(asdu.smpRate()).isEqualTo(80);
    assertThat(asdu.smpMod()).isZero();
    assertThat(asdu.smpSynch()).isEqualTo(AsduView.ABSENT);
    assertThat(asdu.confRev()).isEqualTo(1);
  }

  @Test
  void says_which_layout_an_asdu_has() {
    List<String> names =
        vectors()
            .map(
                vector -> {
                  wrap(vector.octets());
                  return view.asdu(0).layout().name();
                })
            .toList();
    assertThat(names)
        .containsExactly(
            "universal",
            "universal",
            "universal",
            "universal-without-rate",
            "state-grid-22",
            "extended-3");
  }

  /** With the same length, one channel less and smpRate and confRev instead. */
  @Test
  void the_data_set_name_tells_two_layouts_of_one_length() {
    for (int channels : new int[] {11, 21}) {
      Asdu91 asdu = AsduLines.any(new Random(channels), AsduLayout.extended(channels));
      assertThat(wrap(Apdu91Codec.encode(Apdu91.of(asdu)))).isTrue();
      assertThat(view.asdu(0).layout().name()).isEqualTo("extended-" + channels);
    }
  }

  @Test
  void lost_synchronisation_is_told() {
    Octets octets =
        vectors().filter(one -> one.name().equals("status-words")).findFirst().get().octets();
    assertThat(wrap(octets)).isTrue();
    assertThat(view.asdu(0).smpSynch()).isZero();
  }

  @Test
  void an_apdu_of_9_2_is_called_so() {
    assertThat(wrap(hex("6003800101"))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.UNKNOWN_APDU);
    assertThat(view.detail()).contains("9-2");
    assertThat(wrap(hex("3000"))).isFalse();
    assertThat(view.detail()).isEqualTo("the APDU begins with 30; 9-1 has 80");
  }

  @Test
  void a_length_that_is_none_or_goes_beyond_is_malformed() {
    for (String text :
        List.of("80", "8080", "8081", "8082", "808200", "8083000002", "80030001", "80820fff0001")) {
      assertThat(wrap(hex(text))).as(text).isFalse();
      assertThat(view.reason()).as(text).isEqualTo(SvReason.MALFORMED_TLV);
    }
    assertThat(wrap(Octets.EMPTY)).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.SHORT_FRAME);
  }

  @Test
  void longer_forms_of_the_length_are_taken() {
    String rest = worked().toString().substring(4);
    for (String head : List.of("8030", "808130", "80820030")) {
      assertThat(wrap(hex(head + rest))).as(head).isTrue();
      assertThat(view.asdu(0).smpRate()).isEqualTo(80);
    }
  }

  @Test
  void a_count_that_differs_from_the_asdus_is_refused() {
    String asdu = worked().toString().substring(8);
    assertThat(wrap(hex("80300000" + asdu))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.ASDU_COUNT);
    assertThat(wrap(hex("80300002" + asdu))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.ASDU_COUNT);
    assertThat(wrap(hex("805e0001" + asdu + asdu))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.ASDU_COUNT);
    assertThat(wrap(hex("8030ffff" + asdu))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.ASDU_COUNT);
    assertThat(wrap(hex("800100"))).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.ASDU_COUNT);
  }

  @Test
  void a_length_that_fits_no_layout_is_refused() {
    String body = worked().toString().substring(12);
    for (String length : List.of("0000", "0001", "0014", "002b", "002d", "002e", "ffff")) {
      assertThat(wrap(hex("80300001" + length + body))).as(length).isFalse();
      assertThat(view.reason()).as(length).isEqualTo(SvReason.UNKNOWN_LAYOUT);
    }
  }

  @Test
  void octets_behind_the_apdu_are_no_part_of_it() {
    assertThat(wrap(hex(worked() + "000000"))).isTrue();
    assertThat(view.end()).isEqualTo(worked().length());
  }

  /** 26 octets of length, but 5 channels and smpCnt first. */
  @Test
  void a_private_layout_wins_over_what_the_length_would_say() {
    AsduLayout own =
        new AsduLayout(
            "own", AsduLayout.Header.UNIVERSAL, 28, 16, 5, 26, AsduView.ABSENT, 14, -1, -1);
    Octets octets = hex("801e0001001a02fe000100640064006e0001 1234 00010002000300040005 0002");
    assertThat(wrap(octets)).isTrue();
    assertThat(view.asdu(0).layout().channels()).isEqualTo(3);
    Apdu91View told = new Apdu91View(List.of(own));
    assertThat(told.wrap(octets.toArray(), 0, octets.length())).isTrue();
    assertThat(lines(told))
        .isEqualTo(
            "ln=2 ds=254 ld=1 artg=100 neut=100 vrtg=110 delay=1 ch=1,2,3,4,5 sw=00020000"
                + " cnt=4660 rate=- rev=-");
  }

  @Test
  void a_layout_that_9_1_cannot_have_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Apdu91View(List.of(AsduLayout.sensor(5))));
    Asdu91 sensor = AsduLines.any(new Random(1), AsduLayout.sensor(5));
    assertThatIllegalArgumentException().isThrownBy(() -> Apdu91.of(sensor));
    assertThatIllegalArgumentException().isThrownBy(() -> new Apdu91(List.of()));
  }

  @Test
  void a_published_frame_is_changed_in_place() {
    byte[] octets = worked().toArray();
    assertThat(view.wrap(octets, 0, octets.length)).isTrue();
    AsduPatch patch = new AsduPatch();
    patch.move(view.asdu(0));
    patch.sample(1, -32768);
    patch.sample(12, 32767);
    patch.smpCnt(65536 + 3999);
    patch.statusWords(StatusWords.GOOD.withTest(true).withInvalid(12).bits());
    assertThat(lines(view))
        .isEqualTo(
            "ln=2 ds=1 ld=1 artg=1000 neut=1000 vrtg=1100 delay=500 ch=-32768,-327,-327,1,16384,"
                + "-8192,-8192,16384,-8192,-8192,0,32767 sw=00020010 cnt=3999 rate=80 rev=1");
  }
}
