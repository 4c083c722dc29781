// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a component's properties and notes what is wrong. Kura checks neither types nor ranges
 * before it hands a configuration over: a number or a flag may come as a text, and a blank text is
 * none.
 */
public final class PropertyReader {

  private final Map<String, Object> properties;
  private final List<String> problems = new ArrayList<>();

  public PropertyReader(Map<String, Object> properties) {
    this.properties = properties;
  }

  /** The text, without white space around it. */
  public String text(String key, String otherwise) {
    String text = Objects.toString(properties.get(key), "").strip();
    return text.isEmpty() ? otherwise : text;
  }

  /** A text that must be there. */
  public String required(String key) {
    String text = text(key, "");
    if (text.isEmpty()) {
      problem(key, "missing");
    }
    return text;
  }

  public boolean flag(String key, boolean otherwise) {
    String text = text(key, Boolean.toString(otherwise));
    if (!text.equals("true") && !text.equals("false")) {
      problem(key, text + " is neither true nor false");
    }
    return text.equals("true");
  }

  public int whole(String key, int otherwise, int least, int most) {
    String text = text(key, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the range
    }
    problem(key, text + " is no whole number from " + least + " to " + most);
    return otherwise;
  }

  public double decimal(String key, double otherwise) {
    String text = text(key, Double.toString(otherwise));
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      problem(key, text + " is no number");
      return otherwise;
    }
  }

  public <E extends Enum<E>> E choice(Class<E> type, String key, E otherwise) {
    String text = text(key, otherwise.name());
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    problem(key, text + " is none of " + Arrays.toString(type.getEnumConstants()));
    return otherwise;
  }

  public void problem(String key, String why) {
    problems.add(key + ": " + why);
  }

  /** The options made of what was read, unless there is a problem. */
  public <T> Checked<T> checked(Supplier<T> options) {
    return new Checked<>(
        problems.isEmpty() ? Optional.of(options.get()) : Optional.empty(), List.copyOf(problems));
  }
}
