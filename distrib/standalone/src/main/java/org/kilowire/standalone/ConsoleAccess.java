// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.net.URI;
import java.util.Optional;

/**
 * Where the web console is, and how to get in.
 *
 * @param password if it was made now; no other start tells it
 */
public record ConsoleAccess(URI page, String user, Optional<String> password) {

  /** For people. */
  public String text() {
    return "console %s, user %s, %s"
        .formatted(
            page,
            user,
            password
                .map(text -> "password " + text + " (told only now)")
                .orElse("password as at the first start"));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ConsoleAccess[" + page + "]";
  }
}
