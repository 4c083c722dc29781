// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;

/**
 * An option of a link URI.
 *
 * @param key its name
 * @param standard the value where a URI says nothing; never written in the canonical form
 * @param range what values there are, for people
 * @param canonical the one way to write a value; empty if it is not one
 * @param schemes the kinds of links that know it
 */
record UriOption(
    String key,
    String standard,
    String range,
    Function<String, Optional<String>> canonical,
    Set<Scheme> schemes) {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
  private static final Set<Scheme> SERIAL = Set.of(Scheme.SERIAL);

  /** Whose line can be set. */
  private static final Set<Scheme> PORTS = Set.of(Scheme.SERIAL, Scheme.RFC2217);

  /** Behind any of them may be a converter with a line of its own. */
  private static final Set<Scheme> IP = Set.of(Scheme.TCP, Scheme.UDP, Scheme.TCP_LISTEN);

  private static final Set<Scheme> WIRES =
      Set.of(Scheme.TCP, Scheme.UDP, Scheme.TCP_LISTEN, Scheme.RFC2217, Scheme.SERIAL);

  private static final UriOption BAUD =
      new UriOption("baud", "9600", "50..4000000", v -> whole(v, 50, 4_000_000), PORTS);
  private static final UriOption CONNECT =
      new UriOption(
          "connect",
          "10s",
          "100ms..1h",
          v -> duration(v, 100, 3_600_000),
          Set.of(Scheme.TCP, Scheme.RFC2217));
  private static final UriOption DATAGRAM =
      new UriOption("datagram", "false", "true or false", UriOption::flag, Set.of(Scheme.PIPE));
  private static final UriOption DTR =
      new UriOption("dtr", "on", "on or off", v -> word(v, "on", "off"), PORTS);
  private static final UriOption ECHO =
      new UriOption("echo", "false", "true or false", UriOption::flag, WIRES);
  private static final UriOption FRAMING =
      new UriOption("framing", "8N1", "such as 8N1 or 7E1", UriOption::framing, PORTS);
  private static final UriOption FRAMING_BEHIND =
      new UriOption("framing", "8N1", "8N1, 7E1 or 7O1", UriOption::framingBehind, IP);
  private static final UriOption IDLE =
      new UriOption(
          "idle", "1s", "0s..1h", v -> duration(v, 0, 3_600_000), Set.of(Scheme.values()));
  private static final UriOption RS485 =
      new UriOption("rs485", "false", "true or false", UriOption::flag, SERIAL);
  private static final UriOption RTS =
      new UriOption(
          "rts",
          "on",
          "on, off, send or receive",
          v -> word(v, "on", "off", "send", "receive"),
          SERIAL);
  private static final UriOption RTS_BEHIND =
      new UriOption("rts", "on", "on or off", v -> word(v, "on", "off"), Set.of(Scheme.RFC2217));
  private static final UriOption RTS_AFTER =
      new UriOption("rts-after", "0s", "0s..1s", v -> duration(v, 0, 1000), SERIAL);
  private static final UriOption RTS_BEFORE =
      new UriOption("rts-before", "0s", "0s..1s", v -> duration(v, 0, 1000), SERIAL);
  private static final UriOption SOFTWARE_PARITY =
      new UriOption("software-parity", "false", "true or false", UriOption::flag, PORTS);
  private static final UriOption TURNAROUND =
      new UriOption("turnaround", "0s", "0s..10s", v -> duration(v, 0, 10_000), WIRES);
  private static final UriOption WAIT =
      new UriOption(
          "wait", "60s", "1s..24h", v -> duration(v, 1000, 86_400_000), Set.of(Scheme.TCP_LISTEN));

  private static final List<UriOption> ALL =
      List.of(
          BAUD,
          CONNECT,
          DATAGRAM,
          DTR,
          ECHO,
          FRAMING,
          FRAMING_BEHIND,
          IDLE,
          RS485,
          RTS,
          RTS_BEHIND,
          RTS_AFTER,
          RTS_BEFORE,
          SOFTWARE_PARITY,
          TURNAROUND,
          WAIT);

  static Optional<UriOption> named(String key, Scheme scheme) {
    return ALL.stream().filter(o -> o.key.equals(key) && o.schemes.contains(scheme)).findFirst();
  }

  private String in(Map<String, String> values) {
    return values.getOrDefault(key, standard);
  }

  private boolean isOn(Map<String, String> values) {
    return Boolean.parseBoolean(in(values));
  }

  /** The options with these canonical values, the others at their defaults. */
  static LinkOptions options(Scheme scheme, Map<String, String> values) {
    Framing framing = Framing.parse(FRAMING.in(values)).orElseThrow();
    LineSettings settings =
        new LineSettings(
            Integer.parseInt(BAUD.in(values)),
            framing,
            SOFTWARE_PARITY.isOn(values) || (IP.contains(scheme) && framing.dataBits() == 7),
            ECHO.isOn(values),
            span(TURNAROUND.in(values)).toNanos());
    UriOption open = scheme == Scheme.TCP_LISTEN ? WAIT : CONNECT;
    return new LinkOptions(
        span(open.in(values)),
        span(IDLE.in(values)),
        settings,
        signals(values),
        DATAGRAM.isOn(values));
  }

  private static ControlSignals signals(Map<String, String> values) {
    return new ControlSignals(
        DTR.in(values).equals("on"),
        ControlSignals.Rts.valueOf(RTS.in(values).toUpperCase(Locale.ROOT)),
        span(RTS_BEFORE.in(values)),
        span(RTS_AFTER.in(values)),
        RS485.isOn(values));
  }

  /** What is wrong with options that are right one by one. */
  static List<String> conflicts(Map<String, String> values) {
    List<String> conflicts = new ArrayList<>();
    boolean makes = Framing.parse(FRAMING.in(values)).orElseThrow().hasSevenBitsAndParity();
    if (SOFTWARE_PARITY.isOn(values) && !makes) {
      conflicts.add("software-parity needs a framing of 7 bits and parity, such as 7E1");
    }
    if (!signals(values).rts().isDirection()) {
      Stream.of(RS485, RTS_AFTER, RTS_BEFORE)
          .map(UriOption::key)
          .filter(values::containsKey)
          .forEach(key -> conflicts.add(key + " needs rts=send or rts=receive"));
    }
    return conflicts;
  }

  private static Optional<String> word(String value, String... words) {
    return Optional.of(value).filter(List.of(words)::contains);
  }

  private static Optional<String> whole(String value, int least, int most) {
    if (!value.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(value);
    return number < least || number > most ? Optional.empty() : Optional.of("" + number);
  }

  private static Optional<String> flag(String value) {
    return value.equals("true") || value.equals("false") ? Optional.of(value) : Optional.empty();
  }

  private static Optional<String> framing(String value) {
    return Framing.parse(value).map(Framing::toString);
  }

  /** A converter that is not ours to set carries eight bits; parity is made in software. */
  private static Optional<String> framingBehind(String value) {
    return Framing.parse(value)
        .filter(f -> f.equals(Framing.PLAIN) || (f.hasSevenBitsAndParity() && f.stopBits() == 1))
        .map(Framing::toString);
  }

  private static Optional<String> duration(String value, long leastMillis, long mostMillis) {
    if (!DURATION.matcher(value).matches()) {
      return Optional.empty();
    }
    long millis = span(value).toMillis();
    if (millis < leastMillis || millis > mostMillis) {
      return Optional.empty();
    }
    return Optional.of(millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms");
  }

  private static Duration span(String value) {
    Matcher parts = DURATION.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a duration: " + value);
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
