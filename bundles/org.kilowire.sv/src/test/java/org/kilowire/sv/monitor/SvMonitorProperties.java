// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;

/** Frames that are nearly right, and such that are not at all. */
final class SvMonitorProperties {

  private static final int RUNS = 300;
  private static final int FRAMES = 60;

  private static final List<Octets> SOUND =
      List.of(
          Octets.ofHex(
              "010ccd0400010200000000018100800088ba4000006c000000006062800101a25d305b800a4d553031"
                  + "4d553031303182020000830400000001850102874000159446"
                  + "00000000fff535dd00000000fff535dd00000000000000000000200000890bd200000000ffbb7a17"
                  + "00000000ffbb7a17000000000000000000002000"),
          Octets.ofHex(
              "010ccd0400010200000000018100800088ba0000003a0000000080300001002c0201000103e803e8"
                  + "044c01f4028ffeb9feb900014000e000e0004000e000e000000040000000000000005001"));

  private static byte[] run(Random random) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = SOUND.get(random.nextInt(SOUND.size())).toArray();
      for (int hits = random.nextInt(4); hits > 0; hits--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt();
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(frame.length) : frame.length;
      all.write(length);
      all.write(frame, 0, length);
    }
    return all.toByteArray();
  }

  @Test
  void frames_with_wrong_octets_are_read_refused_or_passed_over() {
    for (int seed = 1; seed <= RUNS; seed++) {
      byte[] input = run(new Random(seed));
      assertThatCode(() -> SvMonitorFuzz.fuzzerTestOneInput(input))
          .as("seed %d", seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void octets_at_random_are_read_refused_or_passed_over() {
    for (int seed = 1; seed <= RUNS; seed++) {
      byte[] input = new byte[seed * 7];
      new Random(seed).nextBytes(input);
      assertThatCode(() -> SvMonitorFuzz.fuzzerTestOneInput(input))
          .as("seed %d", seed)
          .doesNotThrowAnyException();
    }
  }
}
