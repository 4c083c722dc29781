// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.kilowire.conversation.Octets;

final class EthernetProperties {

  private final EthernetView view = new EthernetView();

  @Property(tries = 500)
  void what_is_encoded_is_decoded(@ForAll long seed) {
    EthernetFrame frame = EthernetLines.any(new Random(seed));
    Octets octets = frame.toOctets();
    assertThat(octets.length()).as("seed %d", seed).isGreaterThanOrEqualTo(60);
    assertThat(view.wrap(octets.toArray(), 0, octets.length())).as("seed %d", seed).isTrue();
    assertThat(EthernetFrame.of(view)).as("seed %d", seed).isEqualTo(frame);
  }

  @Property(tries = 100)
  void no_prefix_within_length_is_a_frame(@ForAll long seed) {
    byte[] octets = EthernetLines.any(new Random(seed)).toOctets().toArray();
    assertThat(view.wrap(octets, 0, octets.length)).as("seed %d", seed).isTrue();
    int whole = view.apduOffset() + view.apduLength();
    for (int end = 0; end < whole; end++) {
      assertThat(view.wrap(octets, 0, end)).as("seed %d, %d octets", seed, end).isFalse();
    }
  }

  @Property(tries = 50)
  void a_flipped_bit_never_throws(@ForAll long seed) {
    byte[] octets = EthernetLines.any(new Random(seed)).toOctets().toArray();
    for (int bit = 0; bit < Math.min(60, octets.length) * 8; bit++) {
      octets[bit / 8] ^= (byte) (1 << (bit % 8));
      EthernetFuzz.fuzzerTestOneInput(octets);
      octets[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    assertThat(view.wrap(octets, 0, octets.length)).as("seed %d", seed).isTrue();
  }

  @Property(tries = 1000)
  void any_octets_are_refused_or_read(@ForAll @Size(max = 120) byte[] octets) {
    EthernetFuzz.fuzzerTestOneInput(octets);
    byte[] likely = octets.clone();
    if (likely.length > 18) {
      likely[12] = (byte) 0x88;
      likely[13] = (byte) 0xBA;
      likely[16] = 0;
    }
    EthernetFuzz.fuzzerTestOneInput(likely);
    assertThat(likely).hasSameSizeAs(octets);
  }

  /** Frames of one stream come behind each other, and each may be damaged in one octet. */
  @Property(tries = 300)
  void a_frame_is_read_the_same_whatever_came_before_it(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] memory = new byte[2000];
    for (int streams = 0; streams < 3; streams++) {
      byte[] octets = EthernetLines.any(random).toOctets().toArray();
      for (int i = 0; i < 30; i++) {
        int at = random.nextInt(100);
        System.arraycopy(octets, 0, memory, at, octets.length);
        if (random.nextInt(2) == 0) {
          int damaged =
              random.nextBoolean() ? random.nextInt(40) : octets.length - 1 - random.nextInt(8);
          memory[at + damaged] = (byte) random.nextInt(256);
        }
        int length = octets.length - (random.nextInt(10) == 0 ? random.nextInt(octets.length) : 0);
        int tci = random.nextBoolean() ? EthernetView.NONE : random.nextInt(0x10000);
        EthernetView fresh = new EthernetView();
        assertThat(read(view, memory, at, length, tci))
            .as("seed %d, stream %d, frame %d", seed, streams, i)
            .isEqualTo(read(fresh, memory, at, length, tci));
      }
    }
  }

  private static String read(EthernetView view, byte[] memory, int at, int length, int tci) {
    return view.wrap(memory, at, length, tci)
        ? EthernetLines.line(view) + view.vlanId() + view.isTagged() + view.prpOffset()
        : "refused: " + view.reason();
  }
}
