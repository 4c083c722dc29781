// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.List;
import java.util.Optional;

/**
 * A setting of a protocol, as data: from it come the fleet document's check, the gateway's
 * configuration forms and the documentation.
 *
 * @param name in the fleet document, lower case with hyphens
 * @param kind what its value is
 * @param least of an INTEGER, or of a DURATION in ms
 * @param most of an INTEGER, or of a DURATION in ms; of a TEXT its length
 * @param choices of a CHOICE
 * @param fallback the default, as it would stand in the document; empty where it must be given or
 *     may be absent
 * @param required whether a meter must have it
 * @param help one sentence
 */
public record Trait(
    String name,
    Kind kind,
    long least,
    long most,
    List<String> choices,
    Optional<Object> fallback,
    boolean required,
    String help) {

  /** The kinds and their Java types: String, Long, Boolean, String, Long (ms), String (a name). */
  public enum Kind {
    TEXT,
    INTEGER,
    FLAG,
    CHOICE,
    DURATION,
    SECRET
  }

  public static Trait text(String name, int maxLength, String fallback, String help) {
    return new Trait(
        name, Kind.TEXT, 0, maxLength, List.of(), Optional.ofNullable(fallback), false, help);
  }

  public static Trait integer(String name, long least, long most, Long fallback, String help) {
    return new Trait(
        name, Kind.INTEGER, least, most, List.of(), Optional.ofNullable(fallback), false, help);
  }

  public static Trait flag(String name, boolean fallback, String help) {
    return new Trait(name, Kind.FLAG, 0, 0, List.of(), Optional.of(fallback), false, help);
  }

  public static Trait choice(String name, List<String> choices, String fallback, String help) {
    return new Trait(name, Kind.CHOICE, 0, 0, choices, Optional.ofNullable(fallback), false, help);
  }

  /** A time span, written in the document as ISO 8601 ({@code PT5S}), kept in ms. */
  public static Trait duration(
      String name, long leastMillis, long mostMillis, long fallbackMillis, String help) {
    return new Trait(
        name,
        Kind.DURATION,
        leastMillis,
        mostMillis,
        List.of(),
        Optional.of(fallbackMillis),
        false,
        help);
  }

  /** The name of a secret, written in the document as {@code secret:NAME}. */
  public static Trait secret(String name, String help) {
    return new Trait(name, Kind.SECRET, 0, 64, List.of(), Optional.empty(), false, help);
  }

  /** The same trait, to be given for every meter. */
  public Trait mandatory() {
    return new Trait(name, kind, least, most, choices, fallback, true, help);
  }

  /** The same trait with a narrower range. */
  public Trait within(long narrowLeast, long narrowMost) {
    return new Trait(name, kind, narrowLeast, narrowMost, choices, fallback, required, help);
  }
}
