// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

/**
 * What is wrong with one field of a configuration.
 *
 * @param field its key
 * @param why for people; never holds the value of a password
 */
record Problem(String field, String why) {

  @Override
  public String toString() {
    return field + ": " + why;
  }
}
