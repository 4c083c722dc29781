// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.cli.meter.MeterTarget;
import org.kilowire.cli.option.FleetOptions;
import org.kilowire.cli.option.LinkOptions;
import org.kilowire.cli.option.PasswordOption;
import org.kilowire.cli.option.Spans;
import org.kilowire.cli.option.TimeOptions;
import org.kilowire.cli.option.TraceOption;
import org.kilowire.cli.option.TraitOption;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.conversation.Secret;
import org.kilowire.fleet.document.Catalogue;
import org.kilowire.link.LinkUri;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.Iec62056Protocol;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.AnswerTraits;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;
import org.kilowire.meter.iec62056.trait.LineTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;
import org.kilowire.standalone.Fleets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to reach a meter: the options that most commands of {@code kilowire iec62056} share. */
final class Iec62056Options {

  private static final String GENERIC = "generic-c";
  private static final String PASSWORD = "password";

  /** Which option gives a trait. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          OpeningTraits.ADDRESS, "--address",
          OpeningTraits.MODE, "--mode",
          OpeningTraits.SIGN_ON, "--sign-on",
          OpeningTraits.SIGN_ON_PASSWORD, "--password",
          LineTraits.MAX_BAUD, "--max-baud",
          LineTraits.TIMEOUT, "--timeout",
          AnswerTraits.BCC, "--bcc",
          AccessTraits.PASSWORD, "--password");

  enum ReadoutMode {
    AUTO,
    A,
    B,
    C,
    D;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Check {
    XOR,
    SUM7,
    NONE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private LinkOptions link = new LinkOptions();
  @Mixin private FleetOptions fleet = new FleetOptions();

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "the meter's address, mostly its serial number; a meter that shows another one is shown"
              + " no password (default: whoever is there)")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description =
          "a meter type of the catalogue, which \"kilowire types\" lists (default: the standard)")
  private Optional<String> type = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "of a readout: auto, a, b, c or d (default: as the meter says)")
  private Optional<ReadoutMode> mode = Optional.empty();

  @Option(
      names = "--max-baud",
      paramLabel = "BAUD",
      description = "the highest rate proposed to the meter (default: 19200)")
  private Optional<Long> maxBaud = Optional.empty();

  @Option(
      names = "--bcc",
      paramLabel = "CHECK",
      description =
          "how a block's check character is made: xor, sum7 (a 7-bit sum) or none (default: xor)")
  private Optional<Check> bcc = Optional.empty();

  @Option(
      names = "--sign-on",
      paramLabel = "TEXT",
      description = "the request, {address} and {password} in it (default: /?{address}!)")
  private Optional<String> signOn = Optional.empty();

  @Mixin private PasswordOption password = new PasswordOption();

  @Option(
      names = "--timeout",
      converter = Spans.class,
      paramLabel = "TIME",
      description = "how long the meter may take to begin an answer (default: 2500ms)")
  private Optional<Duration> timeout = Optional.empty();

  @Mixin private TimeOptions time = new TimeOptions();
  @Mixin private TraitOption traits = new TraitOption();
  @Mixin private TraceOption trace = new TraceOption();

  TimeOptions time() {
    return time;
  }

  TraceOption trace() {
    return trace;
  }

  /** Whether the meter is described by a type, its own or a fleet's. */
  boolean isTyped() {
    return type.isPresent() || fleet.isGiven();
  }

  /** Whether the options say what the trait is. */
  boolean says(String trait) {
    return traits.names().contains(trait);
  }

  /**
   * The meter as these options, or the fleet document that they name, describe it.
   *
   * @param device the identity it must have; empty for any, or the fleet's
   * @param more traits that the command itself sets where nothing else does
   * @param err where a password is asked for
   * @throws WrongUsage if the options do not go together
   */
  MeterTarget target(Optional<String> device, Map<String, Object> more, PrintWriter err) {
    if (!fleet.isGiven()) {
      LinkUri uri = link.uri();
      Optional<Secret> secret = password.secret(err);
      return new MeterTarget(described(device, more), uri, name -> secret);
    }
    if (link.isGiven() || describes()) {
      throw new WrongUsage(
          "--fleet says how to reach the meter; --link, --address, --type, --mode, --max-baud,"
              + " --bcc, --sign-on, --timeout and --trait do not go with it");
    }
    MeterTarget target = fleet.target(password.secret(err), Iec62056Protocol.ID);
    Meter meter = target.meter();
    Meter expected = new Meter(meter.id(), device.or(meter::device), meter.type(), meter.traits());
    return new MeterTarget(expected, target.link(), target.secrets());
  }

  /** The link alone, for what is done before any meter is known. */
  LinkUri uri() {
    return link.uri();
  }

  private boolean describes() {
    return traits.isGiven()
        || Stream.of(address, type, mode, maxBaud, bcc, signOn, timeout)
            .anyMatch(Optional::isPresent);
  }

  private Meter described(Optional<String> device, Map<String, Object> more) {
    String name = type.orElse(GENERIC);
    MeterType known =
        Catalogue.of(Fleets.protocols())
            .find(name)
            .map(found -> found.type())
            .filter(found -> found.protocol().equals(Iec62056Protocol.ID))
            .orElseThrow(
                () ->
                    new WrongUsage(
                        "no type of the catalogue has the name " + name + ": see kilowire types"));
    Map<String, Object> base = new HashMap<>(type.isPresent() ? Map.of() : more);
    base.putAll(known.traits());
    Traits all = traits.with(Iec62056Traits.ALL, base, given(base), OPTIONS);
    TimeRules rules = known.time();
    TimeRules here =
        new TimeRules(
            rules.stamps(), zone(rules.zone()), rules.daylightSaving(), rules.deviation());
    MeterType kind =
        new MeterType(
            name, known.protocol(), known.traits(), here, known.registers(), known.profiles());
    return new Meter("meter", device, kind, all);
  }

  private Map<String, Object> given(Map<String, Object> base) {
    Map<String, Object> given = new HashMap<>();
    address.ifPresent(text -> given.put(OpeningTraits.ADDRESS, text));
    mode.ifPresent(kind -> given.put(OpeningTraits.MODE, kind.toString()));
    maxBaud.ifPresent(rate -> given.put(LineTraits.MAX_BAUD, rate));
    bcc.ifPresent(kind -> given.put(AnswerTraits.BCC, kind.toString()));
    signOn.ifPresent(text -> given.put(OpeningTraits.SIGN_ON, text));
    timeout.ifPresent(span -> given.put(LineTraits.TIMEOUT, span.toMillis()));
    if (password.isGiven()) {
      given.put(AccessTraits.PASSWORD, PASSWORD);
      Object request = signOn.<Object>map(text -> text).orElse(base.get(OpeningTraits.SIGN_ON));
      if (request != null && request.toString().contains("{password}")) {
        given.put(OpeningTraits.SIGN_ON_PASSWORD, PASSWORD);
      }
    }
    return given;
  }

  /**
   * Where the meter hangs: a type says its country's, and so does this computer where there is
   * none, unless it is set to UTC, which no meter is.
   */
  private ZoneId zone(ZoneId types) {
    ZoneId here = ZoneId.systemDefault();
    boolean nowhere = here.normalized().equals(ZoneOffset.UTC) || isUtc(here);
    return time.zone(type.isPresent() || nowhere ? types : here);
  }

  private static boolean isUtc(ZoneId zone) {
    return zone.getRules().isFixedOffset()
        && zone.getRules().getOffset(java.time.Instant.EPOCH).equals(ZoneOffset.UTC);
  }
}
