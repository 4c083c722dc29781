// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a configuration field by field and collects what is wrong with it. Kura: it checks neither
 * type nor range, and a field that is blank or at an empty default is absent.
 */
final class OptionReader {

  private final Map<String, ?> configuration;
  private final List<String> problems = new ArrayList<>();

  OptionReader(Map<String, ?> configuration) {
    this.configuration = configuration;
  }

  /** All problems so far, "field: reason". */
  List<String> problems() {
    return List.copyOf(problems);
  }

  void problem(String field, String reason) {
    problems.add(field + ": " + reason);
  }

  /** Empty where it is absent, blank or no text. */
  Optional<String> text(String field) {
    Object value = configuration.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }
    problem(field, "must be a text, and is of type " + value.getClass().getSimpleName());
    return Optional.empty();
  }

  /** An absolute path; empty where it is absent or wrong. */
  Optional<Path> path(String field) {
    return text(field).flatMap(text -> path(field, text));
  }

  private Optional<Path> path(String field, String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return Optional.of(path.normalize());
      }
    } catch (InvalidPathException e) {
      // Said below, with what is allowed.
    }
    problem(field, "must be an absolute path: \"" + text + "\"");
    return Optional.empty();
  }

  /** A number in a range; {@code fallback} where it is absent or wrong. */
  int number(String field, int fallback, int least, int most) {
    Object value = configuration.get(field);
    if (value == null) {
      return fallback;
    }
    if (!(value instanceof Integer number)) {
      problem(field, "must be an Integer, and is of type " + value.getClass().getSimpleName());
      return fallback;
    }
    if (number < least || number > most) {
      problem(field, "must be " + least + " to " + most + ", and is " + number);
      return fallback;
    }
    return number;
  }
}
