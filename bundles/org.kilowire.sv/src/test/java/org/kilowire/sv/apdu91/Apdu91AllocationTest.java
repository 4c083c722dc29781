// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvAllocation;

final class Apdu91AllocationTest {

  @Test
  void nothing_is_allocated_for_an_apdu() {
    byte[] octets = Apdu91Codec.encode(Apdu91Properties.any(new Random(7))).toArray();
    Apdu91View view = new Apdu91View();
    AsduPatch patch = new AsduPatch();
    long[] sum = {0};
    long allocated = SvAllocation.of(2000, () -> sum[0] += read(view, octets, patch));
    assertThat(sum[0]).isNotZero();
    assertThat(allocated).isZero();
  }

  private static long read(Apdu91View view, byte[] octets, AsduPatch patch) {
    assertThatTrue(view.wrap(octets, 0, octets.length));
    long sum = 0;
    for (int i = 0; i < view.count(); i++) {
      Asdu91View asdu = view.asdu(i);
      patch.move(asdu);
      patch.smpCnt(asdu.smpCnt() + 1);
      patch.statusWords(asdu.statusWords());
      patch.sample(1, asdu.sample(1) + 1);
      sum += asdu.smpCnt() + asdu.statusWords() + asdu.confRev() + asdu.smpRate() + asdu.smpSynch();
      sum += asdu.identityOffset() + asdu.sampleOffset() + asdu.sample(asdu.layout().channels());
    }
    return sum;
  }

  private static void assertThatTrue(boolean whole) {
    if (!whole) {
      throw new AssertionError("an APDU of ours is refused");
    }
  }
}
