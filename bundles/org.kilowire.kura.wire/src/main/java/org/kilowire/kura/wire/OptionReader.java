// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Options out of a component's properties, and all that is wrong with them. Kura checks nothing: a
 * value may be of any type, out of range, or missing although it is required.
 */
final class OptionReader {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Map<String, Object> properties;
  private final List<String> problems = new ArrayList<>();

  OptionReader(Map<String, Object> properties) {
    this.properties = properties;
  }

  /**
   * The component's name: {@code kura.service.pid}; where a console of the framework has made it,
   * which gives no such name at first, {@code service.pid}.
   */
  static String name(Map<String, Object> properties) {
    Object pid = properties.get("service.pid");
    return String.valueOf(properties.getOrDefault("kura.service.pid", pid));
  }

  List<String> problems() {
    return problems;
  }

  void problem(String field, String why) {
    problems.add(field + ": " + why);
  }

  /** A text without the blanks around it; "" where there is none. */
  String text(String field) {
    Object value = properties.get(field);
    if (value == null || value instanceof String) {
      return value == null ? "" : ((String) value).strip();
    }
    problem(field, "must be a text, not " + kind(value));
    return "";
  }

  /** A text that is an id of the fleet. */
  String id(String field) {
    String id = text(field);
    checkId(field, id);
    return id;
  }

  private void checkId(String field, String id) {
    if (!ID.matcher(id).matches()) {
      problem(field, "must be 1..64 characters of A-Z a-z 0-9 . _ -, not \"" + id + '"');
    }
  }

  /** Ids, none blank; one text may have several, with commas between. */
  List<String> ids(String field, int most) {
    Object value = properties.get(field);
    List<String> ids = new ArrayList<>();
    if (value instanceof String[] several) {
      Arrays.stream(several).forEach(one -> ids.addAll(parts(one)));
    } else if (value instanceof String one) {
      ids.addAll(parts(one));
    } else if (value != null) {
      problem(field, "must be texts, not " + kind(value));
    }
    ids.forEach(id -> checkId(field, id));
    if (ids.size() > most) {
      problem(field, "has " + ids.size() + " ids; allowed are " + most);
    }
    return ids;
  }

  private static List<String> parts(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** A whole number in this range. */
  int whole(String field, int least, int most, int absent) {
    Object value = properties.get(field);
    if (value == null) {
      return absent;
    }
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    problem(field, "must be a whole number " + least + ".." + most + ", not " + kind(value));
    return absent;
  }

  private static String kind(Object value) {
    return value instanceof Number || value instanceof String
        ? value + " (" + value.getClass().getSimpleName() + ")"
        : value.getClass().getSimpleName();
  }
}
