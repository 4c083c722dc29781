// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kilowire.capture.LiveFrame;
import org.kilowire.conversation.Octets;

final class RingBlockTest {

  private static final long NANOS = 1_780_000_000_123_456_789L;
  private static final Octets FRAME =
      Octets.ofHex("010ccd040001 020000000001 88ba 4000 0008 0000 0000");
  private static final Octets OTHER =
      Octets.ofHex("010ccd040002 020000000002 88ba 4001 000c 0000 0000 6002 8001");

  private final RingBlock block = new RingBlock();

  private List<String> frames(byte[] octets) {
    List<String> frames = new ArrayList<>();
    if (block.wrap(octets, octets.length)) {
      while (block.next()) {
        frames.add(
            Octets.copyOf(ByteBuffer.wrap(block.octets(), block.offset(), block.length()))
                .toString());
      }
    }
    return frames;
  }

  @Test
  void gives_the_frames_of_a_block_in_order() {
    byte[] octets = new BlockOctets().frame(FRAME, NANOS).frame(OTHER, NANOS + 1).octets();
    assertThat(frames(octets)).containsExactly(FRAME.toString(), OTHER.toString());
    assertThat(block.whole()).isTrue();
  }

  @Test
  void gives_stamps_and_lengths() {
    byte[] octets = new BlockOctets().frame(FRAME, NANOS).octets();
    assertThat(block.wrap(octets, octets.length)).isTrue();
    assertThat(block.next()).isTrue();
    assertThat(block.atNanos()).isEqualTo(NANOS);
    assertThat(block.length()).isEqualTo(FRAME.length());
    assertThat(block.originalLength()).isEqualTo(FRAME.length() + 1);
    assertThat(block.next()).isFalse();
  }

  @Test
  void stamps_behind_2038_are_not_negative() {
    long late = 4_000_000_000L * 1_000_000_000L + 5;
    byte[] octets = new BlockOctets().frame(FRAME, late).octets();
    block.wrap(octets, octets.length);
    assertThat(block.next()).isTrue();
    assertThat(block.atNanos()).isEqualTo(late);
  }

  @Test
  void a_tag_is_there_if_the_kernel_says_so_and_not_if_it_is_other_than_0() {
    byte[] octets =
        new BlockOctets()
            .frame(FRAME, NANOS, BlockOctets.VLAN | BlockOctets.TPID, 0, 0x8100, 0)
            .frame(FRAME, NANOS, 0, 0x8001, 0x8100, 0)
            .frame(FRAME, NANOS, BlockOctets.VLAN, 0x8fff, 0, 0)
            .frame(FRAME, NANOS, BlockOctets.VLAN | BlockOctets.TPID, 5, 0x88a8, 0)
            .octets();
    block.wrap(octets, octets.length);
    List<Integer> tags = new ArrayList<>();
    while (block.next()) {
      tags.add(block.tci());
      tags.add(block.tpid());
    }
    assertThat(tags)
        .containsExactly(0, 0x8100, LiveFrame.NO_TAG, 0x8100, 0x8fff, 0x8100, 5, 0x88a8);
  }

  @Test
  void a_tag_is_put_back_where_it_was() {
    byte[] octets =
        new BlockOctets()
            .frame(FRAME, NANOS, BlockOctets.VLAN | BlockOctets.TPID, 0x8005, 0x88a8, 0)
            .frame(FRAME, NANOS)
            .octets();
    byte[] into = new byte[100];
    block.wrap(octets, octets.length);
    block.next();
    int length = block.copyTagged(into);
    String hex = FRAME.toString();
    assertThat(Octets.copyOf(ByteBuffer.wrap(into, 0, length)).toString())
        .isEqualTo(hex.substring(0, 24) + "88A88005" + hex.substring(24));
    block.next();
    assertThat(Octets.copyOf(ByteBuffer.wrap(into, 0, block.copyTagged(into)))).isEqualTo(FRAME);
  }

