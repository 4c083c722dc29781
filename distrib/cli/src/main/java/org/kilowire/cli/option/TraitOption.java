// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * Traits of a meter's protocol that have no option of their own, given as text and checked as the
 * fleet document's are.
 */
public final class TraitOption {

  @Option(
      names = "--trait",
      paramLabel = "NAME=VALUE",
      description = "any other trait of the protocol (docs/reference), as often as wanted")
  private Map<String, String> texts = Map.of();

  public TraitOption() {}

  TraitOption(Map<String, String> texts) {
    this.texts = texts;
  }

  public boolean isGiven() {
    return !texts.isEmpty();
  }

  /** The traits that were given. */
  public Set<String> names() {
    return texts.keySet();
  }

  /**
   * All traits of a meter.
   *
   * @param known those of the protocol
   * @param given by options of their own, in the types of the fleet document
   * @param options which option gives a trait, by the trait's name
   * @throws WrongUsage for an unknown trait, one that has an option, and a value out of range
   */
  public Traits with(List<Trait> known, Map<String, Object> given, Map<String, String> options) {
    return with(known, Map.of(), given, options);
  }

  /**
   * The same.
   *
   * @param base those of the meter's type, which all others go over
   */
  public Traits with(
      List<Trait> known,
      Map<String, Object> base,
      Map<String, Object> given,
      Map<String, String> options) {
    Map<String, Object> values = new HashMap<>();
    texts.forEach(
        (name, text) -> {
          if (options.containsKey(name)) {
            throw new WrongUsage(name + " has an option of its own: " + options.get(name));
          }
          values.put(name, value(trait(known, name), text));
        });
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(given);
    for (Trait trait : known) {
      Object value = all.get(trait.name());
      if (value instanceof Long number && (number < trait.least() || number > trait.most())) {
        throw new WrongUsage(range(trait, number));
      }
    }
    return Traits.of(known, base, values, given);
  }

  private static Trait trait(List<Trait> known, String name) {
    return known.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new WrongUsage("no trait has the name " + name));
  }

  private static String range(Trait trait, long number) {
    return trait.kind() == Trait.Kind.DURATION
        ? "%s must be %s..%s: %s"
            .formatted(trait.name(), span(trait.least()), span(trait.most()), span(number))
        : "%s must be %d..%d: %d".formatted(trait.name(), trait.least(), trait.most(), number);
  }

  /** As {@link Spans} reads it. */
  private static String span(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  private static Object value(Trait trait, String text) {
    String name = trait.name();
    return switch (trait.kind()) {
      case TEXT, SECRET -> text;
      case FLAG -> Boolean.valueOf(choice(name, List.of("true", "false"), text));
      case CHOICE -> choice(name, trait.choices(), text);
      case INTEGER -> {
        if (!text.matches("\\d{1,18}")) {
          throw new WrongUsage(name + " must be a number: " + text);
        }
        yield Long.valueOf(text);
      }
      case DURATION -> millis(name, text);
    };
  }

  private static String choice(String name, List<String> choices, String text) {
    if (!choices.contains(text)) {
      throw new WrongUsage(name + " must be one of " + String.join(", ", choices) + ": " + text);
    }
    return text;
  }

  /** As people type it, or as the fleet document has it. */
  private static Long millis(String name, String text) {
    try {
      return text.startsWith("P")
          ? Duration.parse(text).toMillis()
          : new Spans().convert(text).toMillis();
    } catch (DateTimeParseException | TypeConversionException | ArithmeticException e) {
      throw new WrongUsage(name + " must be a time like 500ms, 5s or PT5S: " + text);
    }
  }
}
