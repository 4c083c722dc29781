// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;

final class Apdu91Properties {

  static final List<AsduLayout> LAYOUTS =
      List.of(
          AsduLayout.UNIVERSAL,
          AsduLayout.UNIVERSAL_WITHOUT_RATE,
          AsduLayout.STATE_GRID,
          AsduLayout.extended(1),
          AsduLayout.extended(11),
          AsduLayout.extended(21),
          AsduLayout.extended(18),
          AsduLayout.extended(40));

  static Apdu91 any(Random random) {
    List<Asdu91> asdus = new ArrayList<>();
    for (int count = 1 + random.nextInt(8); count > 0; count--) {
      asdus.add(AsduLines.any(random, LAYOUTS.get(random.nextInt(LAYOUTS.size()))));
    }
    return new Apdu91(asdus);
  }

  @Property(tries = 300)
  void what_is_written_is_read(@ForAll long seed) {
    Apdu91 apdu = any(new Random(seed));
    Octets octets = Apdu91Codec.encode(apdu);
    assertThat(Apdu91Codec.decode(octets, List.of()))
        .as("seed %d", seed)
        .isEqualTo(new Decoded.Complete<>(apdu, octets.length()));
  }

  @Property(tries = 100)
  void no_prefix_is_an_apdu(@ForAll long seed) {
    byte[] octets = Apdu91Codec.encode(any(new Random(seed))).toArray();
    Apdu91View view = new Apdu91View();
    for (int end = 0; end < octets.length; end++) {
      assertThat(view.wrap(Arrays.copyOf(octets, end), 0, end))
          .as("seed %d, %d octets", seed, end)
          .isFalse();
    }
  }

  @Property(tries = 300)
  void a_flipped_bit_never_throws(@ForAll long seed, @ForAll @IntRange(max = 30_000) int at) {
    byte[] octets = Apdu91Codec.encode(any(new Random(seed))).toArray();
    octets[at / 8 % octets.length] ^= (byte) (1 << at % 8);
    Apdu91Fuzz.fuzzerTestOneInput(octets);
    assertThat(octets).isNotEmpty();
  }

  @Property(tries = 1000)
  void any_octets_are_refused_or_read(@ForAll @Size(max = 200) byte[] octets) {
    Apdu91Fuzz.fuzzerTestOneInput(octets);
    byte[] behind = octets.clone();
    if (behind.length > 3) {
      behind[0] = (byte) 0x80;
      behind[1] = (byte) Math.min(0x7F, behind.length - 2);
      behind[2] = 0;
    }
    Apdu91Fuzz.fuzzerTestOneInput(behind);
    assertThat(behind).hasSameSizeAs(octets);
  }
}
