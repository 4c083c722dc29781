// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.option;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.meter.Trait;

/** The options, their ranges and defaults. The forms say the same, and a test compares them. */
public final class StreamTraits {

  static final String INTERFACE = "network-interface";
  static final String SECOND_INTERFACE = "second-interface";
  static final String PROMISCUOUS = "promiscuous";
  static final String GROUPS = "groups";
  static final String SOURCE = "source";
  static final String LAYOUT = "layout";
  static final String CRC_INIT = "crc-init";
  static final String CRC_COMPLEMENT = "crc-complement";
  static final String RATE = "rate";
  static final String MAPS = "maps";
  static final String SCL = "scl";
  static final String NOMINAL = "nominal-hertz";
  static final String SIMULATED = "simulated";
  static final String RESULTS = "results";
  static final String PATH_DELAY = "path-delay";

  static final String UNKNOWN = "unknown";
  static final String CRC_ZERO = "0000";
  static final String CRC_ONES = "FFFF";

  /** Kura keeps ten snapshots of all configurations, so a whole substation has no place here. */
  private static final int LONGEST_DOCUMENT = 1 << 20;

  private static final int LONGEST_INTERFACE = 15;
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_SOURCE = 300;
  private static final long MOST_RATE = 1_000_000;
  private static final long SECOND_MICROS = 1_000_000;

  private static final List<Trait> COMMON =
      List.of(
          Trait.text(MAPS, LONGEST_DOCUMENT, null, "Channel maps: a document, or names."),
          Trait.text(SCL, LONGEST_DOCUMENT, null, "An SCL document: maps, and what is promised."),
          Trait.choice(
              NOMINAL,
              List.of(UNKNOWN, "50", "60", "25", "16.7"),
              UNKNOWN,
              "The network's nominal frequency in Hz."),
          Trait.flag(SIMULATED, false, "Whether simulated streams and test values are taken."),
          Trait.choice(
              RESULTS, ResultChoice.CODES, ResultChoice.MINUTES.code(), "What the Source takes."),
          Trait.integer(PATH_DELAY, 0, SECOND_MICROS, 0L, "Through the network, in microseconds."));

  /** Of a driver that hears an interface. */
  public static final List<Trait> ETHERNET =
      with(
          Trait.text(INTERFACE, LONGEST_INTERFACE, null, "What is heard.").mandatory(),
          Trait.text(SECOND_INTERFACE, LONGEST_INTERFACE, null, "The other LAN of PRP."),
          Trait.flag(PROMISCUOUS, false, "Whether the adapter passes what is for others."),
          Trait.text(GROUPS, LONGEST_TEXT, null, "Destinations that are joined."));

  /** Of a driver that hears FT3. */
  public static final List<Trait> FT3 =
      with(
          Trait.text(SOURCE, LONGEST_SOURCE, null, "Where octets come from.").mandatory(),
          Trait.text(LAYOUT, LONGEST_TEXT, null, "The layout of the frames."),
          Trait.choice(CRC_INIT, List.of(CRC_ZERO, CRC_ONES), CRC_ZERO, "What CRCs begin with."),
          Trait.flag(CRC_COMPLEMENT, true, "Whether CRCs are complemented."),
          Trait.integer(RATE, 0, MOST_RATE, 0L, "Samples a second; 0: found out."));

  private StreamTraits() {}

  private static List<Trait> with(Trait... own) {
    List<Trait> all = new ArrayList<>(List.of(own));
    all.addAll(COMMON);
    return List.copyOf(all);
  }
}
