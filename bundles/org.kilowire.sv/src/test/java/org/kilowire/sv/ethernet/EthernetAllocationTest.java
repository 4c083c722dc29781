// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvAllocation;
import org.kilowire.sv.SvVectors;

final class EthernetAllocationTest {

  @Test
  void nothing_is_allocated_for_a_frame() {
    byte[][] frames =
        SvVectors.read("ethernet.txt").map(one -> one.octets().toArray()).toArray(byte[][]::new);
    EthernetView view = new EthernetView();
    long[] sum = {0};
    long allocated =
        SvAllocation.of(
            2000,
            () -> {
              for (byte[] frame : frames) {
                sum[0] += read(view, frame);
              }
            });
    assertThat(sum[0]).isNotZero();
    assertThat(allocated).isZero();
  }

  private static long read(EthernetView view, byte[] frame) {
    if (!view.wrap(frame, 0, frame.length, 5)) {
      throw new AssertionError("a vector is refused");
    }
    long sum = view.destination() + view.source() + view.vlanId() + view.priority();
    sum += view.appId() + view.lengthField() + view.reserved1() + view.reserved2();
    sum += view.hsrPath() + view.hsrSize() + view.hsrSequence() + view.prpSequence();
    sum += view.prpLan() == PrpLan.A ? 1 : 0;
    return sum + view.apduOffset() + view.apduLength();
  }
}
