// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

/** COSEM application context names, 2.16.756.5.8.1.x. */
public enum ApplicationContext {
  LOGICAL_NAMES(1),
  SHORT_NAMES(2),
  LOGICAL_NAMES_CIPHERED(3),
  SHORT_NAMES_CIPHERED(4),
  /** A name that is none of these. */
  OTHER(0);

  private final int id;

  ApplicationContext(int id) {
    this.id = id;
  }

  /** The last arc of the name; 0 for {@link #OTHER}. */
  public int id() {
    return id;
  }

  static ApplicationContext of(int id) {
    for (ApplicationContext one : values()) {
      if (one.id == id) {
        return one;
      }
    }
    return OTHER;
  }
}
