// SPDX-License-Identifier: Apache-2.0
package org.kilowire.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a configuration field by field and collects what is wrong with it. Kura: it checks neither
 * type nor range, and a field that is blank or at an empty default may be absent; consoles of the
 * framework give numbers as texts.
 */
public final class OptionReader {

  /** What an id is, for people. */
  public static final String ID = "1..64 characters of A-Z a-z 0-9 . _ -";

  private static final Pattern IDS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final int MOST_SHOWN = 80;

  private final Map<String, ?> configuration;
  private final List<Problem> problems = new ArrayList<>();

  /** A reader that has read nothing. */
  public OptionReader(Map<String, ?> configuration) {
    this.configuration = configuration;
  }

  /** Options, with all that was wrong on the way to them. */
  public <T> Read<T> read(Optional<T> options) {
    return new Read<>(options, problems);
  }

  /** A field is wrong; {@code instead} as in {@link Problem}. */
  public void problem(String field, String why, String instead) {
    problems.add(new Problem(field, why, instead));
  }

  /** Whether there is anything but blanks, right or wrong. */
  public boolean isGiven(String field) {
    Object value = configuration.get(field);
    return value instanceof String text ? !text.isBlank() : value != null;
  }

  /** A text without the blanks around it; empty where it is absent, blank or none. */
  public Optional<String> text(String field, String instead) {
    if (!isGiven(field)) {
      return Optional.empty();
    }
    if (configuration.get(field) instanceof String text) {
      return Optional.of(text.strip());
    }
    // Perhaps it is a password.
    problem(field, "must be a text, not " + type(configuration.get(field)), instead);
    return Optional.empty();
  }

  /** A text that is an id; empty where it is absent, blank or wrong. */
  public Optional<String> id(String field, String instead) {
    Optional<String> text = text(field, instead);
    text.filter(id -> !isId(id))
        .ifPresent(id -> problem(field, "must be " + ID + ", not " + quoted(id), instead));
    return text.filter(OptionReader::isId);
  }

  /** Whether a text is an id. */
  public static boolean isId(String text) {
    return IDS.matcher(text).matches();
  }

  /** Ids, none blank; one text may have several, with commas between. Empty where one is wrong. */
  public List<String> ids(String field, int most, String instead) {
    int before = problems.size();
    Object value = configuration.get(field);
    List<String> ids = new ArrayList<>();
    if (value instanceof String[] several) {
      Arrays.stream(several).forEach(one -> ids.addAll(parts(one)));
    } else if (value instanceof String one) {
      ids.addAll(parts(one));
    } else if (value != null) {
      problem(field, "must be texts, not " + type(value), instead);
    }
    ids.stream()
        .filter(id -> !isId(id))
        .forEach(id -> problem(field, "must be " + ID + ", not " + quoted(id), instead));
    if (ids.size() > most) {
      problem(field, "must be 0.." + most + " ids, not " + ids.size(), instead);
    }
    return problems.size() == before ? List.copyOf(ids) : List.of();
  }

  private static List<String> parts(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** A text to the letter, such as a password; empty where it is absent or blank. */
  public Optional<String> exactly(String field, String instead) {
    return text(field, instead).map(text -> (String) configuration.get(field));
  }

  /** One of some texts; empty where it is absent, blank or another. */
  public Optional<String> choice(String field, List<String> choices, String instead) {
    Optional<String> text = text(field, instead);
    text.filter(one -> !choices.contains(one))
        .ifPresent(
            one ->
                problem(
                    field,
                    "must be one of " + String.join(", ", choices) + ", not " + quoted(one),
                    instead));
    return text.filter(choices::contains);
  }

  /** A flag, or the text of one; {@code fallback} where it is absent, blank or wrong. */
  public boolean flag(String field, boolean fallback) {
    if (!isGiven(field)) {
      return fallback;
    }
    Object value = configuration.get(field);
    Object plain = value instanceof String text ? text.strip() : value;
    boolean wrong = !String.valueOf(plain).matches("true|false");
    if (wrong) {
      problem(field, "must be true or false, not " + shown(value), fallback + " is used");
    }
    return wrong ? fallback : Boolean.parseBoolean(String.valueOf(plain));
  }

  /** A whole number in a range; {@code fallback} where it is absent, blank or wrong. */
  public int whole(String field, int least, int most, int fallback) {
    if (!isGiven(field)) {
      return fallback;
    }
    Object value = configuration.get(field);
    Optional<Long> number = number(value).filter(one -> one >= least && one <= most);
    if (number.isEmpty()) {
      problem(
          field,
          "must be a whole number " + least + ".." + most + ", not " + shown(value),
          fallback + " is used");
    }
    return number.map(Long::intValue).orElse(fallback);
  }

  private static Optional<Long> number(Object value) {
    if (value instanceof String text) {
      return Optional.of(text.strip())
          .filter(one -> WHOLE.matcher(one).matches())
          .map(Long::valueOf);
    }
    return value instanceof Byte
            || value instanceof Short
            || value instanceof Integer
            || value instanceof Long
        ? Optional.of(((Number) value).longValue())
        : Optional.empty();
  }

  private static String shown(Object value) {
    if (value instanceof String text) {
      return quoted(text);
    }
    return value instanceof Number || value instanceof Boolean ? value.toString() : type(value);
  }

  /** A text as it stands in a problem: in quotes, and not all of a long one. */
  public static String quoted(String text) {
    return '"' + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text) + '"';
  }

  private static String type(Object value) {
    return value.getClass().getSimpleName();
  }
}
