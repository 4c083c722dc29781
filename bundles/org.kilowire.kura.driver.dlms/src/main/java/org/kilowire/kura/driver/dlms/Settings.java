// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.kura.configuration.Password;

/**
 * Reads the fields of a configuration and gathers all problems. Kura checks nothing itself: a value
 * of another type, or out of its range, arrives as it was given. Numbers and flags come as texts
 * too, from channels and from consoles.
 */
final class Settings {

  private final Map<String, Object> given;
  private final List<Problem> problems = new ArrayList<>();

  Settings(Map<String, Object> given) {
    this.given = given;
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
    Object value = given.get(field.key());
    Object plain = value instanceof Password password ? new String(password.getPassword()) : value;
    return string(field, plain).filter(one -> !one.isBlank());
  }

  /** A TEXT or CHOICE without the blanks around it; empty where it is blank. */
  Optional<String> text(Field field) {
    int before = problems.size();
    Optional<String> text =
        string(field, given.get(field.key())).map(String::strip).filter(one -> !one.isEmpty());
    if (text.isEmpty() && field.required() && problems.size() == before) {
      problem(field, "must be given");
    }
    if (text.isPresent() && !field.choices().isEmpty() && !field.choices().contains(text.get())) {
      problem(field, "must be one of " + String.join(", ", field.choices()) + ": " + text.get());
    }
    return text.or(() -> field.fallback().map(String.class::cast));
  }

  private Optional<String> string(Field field, Object value) {
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    problem(field, "must be of type String, is " + value.getClass().getSimpleName());
    return Optional.empty();
  }

  /** A WHOLE; its default where it is blank or wrong. */
  Optional<Long> whole(Field field) {
    String wanted = "a whole number " + field.least() + ".." + field.most();
    return printed(field, wanted, text -> whole(field, text))
        .or(() -> field.fallback().map(Long.class::cast));
  }

  private static Optional<Long> whole(Field field, String text) {
    return Optional.of(text)
        .filter(one -> one.matches("-?\\d{1,18}"))
        .map(Long::valueOf)
        .filter(number -> number >= field.least() && number <= field.most());
  }

  /** A FLAG; its default where it is blank or wrong. */
  Optional<Boolean> flag(Field field) {
    return printed(field, "true or false", Settings::flag)
        .or(() -> field.fallback().map(Boolean.class::cast));
  }

  private static Optional<Boolean> flag(String text) {
    return Optional.of(text).filter(one -> one.matches("true|false")).map(Boolean::valueOf);
  }

  /** What a value is that reads alike as text and in its own type; empty where it is blank. */
  private <T> Optional<T> printed(
      Field field, String wanted, Function<String, Optional<T>> parser) {
    Object value = given.get(field.key());
    if (value == null || value.toString().isBlank()) {
      return Optional.empty();
    }
    Optional<T> parsed = parser.apply(value.toString().strip());
    if (parsed.isEmpty()) {
      Object shown = value.getClass().isArray() ? value.getClass().getSimpleName() : value;
      problem(field, "must be " + wanted + ", not \"" + shown + '"');
    }
    return parsed;
  }
}
