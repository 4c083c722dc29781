// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

/** What is given of the seconds of a window. Of a second by itself there is the mean alone. */
public enum WindowPart {
  /** Of RMS values the root of the mean square. */
  MEAN("mean"),
  /** The least of its seconds. */
  MIN("min"),
  /** The greatest of its seconds. */
  MAX("max");

  private final String code;

  WindowPart(String code) {
    this.code = code;
  }

  /** As channels and quantities have it. */
  public String code() {
    return code;
  }
}
