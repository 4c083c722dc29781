// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kilowire.conversation.Octets;

final class SavPduProperties {

  private final SavPduView view = new SavPduView();

  @Property(tries = 300)
  void what_is_encoded_is_decoded(@ForAll long seed) {
    SavPdu pdu = SavPduLines.any(new Random(seed));
    Octets octets = pdu.toOctets();
    assertThat(octets.length()).as("seed %d", seed).isEqualTo(pdu.size());
    assertThat(view.wrap(octets.toArray(), 0, octets.length())).as("seed %d", seed).isTrue();
    assertThat(SavPdu.of(view)).as("seed %d", seed).isEqualTo(pdu);
    assertThat(SavPduLines.flags(view)).as("seed %d", seed).isEqualTo("u0 t0 ");
  }

  /** Every set of optional members, with 1 to 16 ASDUs: 512 APDUs a try. */
  @Property(tries = 5)
  void every_set_of_options_is_decoded(@ForAll long seed) {
    Random random = new Random(seed);
    for (int options = 0; options < SavPduLines.OPTIONS; options++) {
      for (int count = 1; count <= 16; count++) {
        List<Asdu92> asdus = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          asdus.add(SavPduLines.any(random, options));
        }
        SavPdu pdu = new SavPdu(asdus, Optional.empty());
        byte[] octets = pdu.toOctets().toArray();
        assertThat(view.wrap(octets, 0, octets.length))
            .as("seed %d, options %d, %d ASDUs", seed, options, count)
            .isTrue();
        assertThat(SavPdu.of(view))
            .as("seed %d, options %d, %d ASDUs", seed, options, count)
            .isEqualTo(pdu);
      }
    }
  }

  @Property(tries = 30)
  void no_prefix_is_an_apdu(@ForAll long seed) {
    byte[] octets = SavPduLines.any(new Random(seed)).toOctets().toArray();
    for (int end = 0; end < octets.length; end++) {
      assertThat(view.wrap(octets, 0, end)).as("seed %d, %d octets", seed, end).isFalse();
    }
  }

  @Property(tries = 60)
  void a_flipped_bit_never_throws(@ForAll long seed, @ForAll @IntRange(max = 31) int options) {
    Random random = new Random(seed);
    SavPdu pdu = SavPdu.of(SavPduLines.any(random, options), SavPduLines.any(random, options));
    byte[] octets = pdu.toOctets().toArray();
    for (int bit = 0; bit < octets.length * 8; bit++) {
      octets[bit / 8] ^= (byte) (1 << (bit % 8));
      SavPduFuzz.fuzzerTestOneInput(octets);
      octets[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    assertThat(view.wrap(octets, 0, octets.length)).as("seed %d", seed).isTrue();
  }

  @Property(tries = 500)
  void damaged_octets_are_refused_or_read(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] octets = SavPduLines.any(random).toOctets().toArray();
    for (int damages = 1 + random.nextInt(4); damages > 0; damages--) {
      octets[random.nextInt(Math.min(octets.length, 120))] = (byte) random.nextInt();
    }
    SavPduFuzz.fuzzerTestOneInput(octets);
    assertThat(octets).isNotEmpty();
  }

  @Property(tries = 1000)
  void any_octets_are_refused_or_read(@ForAll @Size(max = 120) byte[] octets) {
    SavPduFuzz.fuzzerTestOneInput(octets);
    byte[] likely = octets.clone();
    if (likely.length > 10) {
      byte[] head = {0x60, (byte) (likely.length - 2), (byte) 0x80, 1, 1, (byte) 0xA2};
      System.arraycopy(head, 0, likely, 0, head.length);
      likely[6] = (byte) (likely.length - 7);
      likely[7] = 0x30;
      likely[8] = (byte) (likely.length - 9);
    }
    SavPduFuzz.fuzzerTestOneInput(likely);
    assertThat(likely).hasSameSizeAs(octets);
  }

  /** APDUs of one stream come behind each other, and each may be damaged in one octet. */
  @Property(tries = 100)
  void an_apdu_is_read_the_same_whatever_came_before_it(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] memory = new byte[70_000];
    for (int streams = 0; streams < 3; streams++) {
      byte[] octets = alike(random);
      for (int i = 0; i < 40; i++) {
        int at = random.nextInt(100);
        System.arraycopy(octets, 0, memory, at, octets.length);
        if (random.nextInt(3) == 0) {
          memory[at + random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        int length = octets.length + random.nextInt(4) - (random.nextInt(10) == 0 ? 4 : 0);
        SavPduView fresh = new SavPduView();
        assertThat(read(view, memory, at, length))
            .as("seed %d, stream %d, APDU %d", seed, streams, i)
            .isEqualTo(read(fresh, memory, at, length));
      }
    }
  }

  private static byte[] alike(Random random) {
    List<Asdu92> asdus = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      asdus.add(SavPduLines.any(random, random.nextInt(SavPduLines.OPTIONS)));
    }
    return new SavPdu(asdus, Optional.empty()).toOctets().toArray();
  }

  private static String read(SavPduView view, byte[] memory, int at, int length) {
    return view.wrap(memory, at, length)
        ? SavPduLines.flags(view) + SavPduLines.line(view)
        : "refused: " + view.reason();
  }
}
