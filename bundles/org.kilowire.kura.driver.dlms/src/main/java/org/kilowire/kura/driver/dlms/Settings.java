// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.kura.configuration.Password;

/**
 * Reads the fields of a configuration and gathers all problems. Kura checks nothing itself: a value
 * of another type, or out of its range, arrives as it was given.
 */
final class Settings {

  private final Map<String, Object> given;
  private final boolean texts;
  private final List<Problem> problems = new ArrayList<>();

  private Settings(Map<String, Object> given, boolean texts) {
    this.given = given;
    this.texts = texts;
  }

  /** Those of a component: each value has the type of its field. */
  static Settings ofComponent(Map<String, Object> given) {
    return new Settings(given, false);
  }

  /** Those of a channel: Kura hands numbers over as text. */
  static Settings ofChannel(Map<String, Object> given) {
    return new Settings(given, true);
  }

  void problem(Field field, String why) {
    problems.add(new Problem(field.key(), why));
  }

  /** What {@code make} makes of the fields, if nothing is wrong with them. */
  <T> Parsed<T> result(Supplier<T> make) {
    return new Parsed<>(problems.isEmpty() ? Optional.of(make.get()) : Optional.empty(), problems);
  }

  /** A PASSWORD as it is; empty where it is blank. */
  Optional<String> password(Field field) {
    return value(field).map(String.class::cast).filter(one -> !one.isBlank());
  }

  /** A TEXT or CHOICE without the blanks around it; empty where it is blank. */
  Optional<String> text(Field field) {
    int before = problems.size();
    Optional<String> text =
        value(field).map(String.class::cast).map(String::strip).filter(one -> !one.isEmpty());
    if (text.isEmpty() && field.required() && problems.size() == before) {
      problem(field, "must be given");
    }
    if (text.isPresent() && !field.choices().isEmpty() && !field.choices().contains(text.get())) {
      problem(field, "must be one of " + String.join(", ", field.choices()) + ": " + text.get());
    }
    return text.or(() -> field.fallback().map(String.class::cast));
  }

  /** A WHOLE; its default too where it is wrong. */
  Optional<Long> whole(Field field) {
    Optional<Long> number = value(field).map(Integer.class::cast).map(Integer::longValue);
    if (number.isPresent() && (number.get() < field.least() || number.get() > field.most())) {
      problem(field, "must be " + field.least() + ".." + field.most() + ": " + number.get());
    }
    return number.or(() -> field.fallback().map(Long.class::cast));
  }

  /** A FLAG. */
  Optional<Boolean> flag(Field field) {
    return value(field)
        .map(Boolean.class::cast)
        .or(() -> field.fallback().map(Boolean.class::cast));
  }

  private Optional<Object> value(Field field) {
    Object value = given.get(field.key());
    Class<?> type = field.kind().type();
    if (value instanceof Password password && field.kind() == Field.Kind.PASSWORD) {
      value = new String(password.getPassword());
    }
    if (value == null || type.isInstance(value)) {
      return Optional.ofNullable(value);
    }
    if (texts && field.kind() == Field.Kind.WHOLE) {
      return number(field, value.toString().strip()).map(Object.class::cast);
    }
    String is = value.getClass().getSimpleName();
    problem(field, "must be of type " + type.getSimpleName() + ", is " + is);
    return Optional.empty();
  }

  private Optional<Integer> number(Field field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("-?\\d{1,9}")) {
      problem(field, "must be a whole number: " + text);
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(text));
  }
}
