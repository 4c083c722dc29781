// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Optional;
import org.kilowire.meter.Trait;

/**
 * A field of a configuration: its key and what it may be.
 *
 * @param kind what its value is
 * @param required whether there must be one
 * @param fallback the value where none is given: String, Long or Boolean
 * @param least of a WHOLE
 * @param most of a WHOLE
 * @param choices of a CHOICE
 */
record Field(
    String key,
    Kind kind,
    boolean required,
    Optional<Object> fallback,
    long least,
    long most,
    List<String> choices) {

  /** The kinds. */
  enum Kind {
    TEXT,
    PASSWORD,
    CHOICE,
    WHOLE,
    FLAG
  }

  /** A text that must be given. */
  static Field required(String key) {
    return new Field(key, Kind.TEXT, true, Optional.empty(), 0, 0, List.of());
  }

  /** A text that may be blank. */
  static Field text(String key) {
    return new Field(key, Kind.TEXT, false, Optional.empty(), 0, 0, List.of());
  }

  static Field password(String key) {
    return new Field(key, Kind.PASSWORD, false, Optional.empty(), 0, 0, List.of());
  }

  static Field choice(String key, String fallback, List<String> choices) {
    return new Field(key, Kind.CHOICE, false, Optional.of(fallback), 0, 0, choices);
  }

  static Field whole(String key, long least, long most, long fallback) {
    return new Field(key, Kind.WHOLE, false, Optional.of(fallback), least, most, List.of());
  }

  /** A number that may be missing. */
  static Field whole(String key, long least, long most) {
    return new Field(key, Kind.WHOLE, false, Optional.empty(), least, most, List.of());
  }

  /** The same field with a narrower range. */
  Field within(long least, long most) {
    return new Field(key, kind, required, fallback, least, most, choices);
  }

  /** A trait of the protocol under the same name, with dots: {@code max-pdu} is max.pdu. */
  static Field of(Trait trait) {
    Kind kind =
        switch (trait.kind()) {
          case TEXT -> Kind.TEXT;
          case INTEGER, DURATION -> Kind.WHOLE;
          case FLAG -> Kind.FLAG;
          case CHOICE -> Kind.CHOICE;
          case SECRET -> Kind.PASSWORD;
        };
    return new Field(
        trait.name().replace('-', '.'),
        kind,
        trait.required(),
        trait.fallback(),
        trait.least(),
        trait.most(),
        trait.choices());
  }
}
