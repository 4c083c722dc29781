// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kilowire.sv.apdu92.QualityBits;

final class SampleQualityTest {

  @Test
  void one_and_two_are_invalid_and_three_is_not() {
    assertThat(QualityBits.isInvalid(0)).isFalse();
    assertThat(QualityBits.isInvalid(1)).isTrue();
    assertThat(QualityBits.isInvalid(2)).isTrue();
    assertThat(QualityBits.isInvalid(3)).isFalse();
  }

  @Test
  void joined_qualities_have_the_worse_validity_and_all_other_bits() {
    int test = QualityBits.TEST;
    assertThat(SampleQuality.join(1, 3 | test)).isEqualTo(1 | test);
    assertThat(SampleQuality.join(3 | test, 2)).isEqualTo(2 | test);
    assertThat(SampleQuality.join(1, 2)).isEqualTo(1);
    assertThat(SampleQuality.join(0, 3)).isEqualTo(3);
    assertThat(SampleQuality.join(SampleQuality.UNSYNCHRONISED, test))
        .isEqualTo(SampleQuality.UNSYNCHRONISED | test);
  }
}
