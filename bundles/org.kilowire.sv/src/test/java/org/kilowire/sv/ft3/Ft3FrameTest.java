// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.SvVectors;
import org.kilowire.sv.SvVectors.Vector;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.apdu91.AsduLines;
import org.kilowire.sv.apdu91.StatusWords;

final class Ft3FrameTest {

  private static final byte FILL = (byte) 0xA5;

  static Stream<Vector> vectors() {
    return SvVectors.read("ft3.txt");
  }

  private static Octets vector(String name) {
    return vectors().filter(one -> one.name().equals(name)).findFirst().orElseThrow().octets();
  }

  /** A merging unit's are told apart; a sensor's is chosen. */
  private static Ft3Options options(Vector vector) {
    return vector.name().startsWith("sensor")
        ? Ft3Options.of(Ft3Layout.named(vector.name()).orElseThrow())
        : Ft3Options.MERGING_UNIT;
  }

  private static Ft3View wrapped(Octets octets, Ft3Options options) {
    Ft3View view = new Ft3View(options);
    assertThat(view.wrap(octets.toArray(), 0, octets.length())).isTrue();
    return view;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    Ft3View view = wrapped(vector.octets(), options(vector));
    assertThat(Ft3Stream.line(view)).isEqualTo(vector.name() + " " + vector.expected());
    assertThat(view.frameOctets()).isEqualTo(vector.octets().length());
    assertThat(view.format()).isEqualTo(SvFormat.FT3);
    assertThat(view.reason()).isNull();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    Ft3Frame frame = Ft3Frame.of(wrapped(vector.octets(), options(vector)));
    byte[] target = new byte[vector.octets().length() + 7];
    Arrays.fill(target, FILL);
    int end = Ft3Codec.encode(frame, Ft3Crc.STANDARD, target, 3);
    assertThat(Octets.of(Arrays.copyOfRange(target, 3, end))).isEqualTo(vector.octets());
    assertThat(new byte[] {target[0], target[2], target[end], target[target.length - 1]})
        .containsOnly(FILL);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void round_trips(Vector vector) {
    Ft3Frame frame = Ft3Frame.of(wrapped(vector.octets(), options(vector)));
    assertThat(Ft3Codec.decode(Ft3Codec.encode(frame), options(vector)))
        .isEqualTo(new Decoded.Complete<>(frame, vector.octets().length()));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refuses_every_prefix(Vector vector) {
    byte[] octets = vector.octets().toArray();
    Ft3View view = new Ft3View(options(vector));
    for (int end = 0; end < octets.length; end++) {
      assertThat(view.wrap(octets, 0, end)).as("%d octets", end).isFalse();
      assertThat(view.reason()).as("%d octets", end).isEqualTo(SvReason.SHORT_FRAME);
      assertThat(Ft3Codec.decode(vector.octets().slice(0, end), options(vector)))
          .isInstanceOf(Decoded.NeedMore.class);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void no_frame_with_a_flipped_bit_is_passed_as_good(Vector vector) {
    byte[] octets = vector.octets().toArray();
    Ft3View view = wrapped(vector.octets(), options(vector));
    for (int bit = 0; bit < 8 * octets.length; bit++) {
      octets[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(view.wrap(octets, 0, octets.length)).as("bit %d", bit).isFalse();
      octets[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(view.wrap(octets, 0, octets.length)).isTrue();
  }

  @Test
  void the_block_that_fails_is_named() {
    byte[] octets = vector("54").toArray();
    Ft3View view = new Ft3View(Ft3Options.of(Ft3Layout.OCTETS_54));
    int[] last = {2 + 16 - 1, 2 + 16 + 18 - 1, octets.length - 1};
    for (int block = 1; block <= 3; block++) {
      octets[last[block - 1]] ^= 1;
      assertThat(view.wrap(octets, 0, octets.length)).isFalse();
      assertThat(view.reason()).isEqualTo(SvReason.BAD_CRC);
      assertThat(view.badBlock()).isEqualTo(block);
      octets[last[block - 1]] ^= 1;
    }
  }

  @Test
  void other_starts_and_types_are_refused_by_reason() {
    Ft3View view = new Ft3View(Ft3Options.MERGING_UNIT);
    assertThat(view.wrap(new byte[] {5, 0x65, 0, 44}, 0, 4)).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.NO_START);
    assertThat(view.wrap(new byte[] {5, 0x64, 0, 45}, 0, 4)).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.UNKNOWN_LAYOUT);
    assertThat(view.badBlock()).isZero();
  }

  @Test
  void equipment_with_another_crc_is_read_with_its_options() {
    Ft3Frame frame = Ft3Frame.of(wrapped(vector("54"), Ft3Options.MERGING_UNIT));
    for (Ft3Crc crc : new Ft3Crc[] {new Ft3Crc(0xFFFF, true), new Ft3Crc(0, false)}) {
      byte[] octets = Ft3Stream.octets(frame, crc);
      assertThat(new Ft3View(Ft3Options.MERGING_UNIT).wrap(octets, 0, octets.length)).isFalse();
      Ft3Options options = new Ft3Options(crc, Ft3Layout.MERGING_UNIT);
      assertThat(Ft3Frame.of(wrapped(Octets.of(octets), options))).isEqualTo(frame);
    }
  }

  /** Without a complement, octets that are all zero pass in every layout. */
  @Test
  void a_rate_of_zero_is_taken_only_where_no_other_layout_fits() {
    byte[] octets = new byte[56];
    octets[0] = 5;
    octets[1] = 0x64;
    Ft3Layout shorter = new Ft3Layout("s", AsduLayout.UNIVERSAL, 0, Ft3Layout.OCTETS_54.blocks());
    Ft3Layout longer =
        new Ft3Layout("l", AsduLayout.UNIVERSAL_WITH_RESERVE, 0, Ft3Layout.OCTETS_56.blocks());
    Ft3Crc crc = new Ft3Crc(0, false);
    Ft3View view = new Ft3View(new Ft3Options(crc, List.of(longer, shorter)));
    assertThat(view.wrap(octets, 0, 56)).isTrue();
    assertThat(view.frameLayout()).isEqualTo(shorter);
    octets[38] = 1;
    int check = crc.of(octets, 36, 16);
    octets[52] = (byte) (check >>> 8);
    octets[53] = (byte) check;
    assertThat(view.wrap(octets, 0, 56)).isTrue();
    assertThat(view.frameLayout()).isEqualTo(longer);
    assertThat(view.smpRate()).isEqualTo(check >>> 8);
    Ft3View only = new Ft3View(new Ft3Options(crc, List.of(shorter)));
    assertThat(only.wrap(octets, 0, 56)).isTrue();
    assertThat(only.smpRate()).isZero();
  }

  /** Whatever came last: else it would depend on how much of a stream has come. */
  @Test
  void of_two_layouts_that_fit_the_shorter_is_taken() {
    Ft3Layout shorter = new Ft3Layout("s", AsduLayout.UNIVERSAL, 0, Ft3Layout.OCTETS_54.blocks());
    Ft3Layout longer =
        new Ft3Layout("l", AsduLayout.UNIVERSAL_WITH_RESERVE, 0, Ft3Layout.OCTETS_56.blocks());
    Ft3Crc crc = new Ft3Crc(0, false);
    Ft3View view = new Ft3View(new Ft3Options(crc, List.of(shorter, longer)));
    byte[] both = new byte[56];
    both[0] = 5;
    both[1] = 0x64;
    both[50] = 80;
    int check = crc.of(both, 36, 16);
    both[52] = (byte) (check >>> 8);
    both[53] = (byte) check;
    byte[] onlyLonger = both.clone();
    onlyLonger[50] = 0;
    onlyLonger[52] = 80;
    onlyLonger[53] = 0;
    int longerCheck = crc.of(onlyLonger, 38, 16);
    onlyLonger[54] = (byte) (longerCheck >>> 8);
    onlyLonger[55] = (byte) longerCheck;
    assertThat(view.wrap(onlyLonger, 0, 56)).isTrue();
    assertThat(view.frameLayout()).isEqualTo(longer);
    assertThat(view.wrap(both, 0, 56)).isTrue();
    assertThat(view.frameLayout()).isEqualTo(shorter);
  }

  @Test
  void a_published_stream_is_changed_in_place() {
    Ft3Writer writer =
        new Ft3Writer(Ft3Frame.of(wrapped(vector("54"), Ft3Options.MERGING_UNIT)), Ft3Crc.STANDARD);
    byte[] octets = new byte[writer.octets()];
    writer.patch().sample(12, -5);
    writer.patch().smpCnt(3999);
    writer.patch().statusWords(StatusWords.GOOD.withSyncLost(true).bits());
    assertThat(writer.write(octets, 0)).isEqualTo(54);
    Ft3View view = wrapped(Octets.of(octets), Ft3Options.MERGING_UNIT);
    assertThat(view.sample(12)).isEqualTo(-5);
    assertThat(view.smpCnt()).isEqualTo(3999);
    assertThat(view.smpSynch()).isZero();
  }

  @Test
  void a_frame_has_the_asdu_of_its_layout() {
    Ft3Frame frame = Ft3Frame.of(wrapped(vector("54"), Ft3Options.MERGING_UNIT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ft3Frame(Ft3Layout.OCTETS_74, frame.asdu()));
    assertThat(AsduLines.any(new Random(1), Ft3Layout.OCTETS_74.asdu()).samples().length())
        .isEqualTo(44);
  }
}
