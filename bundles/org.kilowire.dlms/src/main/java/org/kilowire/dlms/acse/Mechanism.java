// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

/** COSEM authentication mechanism names, 2.16.756.5.8.2.x. */
public enum Mechanism {
  LOWEST(0),
  LOW(1),
  HIGH(2),
  HIGH_MD5(3),
  HIGH_SHA1(4),
  HIGH_GMAC(5),
  HIGH_SHA256(6),
  HIGH_ECDSA(7),
  /** A name that is none of these. */
  OTHER(-1);

  private final int id;

  Mechanism(int id) {
    this.id = id;
  }

  /** The last arc of the name; -1 for {@link #OTHER}. */
  public int id() {
    return id;
  }

  static Mechanism of(int id) {
    for (Mechanism one : values()) {
      if (one.id == id) {
        return one;
      }
    }
    return OTHER;
  }
}
