// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

/** What an ASDU of IEC 60044-8 begins with. */
public sealed interface AsduHeader {

  /** Which one. */
  AsduLayout.Header kind();

  /**
   * The header of the universal data set and its like (IEC 60044-8 6.2.4, IEC 61850-9-1 table 13).
   *
   * @param lnName 0..255; 2 is LLN0
   * @param dataSetName 0..255; 1 is the universal data set, 254 (0xFE) a private one
   * @param ldName 0..65535
   * @param ratedPhaseCurrent PhsA.Artg in A, 0..65535
   * @param ratedNeutralCurrent Neut.Artg in A, 0..65535
   * @param ratedPhaseVoltage PhsA.Vrtg, 0..65535; in which unit is the channel map's knowledge
   * @param delayMicros rated delay in us, 0..65535
   */
  record Universal(
      int lnName,
      int dataSetName,
      int ldName,
      int ratedPhaseCurrent,
      int ratedNeutralCurrent,
      int ratedPhaseVoltage,
      int delayMicros)
      implements AsduHeader {

    public Universal {
      check("LNName", lnName, 0xFF);
      check("DataSetName", dataSetName, 0xFF);
      check("LDName", ldName, 0xFFFF);
      check("PhsA.Artg", ratedPhaseCurrent, 0xFFFF);
      check("Neut.Artg", ratedNeutralCurrent, 0xFFFF);
      check("PhsA.Vrtg", ratedPhaseVoltage, 0xFFFF);
      check("delay", delayMicros, 0xFFFF);
    }

    @Override
    public AsduLayout.Header kind() {
      return AsduLayout.Header.UNIVERSAL;
    }
  }

  /**
   * The header of a link between sensor and merging unit.
   *
   * @param type 0..255
   * @param temperature in C, -128..127
   * @param delayMicros in us, 0..65535
   */
  record Sensor(int type, int temperature, int delayMicros) implements AsduHeader {

    public Sensor {
      check("type", type, 0xFF);
      if (temperature < -128 || temperature > 127) {
        throw new IllegalArgumentException("temperature must be -128..127: " + temperature);
      }
      check("delay", delayMicros, 0xFFFF);
    }

    @Override
    public AsduLayout.Header kind() {
      return AsduLayout.Header.SENSOR;
    }
  }

  /** None that is known. */
  record None() implements AsduHeader {
    @Override
    public AsduLayout.Header kind() {
      return AsduLayout.Header.NONE;
    }
  }

  private static void check(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(what + " must be 0.." + most + ": " + value);
    }
  }
}
