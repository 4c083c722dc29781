// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

/**
 * Something to know about an SCL document.
 *
 * @param place elements, their names and the line: {@code IED MU1/LDevice MU/.../MSVCB01 (line 90)}
 * @param message at most a few hundred characters
 */
public record SclRemark(Kind kind, String place, String message) {

  /** How much a remark weighs. */
  public enum Kind {
    /** Good to know; nothing is wrong. */
    NOTE,
    /** The document does not say it, or says what cannot be meant: this was taken. */
    GUESS,
    /** Something is missing or wrong; a stream has no map, or no address. */
    FAULT
  }

  /** As a line for people. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
