// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvAllocation;
import org.kilowire.sv.SvVectors;

final class SavPduAllocationTest {

  private long sum;

  @Test
  void nothing_is_allocated_for_an_apdu() {
    byte[][] apdus = octets("sav-pdu.txt");
    SavPduView view = new SavPduView();
    long allocated =
        SvAllocation.of(
            2000,
            () -> {
              for (byte[] apdu : apdus) {
                sum += read(view, apdu);
              }
            });
    assertThat(sum).isNotZero();
    assertThat(allocated).isZero();
  }

  @Test
  void nothing_is_allocated_for_an_apdu_that_is_refused() {
    byte[][] apdus = octets("sav-pdu-other.txt");
    SavPduView view = new SavPduView();
    long allocated =
        SvAllocation.of(
            2000,
            () -> {
              for (byte[] apdu : apdus) {
                sum += view.wrap(apdu, 0, apdu.length) ? 1 : 2;
              }
            });
    assertThat(sum).isNotZero();
    assertThat(allocated).isZero();
  }

  private static byte[][] octets(String file) {
    return SvVectors.read(file).map(one -> one.octets().toArray()).toArray(byte[][]::new);
  }

  private static long read(SavPduView view, byte[] apdu) {
    if (!view.wrap(apdu, 0, apdu.length)) {
      throw new AssertionError("a vector is refused");
    }
    long sum = view.unknownMembers();
    sum += view.trailing();
    for (int i = 0; i < view.noAsdu(); i++) {
      sum += read(view.asdu(i));
    }
    return sum;
  }

  private static long read(Asdu92View asdu) {
    long sum = asdu.smpCnt() + asdu.confRev() + asdu.smpSynch() + asdu.smpRate() + asdu.smpMod();
    sum += asdu.refrTmSeconds() + asdu.refrTmFraction() + asdu.refrTmQuality();
    sum += asdu.gmIdentity() + asdu.datSetOffset() + asdu.datSetLength();
    sum += asdu.identityOffset() + asdu.sampleOffset();
    sum += SmpSynch.of(asdu.smpSynch()).isSynchronised() ? 1 : 0;
    for (int pair = 0; pair < asdu.pairs(); pair++) {
      sum += QualityBits.isInvalid(asdu.quality(pair)) ? 0 : asdu.value(pair);
    }
    return sum;
  }
}
