// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.configuration.Password;
import org.kilowire.meter.Trait;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/**
 * Values of traits as a configuration gives them, and all that is wrong with it. A trait's field
 * has its name with dots: {@code max-pdu} is {@code max.pdu}; a duration is a number of ms. A trait
 * whose value is wrong has its default, if it has one.
 */
public final class OptionValues {

  /** What a driver does while something is wrong with its options, or with a channel's. */
  private static final String INSTEAD = "nothing is read";

  private final OptionReader reader;
  private final Map<String, Object> values = new HashMap<>();

  private OptionValues(OptionReader reader) {
    this.reader = reader;
  }

  /** The values of {@code traits}. Kura hands a password over in a class of its own, too. */
  public static OptionValues of(Map<String, ?> configuration, List<Trait> traits) {
    Map<String, Object> plain = new HashMap<>(configuration);
    plain.replaceAll(
        (key, value) ->
            value instanceof Password password ? new String(password.getPassword()) : value);
    OptionValues given = new OptionValues(new OptionReader(plain));
    for (Trait trait : traits) {
      given.value(trait, key(trait)).ifPresent(value -> given.values.put(trait.name(), value));
    }
    return given;
  }

  /** A trait's field. */
  public static String key(Trait trait) {
    return key(trait.name());
  }

  private static String key(String trait) {
    return trait.replace('-', '.');
  }

  /** The value of a TEXT, CHOICE or SECRET. */
  public Optional<String> text(String trait) {
    return Optional.ofNullable((String) values.get(trait));
  }

  /** The value of an INTEGER. */
  public Optional<Integer> number(String trait) {
    return Optional.ofNullable((Long) values.get(trait)).map(Math::toIntExact);
  }

  /** The value of a DURATION, or of an INTEGER in ms. */
  public Optional<Duration> duration(String trait) {
    return Optional.ofNullable((Long) values.get(trait)).map(Duration::ofMillis);
  }

  /** The value of a FLAG. */
  public boolean flag(String trait) {
    return (Boolean) values.get(trait);
  }

  /** The values of these traits by name, of the types of {@link Trait.Kind}, as far as given. */
  public Map<String, Object> all(List<Trait> traits) {
    Map<String, Object> some = new HashMap<>(values);
    some.keySet().retainAll(traits.stream().map(Trait::name).toList());
    return some;
  }

  /** Whether there is anything but blanks, right or wrong. */
  public boolean isGiven(String trait) {
    return reader.isGiven(key(trait));
  }

  /** The value of a trait is wrong for a reason that its range does not say. */
  public void problem(String trait, String why) {
    reader.problem(key(trait), why, INSTEAD);
  }

  /** What the values mean, or all that is wrong with them. */
  public <T> Read<T> read(Optional<T> meaning) {
    return reader.read(meaning).orNone(INSTEAD);
  }

  private Optional<?> value(Trait trait, String key) {
    if (!reader.isGiven(key)) {
      if (trait.required()) {
        problem(trait.name(), "must be given");
      }
      return trait.fallback();
    }
    return switch (trait.kind()) {
      case TEXT -> text(trait, key).or(() -> fallback(trait));
      case SECRET -> reader.exactly(key, INSTEAD);
      case CHOICE -> reader.choice(key, trait.choices(), INSTEAD).or(() -> fallback(trait));
      case FLAG -> Optional.of(reader.flag(key, (Boolean) trait.fallback().orElse(false)));
      case INTEGER, DURATION ->
          Optional.of((long) reader.whole(key, least(trait), most(trait), fallbackNumber(trait)));
    };
  }

  private Optional<String> text(Trait trait, String key) {
    Optional<String> text = reader.text(key, INSTEAD);
    boolean fits = text.isEmpty() || text.get().length() <= trait.most();
    if (!fits) {
      problem(trait.name(), "must have at most " + trait.most() + " characters");
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
