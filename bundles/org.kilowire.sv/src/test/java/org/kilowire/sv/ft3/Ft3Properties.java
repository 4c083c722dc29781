// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;

final class Ft3Properties {

  private static final Ft3Options OPTIONS = Ft3Options.MERGING_UNIT;

  private static List<Ft3Layout> all() {
    List<Ft3Layout> all = new ArrayList<>(Ft3Layout.MERGING_UNIT);
    all.addAll(Ft3Layout.SENSORS);
    return all;
  }

  @Property(tries = 500)
  void what_is_written_is_read(@ForAll long seed) {
    Ft3Frame frame = Ft3Stream.any(new Random(seed), all());
    assertThat(Ft3Codec.decode(Ft3Codec.encode(frame), Ft3Options.of(frame.layout())))
        .as("seed %d", seed)
        .isEqualTo(new Decoded.Complete<>(frame, frame.layout().octets()));
  }

  @Property(tries = 200)
  void any_split_of_a_damaged_stream_gives_the_same_frames(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int longest) {
    Random random = new Random(seed);
    byte[] stream = Ft3Stream.damaged(random, OPTIONS, 40);
    List<String> whole = Ft3Stream.read(stream, OPTIONS, random, stream.length);
    assertThat(whole).as("seed %d", seed).isNotEmpty();
    assertThat(Ft3Stream.read(stream, OPTIONS, random, longest))
        .as("seed %d, pieces up to %d", seed, longest)
        .isEqualTo(whole);
  }

  @Property(tries = 500)
  void a_flipped_bit_costs_its_frame_and_no_other(
      @ForAll long seed, @ForAll @IntRange(max = 10_000) int bit) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    StringBuilder hex = new StringBuilder();
    Ft3View view = new Ft3View(OPTIONS);
    int[] begins = new int[3];
    for (int i = 0; i < 3; i++) {
      byte[] octets = Ft3Stream.octets(Ft3Stream.any(random, OPTIONS.layouts()), OPTIONS.crc());
      view.wrap(octets, 0, octets.length);
      lines.add(Ft3Stream.line(view));
      begins[i] = hex.length() / 2;
      hex.append(Octets.of(octets));
    }
    byte[] stream = Octets.ofHex(hex.toString()).toArray();
    int at = begins[1] + bit / 8 % (begins[2] - begins[1]);
    stream[at] ^= (byte) (1 << bit % 8);
    assertThat(Ft3Stream.read(stream, OPTIONS, random, 100))
        .as("seed %d, octet %d", seed, at)
        .containsExactly(lines.get(0), lines.get(2));
  }

  @Property(tries = 500)
  void any_octets_never_throw(@ForAll @Size(max = 300) byte[] octets) {
    Ft3Fuzz.fuzzerTestOneInput(octets);
    assertThat(octets.length).isLessThanOrEqualTo(300);
  }

  @Property(tries = 50)
  void damaged_streams_never_throw(@ForAll long seed) {
    byte[] stream = Ft3Stream.damaged(new Random(seed), OPTIONS, 5);
    Ft3Fuzz.fuzzerTestOneInput(stream);
    assertThat(stream).isNotNull();
  }
}
