// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.kilowire.conversation.Decoded;

/** What every message must stand. */
final class Cases {

  private Cases() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static <T> T whole(Decoded<T> decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Complete.class);
    return ((Decoded.Complete<T>) decoded).value();
  }

  static <T> Decoded.Malformed<T> malformed(Decoded<T> decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    return (Decoded.Malformed<T>) decoded;
  }

  static <T> void refusesEveryPrefix(byte[] body, Function<byte[], Decoded<T>> decode) {
    for (int length = 0; length < body.length; length++) {
      assertThat(decode.apply(Arrays.copyOf(body, length)))
          .as("%d of %d octets", length, body.length)
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  /** Damage gives a value, whatever value that is. */
  static <T> void neverThrows(byte[] body, Function<byte[], Decoded<T>> decode, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = damage(body, random);
      try {
        assertThat(decode.apply(damaged)).isNotInstanceOf(Decoded.NeedMore.class);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "seed " + seed + ", round " + i + ": " + new String(damaged, StandardCharsets.UTF_8),
            e);
      }
    }
  }

  private static byte[] damage(byte[] body, Random random) {
    byte[] damaged = body.clone();
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[at] = (byte) "{}[]\",:0-9.eEtfn\\ ".charAt(random.nextInt(18));
        default -> {
          int from = random.nextInt(damaged.length);
          int length = Math.min(random.nextInt(12), damaged.length - Math.max(at, from));
          System.arraycopy(body, from, damaged, at, length);
        }
      }
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length + 1))
        : damaged;
  }
}
