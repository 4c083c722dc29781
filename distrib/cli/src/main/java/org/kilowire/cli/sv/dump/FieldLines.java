// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.dump;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The members of an object as lines, what is inside of another one farther to the right. */
final class FieldLines {

  private FieldLines() {}

  static String of(Map<String, ?> members) {
    StringBuilder text = new StringBuilder();
    put(text, members, "");
    return text.toString();
  }

  private static void put(StringBuilder text, Map<?, ?> members, String margin) {
    members.forEach((name, value) -> put(text, name.toString(), value, margin));
  }

  private static void put(StringBuilder text, String name, Object value, String margin) {
    if (value instanceof Map<?, ?> inner) {
      line(text, margin + name);
      put(text, inner, margin + "  ");
    } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
      for (int i = 0; i < list.size(); i++) {
        put(text, name + " " + (i + 1), list.get(i), margin);
      }
    } else {
      line(text, margin + name + ": " + text(value));
    }
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(" "))
        : value == null ? "-" : value.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(text.length() == 0 ? "" : System.lineSeparator()).append(line.stripTrailing());
  }
}
