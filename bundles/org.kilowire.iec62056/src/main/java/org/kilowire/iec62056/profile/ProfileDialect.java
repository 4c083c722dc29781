// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

/** How a maker's meters write a profile. */
public enum ProfileDialect {
  /** VDEW-Lastenheft: two digits of status. */
  VDEW(2, false, true),
  /** EMH: eight digits of status. */
  EMH(8, false, true),
  /** Landis+Gyr: four digits of status. */
  LANDIS_GYR(4, false, true),
  /** MetCom: two digits of status, and a header on every row. */
  METCOM(2, true, true),
  /** One whose rows follow one another without line ends. */
  UNBROKEN(8, false, false);

  private final int statusDigits;
  private final boolean headerOnEveryRow;
  private final boolean lineEnds;

  ProfileDialect(int statusDigits, boolean headerOnEveryRow, boolean lineEnds) {
    this.statusDigits = statusDigits;
    this.headerOnEveryRow = headerOnEveryRow;
    this.lineEnds = lineEnds;
  }

  int statusDigits() {
    return statusDigits;
  }

  boolean headerOnEveryRow() {
    return headerOnEveryRow;
  }

  String lineEnd() {
    return lineEnds ? "\r\n" : "";
  }
}
