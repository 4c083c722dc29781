// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.dataset.document.ShippedMaps;

final class RawScaleTest {

  private static StreamShape universal(int artg) {
    return new StreamShape.Of91(
        "LD01",
        ShippedMaps.find("universal-12").orElseThrow(),
        1,
        EthernetHead.of(1, 0),
        AsduLayout.UNIVERSAL,
        new AsduHeader.Universal(2, 1, 1, artg, artg, 1100, 500),
        80);
  }

  /** The facts' own vector: at the rated value 463, 11585 and 11585; 1100 is 63,509 V. */
  @Test
  void rated_values_read_what_the_standard_says() {
    RawScale scale = RawScale.of(universal(1000));
    assertThat(scale.raw(0, 1000)).isEqualTo(463);
    assertThat(scale.raw(4, 1000)).isEqualTo(11585);
    assertThat(scale.raw(7, 63_508.5)).isEqualTo(11585);
    assertThat(scale.value(7, 11585)).isCloseTo(63_508.5, within(0.1));
  }

  @Test
  void samples_are_brought_within_their_octets() {
    RawScale scale = RawScale.of(universal(1000));
    assertThat(scale.within(0, 1e9)).isEqualTo(32767);
    assertThat(scale.within(0, -1e9)).isEqualTo(-32768);
    assertThat(scale.within(0, -32768)).isEqualTo(-32768);
    RawScale le =
        RawScale.of(
            StreamShape.Of92.of(
                "LE", ShippedMaps.find("9-2LE").orElseThrow(), 1, EthernetHead.of(1)));
    assertThat(le.raw(0, 1)).isEqualTo(1000);
    assertThat(le.raw(4, 1)).isEqualTo(100);
    assertThat(le.within(0, 1e12)).isEqualTo(Integer.MAX_VALUE);
    assertThat(le.within(0, -1e12)).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void a_rating_of_zero_scales_nothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> RawScale.of(universal(0)));
  }
}
