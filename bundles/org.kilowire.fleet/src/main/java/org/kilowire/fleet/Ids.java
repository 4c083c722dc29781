// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.util.regex.Pattern;

/** The ids of a fleet: 1..64 letters, digits, dots, underscores or hyphens of ASCII. */
public final class Ids {

  /** As a message names them. */
  public static final String ALLOWED = "1..64 characters of A-Z a-z 0-9 . _ -";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Ids() {}

  /** Whether {@code id} is one. */
  public static boolean valid(String id) {
    return FORM.matcher(id).matches();
  }

  static void check(String what, String id) {
    if (!valid(id)) {
      throw new IllegalArgumentException("the id of a " + what + " has " + ALLOWED);
    }
  }
}
