// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.ArrayList;
import java.util.List;

/**
 * The default of a metatype field: values with a comma between them, and white space around that
 * does not count; a backslash takes the next character as it is (OSGi Compendium, Metatype Service,
 * attribute {@code default}).
 */
final class DefaultText {
  private final List<String> values = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private int solid; // the length of the value without white space behind it

  private DefaultText() {}

  static List<String> split(String text) {
    DefaultText split = new DefaultText();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        split.next();
      } else if (c == '\\' && i + 1 < text.length()) {
        split.solid(text.charAt(++i));
      } else if (!Character.isWhitespace(c)) {
        split.solid(c);
      } else if (split.solid > 0) {
        split.value.append(c);
      }
    }
    split.next();
    return split.values;
  }

  private void solid(char c) {
    value.append(c);
    solid = value.length();
  }

  private void next() {
    values.add(value.substring(0, solid));
    value.setLength(0);
    solid = 0;
  }
}
