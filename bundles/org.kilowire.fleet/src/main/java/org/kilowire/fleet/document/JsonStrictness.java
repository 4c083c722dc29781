// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.OptionalInt;

/**
 * Finds what RFC 8259 forbids and gson's reader lets through: literals such as {@code True},
 * control characters in strings, escapes of its own. A document must mean the same to everybody.
 */
final class JsonStrictness {

  private static final String ESCAPES = "\"\\/bfnrtu";

  private JsonStrictness() {}

  /** Where in {@code text} the first such character is. */
  static OptionalInt firstFault(String text) {
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString && c == '\\') {
        i++;
        if (i < text.length() && ESCAPES.indexOf(text.charAt(i)) < 0) {
          return OptionalInt.of(i);
        }
      } else if (c == '"') {
        inString = !inString;
      } else if (inString ? c < ' ' : c >= 'A' && c <= 'Z' && c != 'E') {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
