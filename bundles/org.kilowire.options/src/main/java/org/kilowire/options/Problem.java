// SPDX-License-Identifier: Apache-2.0
package org.kilowire.options;

/**
 * What is wrong with a field.
 *
 * @param field its id
 * @param why for people; never the value of a password
 * @param instead what is so where nothing was in force before: "16 is used", "nothing is stored"
 */
public record Problem(String field, String why, String instead) {

  @Override
  public String toString() {
    return field + ": " + why;
  }
}
