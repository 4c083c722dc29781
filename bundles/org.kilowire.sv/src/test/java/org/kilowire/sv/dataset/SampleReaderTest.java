// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.StatusWords;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.document.ShippedMaps;

final class SampleReaderTest {

  private static final long SOURCE = 0x0200_0000_0001L;

  /** 9-1: Artg 1000 A, neutral Artg 1000 A, Vrtg 1100, delay 500 us. */
  private static final String HEADER = "002C 02 01 0001 03E8 03E8 044C 01F4";

  /** Protection 463, -463, 0, 463; measuring 11585, -11585, 0; U 11585, -11585, 0, 11585, 1. */
  private static final String SAMPLES =
      "01CF FE31 0000 01CF 2D41 D2BF 0000 2D41 D2BF 0000 2D41 0001";

  private static final AsduOfOctets UNIVERSAL =
      AsduOfOctets.ofHeader(SvFormat.IEC_61850_9_1, HEADER + SAMPLES + "0000 0000 0000 50 01");

  /** 1,414.214 A and 70,000.00 V; qualities 0, 3, 1, 0x800, 0, 2, 0, 0x2000. */
  private static final AsduOfOctets LE =
      AsduOfOctets.layer2(
          "MU01MU0101",
          "00159446 00000000 FFFFFFFF 00000003 80000000 00000001 7FFFFFFF 00000800"
              + "006ACFC0 00000000 FF953040 00000002 00000000 00000000 00000001 00002000");

  private static ChannelMap shipped(String id) {
    return ShippedMaps.find(id).orElseThrow();
  }

  private static SampleReader reader(String id) {
    return new SampleReader(shipped(id));
  }

  @Test
  void values_of_9_2le_are_in_milliamperes_and_hundredths_of_a_volt() {
    SampleReader reader = reader("9-2LE");
    assertThat(reader.matches(LE)).isTrue();
    assertThat(reader.raw(LE, 0)).isEqualTo(0x159446);
    assertThat(reader.value(LE, 0)).isCloseTo(1414.214, within(1e-9));
    assertThat(reader.raw(LE, 2)).isEqualTo(Integer.MIN_VALUE);
    assertThat(reader.value(LE, 4)).isCloseTo(70_000, within(1e-9));
    assertThat(reader.value(LE, 5)).isCloseTo(-70_000, within(1e-9));
  }

  @Test
  void quality_of_9_2_is_what_stands_behind_the_value() {
    SampleReader reader = reader("9-2LE");
    assertThat(reader.quality(LE, 1)).isEqualTo(QualityBits.QUESTIONABLE);
    assertThat(reader.quality(LE, 2)).isEqualTo(QualityBits.INVALID_OLD);
    assertThat(reader.quality(LE, 3)).isEqualTo(QualityBits.TEST);
    assertThat(reader.quality(LE, 5)).isEqualTo(QualityBits.INVALID);
    assertThat(reader.quality(LE, 7)).isEqualTo(QualityBits.DERIVED);
  }

  /** Bits 30 and 31 are ours: a frame cannot say by them what Reserved1 and smpSynch say. */
  @Test
  void quality_of_9_2_has_no_bit_that_the_standard_does_not_define() {
    AsduOfOctets all = AsduOfOctets.layer2("MU01MU0101", "00000001FFFFFFFF".repeat(8));
    SampleReader reader = reader("9-2LE");
    int[] qualities = new int[8];
    reader.read(all, new int[8], qualities);
    assertThat(qualities).containsOnly(0x3FFF);
    assertThat(reader.quality(all, 3)).isEqualTo(0x3FFF);
    AsduOfOctets dual = AsduOfOctets.layer2("MU", "00000001C0000000".repeat(17));
    SampleReader irregular = reader("9-2-delay-dual");
    qualities = new int[irregular.channels()];
    irregular.read(dual, new int[irregular.channels()], qualities);
    assertThat(qualities).containsOnly(0);
  }

  @Test
  void values_of_the_universal_data_set_follow_the_ratings_of_the_frame() {
    SampleReader reader = reader("universal-12");
    assertThat(reader.matches(UNIVERSAL)).isTrue();
    assertThat(reader.value(UNIVERSAL, 0)).isCloseTo(1000, within(1e-9));
    assertThat(reader.value(UNIVERSAL, 1)).isCloseTo(-1000, within(1e-9));
    assertThat(reader.value(UNIVERSAL, 3)).isCloseTo(1000, within(1e-9));
    assertThat(reader.value(UNIVERSAL, 4)).isCloseTo(1000, within(1e-9));
    assertThat(reader.value(UNIVERSAL, 7)).isCloseTo(63_508.529, within(0.001));
    assertThat(reader.delayMicros(UNIVERSAL)).isEqualTo(500);
  }

