// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.ArrayList;
import java.util.List;

/**
 * The default of a metatype field: values with a comma between them; a backslash takes the next
 * character as it is (OSGi Compendium, Metatype Service, attribute {@code default}).
 */
final class DefaultText {
  private DefaultText() {}

  static List<String> split(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        values.add(value.toString());
        value.setLength(0);
      } else {
        boolean escape = c == '\\' && i + 1 < text.length();
        value.append(escape ? text.charAt(++i) : c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
