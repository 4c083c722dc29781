// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kilowire.cli.Spans;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;
import picocli.CommandLine.TypeConversionException;

/** Traits given on the command line as text, checked as the fleet document's are. */
final class TraitTexts {

  private static final List<Trait> KNOWN = new DlmsProtocol().traits();

  /** Where the option of a trait has another name. */
  private static final Map<String, String> OPTIONS =
      Map.of("authentication", "auth", "datagrams", "link");

  private TraitTexts() {}

  static Traits checked(
      Map<String, String> texts,
      Map<String, Object> given,
      Function<String, ? extends RuntimeException> usage) {
    Map<String, Object> values = new HashMap<>();
    texts.forEach(
        (name, text) -> {
          if (given.containsKey(name)) {
            throw usage.apply(
                name + " has an option of its own: --" + OPTIONS.getOrDefault(name, name));
          }
          values.put(name, value(name, text, usage));
        });
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(given);
    for (Trait trait : KNOWN) {
      Object value = all.get(trait.name());
      if (value instanceof Long number && (number < trait.least() || number > trait.most())) {
        throw usage.apply(
            "%s must be %d..%d: %d".formatted(trait.name(), trait.least(), trait.most(), number));
      }
    }
    return Traits.of(KNOWN, values, given);
  }

  private static Object value(
      String name, String text, Function<String, ? extends RuntimeException> usage) {
    Trait trait =
        KNOWN.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> usage.apply("no trait has the name " + name));
    return switch (trait.kind()) {
      case TEXT, SECRET -> text;
      case FLAG -> {
        if (!text.equals("true") && !text.equals("false")) {
          throw usage.apply(name + " must be true or false: " + text);
        }
        yield Boolean.valueOf(text);
      }
      case CHOICE -> {
        if (!trait.choices().contains(text)) {
          throw usage.apply(name + " must be one of " + trait.choices() + ": " + text);
        }
        yield text;
      }
      case INTEGER -> {
        if (!text.matches("\\d{1,18}")) {
          throw usage.apply(name + " must be a number: " + text);
        }
        yield Long.valueOf(text);
      }
      case DURATION -> {
        try {
          yield new Spans().convert(text).toMillis();
        } catch (TypeConversionException e) {
          throw usage.apply(name + ": " + e.getMessage());
        }
      }
    };
  }
}