  @Test
  void range_flag_halves_the_full_scale_of_protection_channels_alone() {
    SampleReader reader = reader("universal-12");
    AsduOfOctets ranged = UNIVERSAL.with(StatusWords.GOOD.withRangeFlag(true).bits());
    assertThat(reader.value(ranged, 0)).isCloseTo(463 * 1000.0 / 231, within(1e-9));
    assertThat(reader.value(ranged, 4)).isCloseTo(1000, within(1e-9));
  }

  @Test
  void vrtg_may_count_tenths_of_a_kilovolt_to_earth() {
    ChannelMap map = shipped("universal-12");
    SampleReader reader =
        new SampleReader(
            new ChannelMap(
                map.id(),
                map.about(),
                map.formats(),
                map.key(),
                map.channels(),
                map.sampleOctets(),
                map.rate(),
                50,
                0,
                VoltageRating.PHASE,
                map.delayChannel(),
                map.pairs()));
    assertThat(reader.value(UNIVERSAL, 7)).isCloseTo(110_000, within(1e-6));
  }

  @Test
  void status_words_become_the_quality_of_9_2() {
    SampleReader reader = reader("universal-12");
    AsduOfOctets seventh = UNIVERSAL.with(1L << 27);
    assertThat(reader.quality(seventh, 6)).isEqualTo(QualityBits.INVALID);
    assertThat(reader.quality(seventh, 5)).isZero();
    AsduOfOctets eighth = UNIVERSAL.with(1L);
    assertThat(reader.quality(eighth, 7)).isEqualTo(QualityBits.INVALID);
    assertThat(reader.quality(UNIVERSAL.with(StatusWords.GOOD.withWakingUp(true).bits()), 11))
        .isEqualTo(QualityBits.INVALID);
    assertThat(reader.quality(UNIVERSAL.with(StatusWords.GOOD.withTest(true).bits()), 0))
        .isEqualTo(QualityBits.TEST);
    assertThat(reader.quality(UNIVERSAL.with(StatusWords.GOOD.withBit1(0, true).bits()), 0))
        .isEqualTo(QualityBits.QUESTIONABLE);
    assertThat(reader.quality(UNIVERSAL.with(StatusWords.GOOD.withSyncLost(true).bits()), 0))
        .isEqualTo(SampleQuality.UNSYNCHRONISED);
    AsduOfOctets derivative = UNIVERSAL.with(StatusWords.GOOD.withDerivative(true).bits());
    assertThat(reader.quality(derivative, 0))
        .isEqualTo(QualityBits.QUESTIONABLE | QualityBits.INCONSISTENT);
    assertThat(reader.quality(derivative, 7)).isZero();
  }

  @Test
  void a_frame_without_a_rated_value_gives_no_good_value() {
    AsduOfOctets unrated =
        AsduOfOctets.ofHeader(
            SvFormat.FT3, "002C 02 01 0001 0000 03E8 044C 01F4" + SAMPLES + "0000 0000 0000 50 01");
    SampleReader reader = reader("universal-12");
    assertThat(QualityBits.isInvalid(reader.quality(unrated, 0))).isTrue();
    assertThat(reader.quality(unrated, 3)).isZero();
  }

  @Test
  void configured_ratings_win_and_a_difference_shows() {
    ChannelMap map = shipped("universal-12");
    SampleReader same = new SampleReader(TestMaps.rated(map, 1000));
    SampleReader other = new SampleReader(TestMaps.rated(map, 1200));
    assertThat(other.value(UNIVERSAL, 0)).isCloseTo(1200, within(1e-9));
    assertThat(other.ratingDiffers(UNIVERSAL, 0)).isTrue();
    assertThat(same.ratingDiffers(UNIVERSAL, 0)).isFalse();
    assertThat(reader("universal-12").ratingDiffers(UNIVERSAL, 0)).isFalse();
  }

  @Test
  void all_samples_at_once_are_those_one_by_one() {
    for (String id : new String[] {"9-2LE", "universal-12"}) {
      SampleReader reader = reader(id);
      AsduOfOctets asdu =
          id.equals("9-2LE") ? LE : UNIVERSAL.with(StatusWords.GOOD.withTest(true).bits() | 1);
      int[] raws = new int[reader.channels()];
      int[] qualities = new int[reader.channels()];
      reader.read(asdu, raws, qualities);
      for (int i = 0; i < reader.channels(); i++) {
        assertThat(raws[i]).as("%s channel %d", id, i).isEqualTo(reader.raw(asdu, i));
        assertThat(qualities[i]).as("%s channel %d", id, i).isEqualTo(reader.quality(asdu, i));
      }
    }
  }

