// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.util.List;

/**
 * What has become of a stream's octets. {@code frameOctets + garbageOctets} are all that have been
 * taken, but for those of a frame that has begun and is not whole.
 *
 * @param frames whole and sound
 * @param frameOctets of those
 * @param garbageOctets outside of frames: idle filling, noise, the rest of damaged frames
 * @param unknownLayouts starts behind which no expected type stands
 * @param cutFrames starts whose frame the stream's end has cut
 * @param badCrcs starts that failed by a CRC, by the block that failed first, block 1 at index 0
 */
public record Ft3Counters(
    long frames,
    long frameOctets,
    long garbageOctets,
    long unknownLayouts,
    long cutFrames,
    List<Long> badCrcs) {

  public Ft3Counters {
    badCrcs = List.copyOf(badCrcs);
  }

  /** Starts that failed by a CRC of any block. */
  public long badCrc() {
    return badCrcs.stream().mapToLong(Long::longValue).sum();
  }
}
