// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

/** Association-result of an AARE. */
public enum AssociationResult {
  ACCEPTED(0),
  REJECTED_PERMANENT(1),
  REJECTED_TRANSIENT(2),
  /** A code that the standard does not have. */
  OTHER(-1);

  private final int code;

  AssociationResult(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static AssociationResult of(int code) {
    for (AssociationResult one : values()) {
      if (one.code == code) {
        return one;
      }
    }
    return OTHER;
  }
}
