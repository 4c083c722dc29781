// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.document.AdjustedType;
import org.kilowire.fleet.document.Catalogue;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.Iec62056Protocol;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;
import org.kilowire.meter.iec62056.trait.LineTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/**
 * The options that say what the meter is like: a type of the catalogue, single traits of it in the
 * form that a fleet document has, and the traits that most users have to say as fields of their
 * own.
 */
final class DriverTraits {

  private static final String TYPE = "type";
  private static final String TRAITS = "traits";
  private static final String ZONE = "zone";
  private static final String DEVICE = "device";

  /** What a choice has that leaves it to the type. */
  private static final String AS_TYPE = "type";

  /** Under this name the traits know the one password of the driver. */
  private static final String SECRET = "password";

  private static final int LONGEST_TRAITS = 4096;
  private static final int LONGEST_NAME = 64;
  private static final long MOST_BAUD = 921_600;

  private static final Trait MODE =
      Trait.choice(
          OpeningTraits.MODE,
          List.of(
              AS_TYPE,
              OpeningTraits.AUTO,
              OpeningTraits.A,
              OpeningTraits.B,
              OpeningTraits.C,
              OpeningTraits.D),
          AS_TYPE,
          "The protocol mode of a readout.");
  private static final Trait LEVEL =
      Trait.choice(
          AccessTraits.PASSWORD_LEVEL,
          List.of(AS_TYPE, "P1", "P2"),
          AS_TYPE,
          "The command that shows the password.");

  /** The fields that are traits of the meter, with what they are called there. */
  static final List<Trait> ALL =
      List.of(
          Trait.text(OpeningTraits.ADDRESS, 32, "", "The meter's address in the request."),
          Trait.text(TYPE, LONGEST_NAME, "generic-c", "The type of the catalogue."),
          Trait.text(TRAITS, LONGEST_TRAITS, null, "Single traits of the type, as JSON."),
          Trait.text(ZONE, LONGEST_NAME, null, "The time zone of the meter's stamps."),
          MODE,
          Trait.integer(LineTraits.MAX_BAUD, 0, MOST_BAUD, 0L, "Highest rate; 0: as the type."),
          LEVEL);

  private static final Catalogue CATALOGUE = Catalogue.of(List.of(new Iec62056Protocol()));

  private DriverTraits() {}

  /**
   * The meter that the options mean; what is wrong with them is told to {@code given}.
   *
   * @param name under which the gateway counts what wears of the meter
   */
  static Meter meter(OptionValues given, String name) {
    AdjustedType adjusted =
        CATALOGUE.adjusted(given.text(TYPE).orElseThrow(), given.text(TRAITS).orElse(""));
    for (DocumentProblem problem : adjusted.problems()) {
      boolean unknown = CATALOGUE.find(given.text(TYPE).orElseThrow()).isEmpty();
      given.problem(unknown ? TYPE : TRAITS, unknown ? problem.message() : problem.toString());
    }
    MeterType type =
        adjusted.type().orElseGet(() -> CATALOGUE.find("generic-c").orElseThrow().type());
    MeterType here = in(zone(given), type);
    return new Meter(name, given.text(DEVICE), here, traits(given, type));
  }

  private static Traits traits(OptionValues given, MeterType type) {
    Map<String, Object> own = new HashMap<>();
    given.text(OpeningTraits.ADDRESS).ifPresent(to -> own.put(OpeningTraits.ADDRESS, to));
    given
        .number(LineTraits.MAX_BAUD)
        .filter(most -> most > 0)
        .ifPresent(most -> own.put(LineTraits.MAX_BAUD, (long) most));
    for (Trait choice : List.of(MODE, LEVEL)) {
      given
          .text(choice.name())
          .filter(one -> !one.equals(AS_TYPE))
          .ifPresent(one -> own.put(choice.name(), one));
    }
    Traits all = Traits.of(Iec62056Traits.ALL, type.traits(), own);
    check(given, all);
    boolean inSignOn = isInSignOn(all);
    boolean shown = inSignOn || given.text(SECRET).isPresent();
    String place = inSignOn ? OpeningTraits.SIGN_ON_PASSWORD : AccessTraits.PASSWORD;
    return Traits.of(
        Iec62056Traits.ALL, type.traits(), own, shown ? Map.of(place, SECRET) : Map.of());
  }

  /** A range says nothing of texts that are to be a single character, or a request. */
  private static void check(OptionValues given, Traits traits) {
    try {
      TraitTranslation.meterTraits(traits);
    } catch (IllegalArgumentException e) {
      given.problem(TRAITS, e.getMessage());
    }
  }

  /** Whether the request itself has a place for the password. */
  private static boolean isInSignOn(Traits traits) {
    return traits.text(OpeningTraits.SIGN_ON).orElse("").contains("{password}");
  }

  /** Whether the meter that these traits describe is shown a password. */
  static boolean showsPassword(Traits traits) {
    return traits.has(OpeningTraits.SIGN_ON_PASSWORD) || traits.has(AccessTraits.PASSWORD);
  }

  private static Optional<ZoneId> zone(OptionValues given) {
    try {
      return given.text(ZONE).map(ZoneId::of);
    } catch (DateTimeException e) {
      given.problem(ZONE, "no time zone that this machine knows; Europe/Berlin and UTC are");
      return Optional.empty();
    }
  }

  private static MeterType in(Optional<ZoneId> zone, MeterType type) {
    TimeRules time = type.time();
    return new MeterType(
        type.id(),
        type.protocol(),
        type.traits(),
        zone.map(
                here -> new TimeRules(time.stamps(), here, time.daylightSaving(), time.deviation()))
            .orElse(time),
        type.registers(),
        type.profiles());
  }
}
