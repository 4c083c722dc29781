// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is measured, or a series of readings, as canonical text: the same thing has the same text in
 * every document, message and table.
 *
 * <ul>
 *   <li>{@code 1-0:1.8.0*255}: attribute 2 of the COSEM object with this OBIS code
 *   <li>{@code 5:1-0:1.4.0*255:3} or {@code ...:3:1}: class, OBIS code, attribute, and where the
 *       attribute is a structure the element, from 1
 *   <li>{@code raw:ET0PE}: a meter's own name where it has no OBIS code
 *   <li>{@code sv:Ia/rms}: a result of a channel of sampled values; {@code sv:1s}, {@code sv:1min}:
 *       the series of the results of so long
 *   <li>{@code round:NAME}: the series of all that one reading round of registers gives
 * </ul>
 *
 * @param text at most 128 characters
 */
public record Quantity(String text) implements Comparable<Quantity> {

  private static final int MAX_LENGTH = 128;

  /** Of an attribute's index, one signed octet; negative ones have no text. */
  private static final int MAX_ATTRIBUTE = 127;

  private static final String OBIS = "\\d{1,3}-\\d{1,3}:\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\*\\d{1,3}";
  private static final Pattern PLAIN = Pattern.compile(OBIS);
  private static final Pattern FULL =
      Pattern.compile("(\\d{1,5}):(" + OBIS + "):(\\d{1,3})(?::(\\d{1,3}))?");
  private static final Pattern NAMED =
      Pattern.compile("(raw:[!-~]+)|(sv:[!-~]+)|(round:[A-Za-z0-9._-]+)");

  /** The COSEM attribute that a quantity names. */
  public record Cosem(
      Optional<Integer> classId, Obis obis, int attribute, Optional<Integer> index) {}

  public Quantity {
    String problem = problem(text);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** Reads canonical text; an OBIS code in any form of {@link Obis#parse}. Empty for the rest. */
  public static Optional<Quantity> parse(String text) {
    Optional<Obis> obis = Obis.parse(text);
    if (obis.isPresent()) {
      return Optional.of(of(obis.get()));
    }
    return problem(text) == null ? Optional.of(new Quantity(text)) : Optional.empty();
  }

  /** Attribute 2 of the object with this OBIS code. */
  public static Quantity of(Obis obis) {
    return new Quantity(obis.toString());
  }

  /** One attribute of a COSEM object; attribute 2 in its short form. */
  public static Quantity of(int classId, Obis obis, int attribute) {
    return attribute == 2 ? of(obis) : new Quantity(classId + ":" + obis + ":" + attribute);
  }

  /** The series of one reading round. */
  public static Quantity round(String name) {
    return new Quantity("round:" + name);
  }

  /** The attribute, where this is a quantity of COSEM. */
  public Optional<Cosem> cosem() {
    Optional<Obis> plain = Obis.parse(text);
    if (plain.isPresent()) {
      return Optional.of(new Cosem(Optional.empty(), plain.get(), 2, Optional.empty()));
    }
    var m = FULL.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    return Obis.parse(m.group(2))
        .map(
            obis ->
                new Cosem(
                    Optional.of(Integer.valueOf(m.group(1))),
                    obis,
                    Integer.parseInt(m.group(3)),
                    Optional.ofNullable(m.group(4)).map(Integer::valueOf)));
  }

  private static String problem(String text) {
    if (text.length() > MAX_LENGTH) {
      return "a quantity has at most " + MAX_LENGTH + " characters";
    }
    boolean known;
    if (PLAIN.matcher(text).matches()) {
      known = Obis.parse(text).map(obis -> obis.toString().equals(text)).orElse(false);
    } else {
      var full = FULL.matcher(text);
      known =
          full.matches()
              ? Obis.parse(full.group(2)).isPresent()
                  && Integer.parseInt(full.group(1)) <= 65535
                  && Integer.parseInt(full.group(3)) <= MAX_ATTRIBUTE
              : NAMED.matcher(text).matches();
    }
    return known ? null : "not a quantity: " + text;
  }

  @Override
  public int compareTo(Quantity other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
