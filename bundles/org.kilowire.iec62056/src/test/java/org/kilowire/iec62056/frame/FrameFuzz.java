// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

import java.nio.ByteBuffer;

/** Any octets, into the reader of blocks: it takes them all, and holds no more than its limit. */
public final class FrameFuzz {

  private static final int LIMIT = 512;

  private FrameFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    for (Bcc bcc : Bcc.values()) {
      for (ParityBit parity : ParityBit.values()) {
        BlockReader reader = new BlockReader(LIMIT, bcc, parity);
        ByteBuffer in = ByteBuffer.wrap(input);
        while (in.hasRemaining()) {
          int before = in.position();
          reader.next(in);
          if (in.position() == before
              || reader.length() > LIMIT
              || reader.octets().length > LIMIT) {
            throw new AssertionError("the reader stands still, or holds too much");
          }
        }
      }
    }
  }
}
