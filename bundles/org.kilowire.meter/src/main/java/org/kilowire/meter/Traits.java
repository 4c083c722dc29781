// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checked values of traits, by name. */
public final class Traits {

  private final Map<String, Object> values;

  private Traits(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** Later maps win over earlier ones, and all of them over the defaults of {@code known}. */
  @SafeVarargs
  public static Traits of(List<Trait> known, Map<String, Object>... layers) {
    Map<String, Object> all = new HashMap<>();
    for (Trait trait : known) {
      trait.fallback().ifPresent(value -> all.put(trait.name(), value));
    }
    for (Map<String, Object> layer : layers) {
      all.putAll(layer);
    }
    return new Traits(all);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable((String) values.get(name));
  }

  public long integer(String name) {
    return ((Number) need(name)).longValue();
  }

  public boolean flag(String name) {
    return (Boolean) need(name);
  }

  /** The value of a CHOICE. */
  public String choice(String name) {
    return (String) need(name);
  }

  public Duration duration(String name) {
    return Duration.ofMillis(integer(name));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  private Object need(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for the trait " + name);
    }
    return value;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Traits that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Secrets are held by name, so nothing here is secret. */
  @Override
  public String toString() {
    return values.toString();
  }
}
