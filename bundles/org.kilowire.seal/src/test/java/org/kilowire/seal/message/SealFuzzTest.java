// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kilowire.seal.SealVectors;

final class SealFuzzTest {

  @Test
  void octets_that_nobody_signed_are_nobodys() {
    long seed = 8037;
    Random random = new Random(seed);
    String line = SealVectors.of("sealed.txt").get("receipt");
    for (int i = 0; i < 1_000; i++) {
      byte[] input = new byte[random.nextInt(300)];
      random.nextBytes(input);
      byte[] mutated = (line + "\n{}").getBytes(StandardCharsets.US_ASCII);
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      assertThatCode(
              () -> {
                SealFuzz.fuzzerTestOneInput(input);
                SealFuzz.fuzzerTestOneInput(mutated);
              })
          .as("seed %d, turn %d", seed, i)
          .doesNotThrowAnyException();
    }
  }
}