  @Test
  void own_sends_are_known() {
    byte[] octets =
        new BlockOctets().frame(FRAME, NANOS, 0, 0, 0, 4).frame(FRAME, NANOS, 0, 0, 0, 2).octets();
    block.wrap(octets, octets.length);
    block.next();
    assertThat(block.isOutgoing()).isTrue();
    block.next();
    assertThat(block.isOutgoing()).isFalse();
  }

  @Test
  void an_empty_block_is_sound() {
    assertThat(frames(new BlockOctets().octets())).isEmpty();
    assertThat(block.whole()).isTrue();
  }

  @Test
  void frames_before_a_lie_are_given_and_none_behind_it() {
    String first = FRAME.toString();
    assertThat(frames(two().lie(48, 47).octets())).as("a step too short").isEmpty();
    assertThat(frames(two().lie(48, -1).octets())).as("a step beyond").isEmpty();
    assertThat(frames(two().lie(48, 0).octets())).as("no step").isEmpty();
    assertThat(frames(two().lie(160 + 12, 0x7FFFFFFF).octets()))
        .as("a length beyond")
        .containsExactly(first);
    assertThat(frames(two().lie(160 + 12, -1).octets()))
        .as("a negative length")
        .containsExactly(first);
    assertThat(frames(two().lieShort(160 + 24, 47).octets()))
        .as("a frame in its head")
        .containsExactly(first);
    assertThat(frames(two().lieShort(160 + 24, 0xFFFF).octets()))
        .as("a frame beyond")
        .containsExactly(first);
    assertThat(block.whole()).isFalse();
  }

  private static BlockOctets two() {
    return new BlockOctets().frame(FRAME, NANOS).frame(OTHER, NANOS);
  }

  @Test
  void counts_and_places_that_cannot_be_are_no_block() {
    for (int count : new int[] {-1, 1 << 20, 1 << 30}) {
      byte[] octets = two().lie(12, count).lyingOctets();
      assertThat(block.wrap(octets, octets.length)).as("count " + count).isFalse();
      assertThat(block.next()).isFalse();
      assertThat(block.whole()).isFalse();
    }
    for (int first : new int[] {-1, 0, 47, 1 << 20}) {
      byte[] octets = two().lie(16, first).octets();
      assertThat(block.wrap(octets, octets.length)).as("first " + first).isFalse();
    }
  }

  @Test
  void refuses_every_prefix() {
    byte[] octets = two().octets();
    int end = 160 + 82 + OTHER.length();
    for (int size = 0; size < end; size++) {
      int given = 0;
      if (block.wrap(octets, size)) {
        while (block.next()) {
          given++;
        }
      }
      assertThat(given).as("of " + size).isLessThan(2);
      assertThat(block.whole()).as("of " + size).isFalse();
    }
  }

  @Test
  void any_octets_are_read_within_bounds() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] octets = seed % 2 == 0 ? two().octets() : new byte[random.nextInt(400)];
      if (seed % 2 == 0) {
        for (int i = random.nextInt(4); i >= 0; i--) {
          octets[random.nextInt(octets.length)] = (byte) random.nextInt();
        }
      } else {
        random.nextBytes(octets);
      }
      long of = seed;
      assertThat(catchThrowable(octets)).as("seed " + of).isNull();
    }
  }

  private static Throwable catchThrowable(byte[] octets) {
    try {
      RingBlockFuzz.fuzzerTestOneInput(octets);
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  @Test
  void nothing_is_allocated_a_frame() {
    BlockOctets made = new BlockOctets();
    for (int i = 0; i < 300; i++) {
      made.frame(FRAME, NANOS + i, BlockOctets.VLAN, 5, 0, 0);
    }
    byte[] octets = made.octets();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < 12; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        block.wrap(octets, octets.length);
        while (block.next()) {
          sum += block.atNanos() + block.tci() + block.tpid() + block.length();
        }
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(sum).isNotZero();
    assertThat(least).isLessThan(300);
  }
}
