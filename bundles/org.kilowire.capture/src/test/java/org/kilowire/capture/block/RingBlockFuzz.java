// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.block;

/** Any octets, as a block of a ring: it ends, and every frame is inside of it. */
public final class RingBlockFuzz {

  private RingBlockFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    RingBlock block = new RingBlock();
    byte[] into = new byte[input.length + 4];
    if (!block.wrap(input, input.length)) {
      if (block.next() || block.whole()) {
        throw new AssertionError("frames of what is no block");
      }
      return;
    }
    int frames = 0;
    while (block.next()) {
      frames++;
      if (block.offset() < RingBlock.HEAD
          || block.length() < 0
          || block.offset() + block.length() > input.length) {
        throw new AssertionError("a frame outside of the block");
      }
      int length = block.copyTagged(into);
      if (length < block.length() || block.tci() < -1 || block.tci() > 0xFFFF) {
        throw new AssertionError("a tag that cannot be");
      }
      if (block.atNanos() == Long.MIN_VALUE && block.isOutgoing()) {
        throw new AssertionError("a stamp that cannot be");
      }
    }
    if (frames > input.length / 48) {
      throw new AssertionError("more frames than there is room for");
    }
  }
}
