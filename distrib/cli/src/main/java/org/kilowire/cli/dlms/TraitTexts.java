// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kilowire.cli.option.Spans;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;
import picocli.CommandLine.TypeConversionException;

/** Traits given on the command line as text, checked as the fleet document's are. */
final class TraitTexts {

  private static final List<Trait> KNOWN = new DlmsProtocol().traits();

  /** The traits that are options, and a link's scheme. */
  private static final Map<String, String> OF_OPTIONS =
      Map.of(
          "framing", "--framing",
          "client", "--client",
          "server", "--server",
          "physical", "--physical",
          "authentication", "--auth",
          "password", "--password",
          "timeout", "--timeout",
          "datagrams", "--link udp://...");

  private TraitTexts() {}

  static Traits checked(
      Map<String, String> texts,
      Map<String, Object> given,
      Function<String, ? extends RuntimeException> usage) {
    Map<String, Object> values = new HashMap<>();
    texts.forEach((name, text) -> values.put(name, value(name, text, usage)));
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(given);
    for (Trait trait : KNOWN) {
      Object value = all.get(trait.name());
      if (value instanceof Long number && (number < trait.least() || number > trait.most())) {
        throw usage.apply(range(trait, number));
      }
    }
    return Traits.of(KNOWN, values, given);
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

  private static Object value(
      String name, String text, Function<String, ? extends RuntimeException> usage) {
    if (OF_OPTIONS.containsKey(name)) {
      throw usage.apply(name + " has an option of its own: " + OF_OPTIONS.get(name));
    }
    Trait trait =
        KNOWN.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> usage.apply("no trait has the name " + name));
    return switch (trait.kind()) {
      case TEXT, SECRET -> text;
      case FLAG -> Boolean.valueOf(choice(name, List.of("true", "false"), text, usage));
      case CHOICE -> choice(name, trait.choices(), text, usage);
      case INTEGER -> {
        if (!text.matches("\\d{1,18}")) {
          throw usage.apply(name + " must be a number: " + text);
        }
        yield Long.valueOf(text);
      }
      case DURATION -> millis(name, text, usage);
    };
  }

  private static String choice(
      String name,
      List<String> choices,
      String text,
      Function<String, ? extends RuntimeException> usage) {
    if (!choices.contains(text)) {
      throw usage.apply(name + " must be one of " + String.join(", ", choices) + ": " + text);
    }
    return text;
  }

  /** As people type it, or as the fleet document has it. */
  private static Long millis(
      String name, String text, Function<String, ? extends RuntimeException> usage) {
    try {
      return text.startsWith("P")
          ? Duration.parse(text).toMillis()
          : new Spans().convert(text).toMillis();
    } catch (DateTimeParseException | TypeConversionException | ArithmeticException e) {
      throw usage.apply(name + " must be a time like 500ms, 5s or PT5S: " + text);
    }
  }
}
