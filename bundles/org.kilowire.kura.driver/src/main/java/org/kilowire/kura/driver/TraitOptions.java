// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.configuration.Password;
import org.kilowire.meter.Trait;
import org.kilowire.options.OptionReader;

/**
 * Traits of a protocol as fields of a configuration, under the same names with dots: {@code
 * max-pdu} is {@code max.pdu}, a duration is a number of ms.
 */
public final class TraitOptions {

  /** What a driver does while something is wrong with its options, or with a channel's. */
  public static final String INSTEAD = "nothing is read";

  private TraitOptions() {}

  /** A trait's field. */
  public static String key(Trait trait) {
    return trait.name().replace('-', '.');
  }

  /** A reader of what Kura hands over: a password in a class of its own is a text as well. */
  public static OptionReader reader(Map<String, ?> configuration) {
    Map<String, Object> plain = new HashMap<>(configuration);
    plain.replaceAll(
        (key, value) ->
            value instanceof Password password ? new String(password.getPassword()) : value);
    return new OptionReader(plain);
  }

  /**
   * The values by the traits' names, of the types of {@link Trait.Kind}; those without value and
   * default are left out. What is wrong is told to {@code reader}.
   */
  public static Map<String, Object> values(OptionReader reader, List<Trait> traits) {
    Map<String, Object> values = new HashMap<>();
    for (Trait trait : traits) {
      value(reader, trait, key(trait)).ifPresent(value -> values.put(trait.name(), value));
    }
    return values;
  }

  private static Optional<?> value(OptionReader reader, Trait trait, String key) {
    if (!reader.isGiven(key)) {
      if (trait.required()) {
        reader.problem(key, "must be given", INSTEAD);
      }
      return trait.fallback();
    }
    return switch (trait.kind()) {
      case TEXT -> text(reader, trait, key).or(() -> fallback(trait));
      case SECRET -> reader.exactly(key, INSTEAD);
      case CHOICE -> reader.choice(key, trait.choices(), INSTEAD).or(() -> fallback(trait));
      case FLAG -> Optional.of(reader.flag(key, (Boolean) trait.fallback().orElse(false)));
      case INTEGER, DURATION ->
          Optional.of((long) reader.whole(key, least(trait), most(trait), fallbackNumber(trait)));
    };
  }

  private static Optional<String> text(OptionReader reader, Trait trait, String key) {
    Optional<String> text = reader.text(key, INSTEAD);
    boolean fits = text.isEmpty() || text.get().length() <= trait.most();
    if (!fits) {
      reader.problem(key, "must have at most " + trait.most() + " characters", INSTEAD);
    }
    return fits ? text : Optional.empty();
  }

  private static Optional<String> fallback(Trait trait) {
    return trait.fallback().map(String.class::cast);
  }

  private static int least(Trait trait) {
    return Math.toIntExact(trait.least());
  }

  private static int most(Trait trait) {
    return Math.toIntExact(trait.most());
  }

  private static int fallbackNumber(Trait trait) {
    return Math.toIntExact((Long) trait.fallback().orElse(trait.least()));
  }
}