  @Test
  void another_length_or_format_fits_no_map() {
    assertThat(reader("9-2-delay").fits(LE)).isFalse();
    assertThat(reader("universal-12").fits(LE)).isFalse();
    assertThat(reader("9-2LE").fits(UNIVERSAL)).isFalse();
  }

  @Test
  void a_key_names_streams_by_sv_id_and_app_id() {
    ChannelMap map = shipped("9-2LE");
    SampleReader named =
        new SampleReader(map.bound("bay1", new MapKey.ByName(Optional.of("MU01MU0101"), 0x4000)));
    assertThat(named.identifies(LE, 0x4000, SOURCE)).isTrue();
    assertThat(named.identifies(LE, 0x4001, SOURCE)).isFalse();
    SampleReader longer =
        new SampleReader(
            map.bound("bay1", new MapKey.ByName(Optional.of("MU01MU01011"), MapKey.ANY)));
    assertThat(longer.identifies(LE, 0x4000, SOURCE)).isFalse();
    assertThat(longer.matches(LE)).isFalse();
    assertThat(longer.fits(LE)).isTrue();
  }

  @Test
  void a_key_with_a_source_is_for_no_other_station() {
    MapKey key = new MapKey.ByName(Optional.of("MU01MU0101"), MapKey.ANY, OptionalLong.of(SOURCE));
    SampleReader named = new SampleReader(shipped("9-2LE").bound("bay1", key));
    assertThat(named.identifies(LE, 0x4000, SOURCE)).isTrue();
    assertThat(named.identifies(LE, 0x4000, SOURCE + 1)).isFalse();
    assertThat(named.identifies(LE, 0x4000, SOURCE | 1L << 47)).isFalse();
    assertThat(named.matches(LE)).isTrue();
  }

  @Test
  void a_key_names_data_sets_by_any_of_three_numbers() {
    ChannelMap map = shipped("universal-12");
    assertThat(bound(map, 2, 1, 1).matches(UNIVERSAL)).isTrue();
    assertThat(bound(map, MapKey.ANY, MapKey.ANY, 1).matches(UNIVERSAL)).isTrue();
    assertThat(bound(map, MapKey.ANY, MapKey.ANY, 0x101).matches(UNIVERSAL)).isFalse();
    assertThat(bound(map, 2, 0xFE, 1).matches(UNIVERSAL)).isFalse();
    assertThat(bound(map, 3, MapKey.ANY, MapKey.ANY).matches(UNIVERSAL)).isFalse();
  }

  private static SampleReader bound(ChannelMap map, int ln, int dataSet, int ld) {
    return new SampleReader(map.bound("bay", new MapKey.ByDataSet(ln, dataSet, ld)));
  }

  @Test
  void delay_and_twins_are_read_from_their_channels() {
    String samples = "000001F4 00000000" + "00000064 00000000 00000061 00000000".repeat(8);
    AsduOfOctets dual = AsduOfOctets.layer2("MU", samples);
    SampleReader reader = reader("9-2-delay-dual");
    assertThat(reader.matches(dual)).isTrue();
    assertThat(reader.delayMicros(dual)).isEqualTo(500);
    assertThat(reader.map().channels().get(1).twin()).isEqualTo(2);
    assertThat(reader.raw(dual, 1) - reader.raw(dual, 2)).isEqualTo(3);
    assertThat(reader("9-2LE").delayMicros(LE)).isEqualTo(SampleReader.NO_DELAY);
  }

  @Test
  void a_map_with_problems_is_no_reader() {
    ChannelMap broken = shipped("9-2LE").bound("not an id", new MapKey.Unbound());
    assertThatThrownBy(() -> new SampleReader(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id: must be");
  }

  @Test
  void reading_allocates_nothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    SampleReader reader = reader("universal-12");
    SampleReader bound =
        new SampleReader(
            shipped("9-2LE").bound("b", new MapKey.ByName(Optional.of("MU01MU0101"), MapKey.ANY)));
    double sum = 0;
    long least = Long.MAX_VALUE;
    int[] raws = new int[12];
    int[] qualities = new int[12];
    for (int round = 0; round < 12; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 2000; i++) {
        sum += bound.matches(LE) && reader.matches(UNIVERSAL) ? 1 : 0;
        for (int c = 0; c < reader.channels(); c++) {
          sum += reader.value(UNIVERSAL, c) + reader.quality(UNIVERSAL, c);
        }
        bound.read(LE, raws, qualities);
        reader.read(UNIVERSAL, raws, qualities);
        sum += bound.value(LE, 7) + reader.delayMicros(UNIVERSAL);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(sum).isNotZero();
    assertThat(least).isZero();
  }
}
