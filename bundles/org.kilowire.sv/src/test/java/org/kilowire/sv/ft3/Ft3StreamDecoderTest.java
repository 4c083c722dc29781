// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvAllocation;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.SvVectors;

final class Ft3StreamDecoderTest {

  private static final String FRAME_54 = hex("54");
  private static final String FRAME_52 = hex("52");

  private final List<Integer> counts = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final Ft3StreamDecoder decoder =
      new Ft3StreamDecoder(
          Ft3Options.MERGING_UNIT,
          (frame, time) -> {
            counts.add(frame.frameOctets());
            times.add(time);
          });

  private static String hex(String name) {
    return SvVectors.read("ft3.txt")
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow()
        .octets()
        .toString();
  }

  private void accept(String hex, long time) {
    byte[] octets = Octets.ofHex(hex).toArray();
    decoder.accept(octets, 0, octets.length, time);
  }

  @Test
  void frames_of_several_layouts_come_from_one_stream() {
    accept(FRAME_54 + FRAME_52 + hex("56") + hex("74") + hex("54-full-blocks"), 0);
    assertThat(counts).containsExactly(54, 52, 56, 74, 54);
    assertThat(decoder.garbageOctets()).isZero();
    assertThat(decoder.counters().frameOctets()).isEqualTo(290);
  }

  /** Looking on behind the cut frame's length would take the whole one for its rest. */
  @Test
  void a_cut_frame_does_not_cost_the_next() {
    accept(FRAME_54.substring(0, 60) + FRAME_54 + FRAME_54, 0);
    assertThat(counts).containsExactly(54, 54);
    Ft3Counters counters = decoder.counters();
    assertThat(counters.garbageOctets()).isEqualTo(30);
    assertThat(counters.badCrc()).isEqualTo(1);
    assertThat(counters.badCrcs()).containsExactly(0L, 1L, 0L, 0L);
  }

  @Test
  void starts_that_are_none_are_passed_over_and_counted() {
    accept("00" + "0564" + "FFFF" + "0505" + FRAME_54 + "05640564", 0);
    assertThat(counts).containsExactly(54);
    assertThat(decoder.pending()).isEqualTo(2);
    decoder.finish(0);
    Ft3Counters counters = decoder.counters();
    assertThat(counters.unknownLayouts()).isEqualTo(2);
    assertThat(counters.cutFrames()).isEqualTo(1);
    assertThat(counters.garbageOctets()).isEqualTo(11);
    assertThat(decoder.pending()).isZero();
  }

  /** Layouts of one type differ in length: what is too short for one is whole for another. */
  @Test
  void a_frame_alone_with_a_bad_crc_is_not_taken_for_a_longer_one_that_was_cut() {
    byte[] frame = Octets.ofHex(FRAME_54).toArray();
    frame[20] ^= 1;
    Ft3View view = new Ft3View(Ft3Options.MERGING_UNIT);
    assertThat(view.wrap(frame, 0, frame.length)).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.BAD_CRC);
    assertThat(view.badBlock()).isEqualTo(2);
    byte[] longer = Octets.ofHex(hex("56")).toArray();
    assertThat(view.wrap(longer, 0, longer.length - 1)).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.SHORT_FRAME);
  }

  @Test
  void a_frame_has_the_time_of_its_last_octets() {
    accept(FRAME_54.substring(0, 20), 1);
    accept(FRAME_54.substring(20) + FRAME_54.substring(0, 8), 2);
    accept(FRAME_54.substring(8), 3);
    assertThat(times).containsExactly(2L, 3L);
  }

  @Test
  void what_the_end_cuts_may_hide_a_frame() {
    accept("0564003E" + FRAME_54, 0);
    assertThat(counts).isEmpty();
    decoder.finish(0);
    assertThat(counts).containsExactly(54);
    assertThat(decoder.counters().cutFrames()).isEqualTo(1);
  }

  @Test
  void nothing_but_starts_is_held_in_bounds() {
    byte[] starts = Octets.ofHex("0564002C".repeat(5000)).toArray();
    decoder.accept(starts, 0, starts.length, 0);
    assertThat(decoder.pending()).isLessThan(74);
    assertThat(decoder.frames()).isZero();
    assertThat(decoder.garbageOctets() + decoder.pending()).isEqualTo(starts.length);
  }

  @Test
  void nothing_is_allocated_for_a_frame() {
    byte[] stream = Ft3Stream.damaged(new Random(11), Ft3Options.MERGING_UNIT, 100);
    long[] sum = {0};
    Ft3StreamDecoder one =
        new Ft3StreamDecoder(
            Ft3Options.MERGING_UNIT,
            (frame, time) -> sum[0] += frame.smpCnt() + frame.sample(1) + frame.statusWords());
    long allocated = SvAllocation.of(200, () -> one.accept(stream, 0, stream.length, 0));
    assertThat(sum[0]).isNotZero();
    assertThat(allocated).isZero();
  }

  @Test
  void nothing_is_allocated_for_writing() {
    Ft3Frame frame = Ft3Stream.any(new Random(12), Ft3Layout.MERGING_UNIT);
    Ft3Writer writer = new Ft3Writer(frame, Ft3Crc.STANDARD);
    byte[] target = new byte[writer.octets()];
    int[] end = {0};
    long allocated =
        SvAllocation.of(
            2000,
            () -> {
              writer.patch().smpCnt(end[0]);
              end[0] += writer.write(target, 0);
            });
    assertThat(end[0]).isNotZero();
    assertThat(allocated).isZero();
  }

  /** Garbage, a cut frame, starts inside of data and a lone one, of 4,000 frames: one is lost. */
  @Test
  void the_case_of_resynchronising_comes_out_right() throws IOException {
    String folder = System.getProperty("kilowire.cases");
    Assumptions.assumeTrue(folder != null, "no cases here");
    Path file = Path.of(folder, "sampled-values", "ft3-resync.bin.gz");
    Assumptions.assumeTrue(Files.exists(file), "no cases here");
    byte[] stream;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      stream = in.readAllBytes();
    }
    List<Integer> missing = new ArrayList<>();
    int[] next = {0};
    Ft3StreamDecoder one =
        new Ft3StreamDecoder(
            Ft3Options.MERGING_UNIT,
            (frame, time) -> {
              for (; next[0] != frame.smpCnt(); next[0] = (next[0] + 1) % 4000) {
                missing.add(next[0]);
              }
              next[0] = (next[0] + 1) % 4000;
            });
    one.accept(stream, 0, stream.length, 0);
    one.finish(0);
    assertThat(one.frames()).isEqualTo(3999);
    assertThat(missing).hasSize(1);
  }
}
