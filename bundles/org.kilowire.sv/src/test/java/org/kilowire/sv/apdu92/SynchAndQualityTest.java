// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What smpSynch and the quality say. */
final class SynchAndQualityTest {

  @ParameterizedTest
  @CsvSource({
    "0, NOT_SYNCHRONISED, false, false",
    "1, LOCAL, true, false",
    "2, GLOBAL, true, true",
    "3, RESERVED, false, false",
    "4, RESERVED, false, false",
    "5, IDENTIFIED, true, false",
    "254, IDENTIFIED, true, false",
    "255, SYNCHRONISED, true, false",
    "256, RESERVED, false, false",
    "-1, RESERVED, false, false"
  })
  void smp_synch_says_by_which_clock(int wire, SmpSynch meaning, boolean any, boolean global) {
    assertThat(SmpSynch.of(wire)).isEqualTo(meaning);
    assertThat(meaning.isSynchronised()).isEqualTo(any);
    assertThat(meaning.isGlobal()).isEqualTo(global);
  }

  @ParameterizedTest
  @CsvSource({
    "0, GOOD, ''",
    "1, INVALID, invalid(1)",
    "2, INVALID, invalid",
    "3, QUESTIONABLE, questionable",
    "2052, GOOD, overflow test",
    "2048, GOOD, test",
    "4096, GOOD, operatorBlocked",
    "8192, GOOD, derived",
    "1026, INVALID, invalid substituted",
    "-2147467264, GOOD, bit14 bit31"
  })
  void a_quality_is_told_by_the_names_of_the_standard(
      int quality, QualityBits.Validity validity, String names) {
    assertThat(QualityBits.validity(quality)).isEqualTo(validity);
    assertThat(QualityBits.isInvalid(quality)).isEqualTo(validity == QualityBits.Validity.INVALID);
    assertThat(String.join(" ", QualityBits.names(quality))).isEqualTo(names);
  }

  @Test
  void every_bit_has_its_name() {
    assertThat(QualityBits.names(0x3FFC))
        .containsExactly(
            "overflow",
            "outOfRange",
            "badReference",
            "oscillatory",
            "failure",
            "oldData",
            "inconsistent",
            "inaccurate",
            "substituted",
            "test",
            "operatorBlocked",
            "derived");
    assertThat(
            QualityBits.OVERFLOW
                | QualityBits.OUT_OF_RANGE
                | QualityBits.BAD_REFERENCE
                | QualityBits.OSCILLATORY
                | QualityBits.FAILURE
                | QualityBits.OLD_DATA
                | QualityBits.INCONSISTENT
                | QualityBits.INACCURATE
                | QualityBits.SUBSTITUTED
                | QualityBits.TEST
                | QualityBits.OPERATOR_BLOCKED
                | QualityBits.DERIVED)
        .isEqualTo(0x3FFC);
    assertThat(QualityBits.names(QualityBits.INACCURATE)).containsExactly("inaccurate");
    assertThat(QualityBits.isTest(QualityBits.TEST)).isTrue();
    assertThat(QualityBits.isTest(~QualityBits.TEST)).isFalse();
    assertThat(QualityBits.isDerived(QualityBits.DERIVED)).isTrue();
    assertThat(QualityBits.isDerived(~QualityBits.DERIVED)).isFalse();
    assertThat(QualityBits.isInvalid(0xFFFFFFFC)).isFalse();
  }
}
