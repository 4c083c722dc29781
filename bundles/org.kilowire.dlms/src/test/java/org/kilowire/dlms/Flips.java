// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.kilowire.conversation.Octets;

/** Damaged octets: whatever is done to them, a decoder must not throw. */
public final class Flips {

  private Flips() {}

  /** Offers {@code count} damaged copies of {@code good} to {@code decoder}. */
  public static void none_throws(Octets good, long seed, int count, Consumer<ByteBuffer> decoder) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      byte[] octets = good.toArray();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(octets.length + 1);
      ByteBuffer damaged =
          ByteBuffer.wrap(octets, 0, random.nextBoolean() ? length : octets.length);
      Assertions.assertThatCode(() -> decoder.accept(damaged))
          .as("seed %d, copy %d: %s", seed, i, Octets.of(octets))
          .doesNotThrowAnyException();
    }
  }
}
