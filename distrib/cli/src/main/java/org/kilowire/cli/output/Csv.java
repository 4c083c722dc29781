// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180), without the carriage return that few programs want. */
final class Csv {

  private Csv() {}

  /**
   * One record; null is nothing between two commas, a list its elements with spaces between, a map
   * JSON.
   */
  static String line(List<?> values) {
    return values.stream().map(Csv::text).map(Csv::quoted).collect(Collectors.joining(","));
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(Csv::text).collect(Collectors.joining(" "));
    }
    if (value instanceof Map<?, ?> members) {
      return Json.object(members);
    }
    return value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
  }

  private static String quoted(String text) {
    boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
