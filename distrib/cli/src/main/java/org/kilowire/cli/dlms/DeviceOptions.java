// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kilowire.cli.Printer;
import org.kilowire.cli.Spans;
import org.kilowire.conversation.Secret;
import org.kilowire.link.LinkUri;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to reach the meter: the options that all commands of {@code kilowire dlms} share. */
final class DeviceOptions {

  private static final String PASSWORD = "password";

  enum Framing {
    HDLC,
    WRAPPER
  }

  enum Auth {
    NONE,
    LOW
  }

  @Option(
      names = "--link",
      required = true,
      paramLabel = "URI",
      description = {
        "where the meter is:",
        "tcp://host:port",
        "udp://host:port",
        "tcp-listen://:port  the meter calls, within 10 s"
      })
  private String link;

  @Option(
      names = "--framing",
      defaultValue = "hdlc",
      paramLabel = "KIND",
      description = "hdlc or wrapper (default: ${DEFAULT-VALUE})")
  private Framing framing;

  @Option(
      names = "--client",
      defaultValue = "16",
      paramLabel = "N",
      description = "our address, client SAP (default: ${DEFAULT-VALUE}, the public client)")
  private long client;

  @Option(
      names = "--server",
      defaultValue = "1",
      paramLabel = "N",
      description = "the logical device (default: ${DEFAULT-VALUE})")
  private long server;

  @Option(
      names = "--physical",
      defaultValue = "0",
      paramLabel = "N",
      description = "the lower HDLC address; 0: none (default: ${DEFAULT-VALUE})")
  private long physical;

  @Option(
      names = "--auth",
      defaultValue = "none",
      paramLabel = "KIND",
      description = "none or low (default: ${DEFAULT-VALUE})")
  private Auth auth;

  @Option(
      names = "--password",
      paramLabel = "TEXT",
      description = "of --auth low; as the last word, without TEXT, it is asked for",
      prompt = "password: ",
      arity = "0..1",
      interactive = true)
  private char[] password;

  @Option(
      names = "--timeout",
      defaultValue = "5s",
      converter = Spans.class,
      paramLabel = "TIME",
      description =
          "how long the meter may take to answer: 500ms, 5s, 1m (default: ${DEFAULT-VALUE})")
  private Duration timeout;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "local time of a meter that does not say its deviation from UTC: Europe/Berlin (default:"
              + " this computer's)")
  private Optional<String> zone;

  @Option(
      names = "--trait",
      paramLabel = "NAME=VALUE",
      description = "any other trait of docs/reference/dlms.md, as often as wanted")
  private Map<String, String> traits = Map.of();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Printer printer() {
    return new Printer(spec.commandLine().getOut(), json);
  }

  /** That there is nothing to print, and why. */
  void failure(String text, Map<String, ?> members) {
    printer().failure(spec.commandLine().getErr(), text, members);
  }

  /** For people alone, and not among the output. */
  void advise(String text) {
    if (!json) {
      spec.commandLine().getErr().println(text);
    }
  }

  /** What {@code make} makes of these options, unless they do not go together. */
  <T> T fitting(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  LinkUri link() {
    LinkUri.Parsed parsed = LinkUri.parse(link);
    return parsed
        .uri()
        .orElseThrow(() -> usage("--link " + link + ": " + String.join("; ", parsed.problems())));
  }

  Secrets secrets() {
    return name ->
        name.equals(PASSWORD) && password != null
            ? Optional.of(Secret.of(new String(password)))
            : Optional.empty();
  }

  /**
   * The meter as these options describe it.
   *
   * @param device the identity it must have; empty for any
   */
  Meter meter(Optional<String> device) {
    ZoneId where;
    try {
      where = zone.map(ZoneId::of).orElse(ZoneId.systemDefault());
    } catch (DateTimeException e) {
      throw usage("--zone " + zone.get() + " is no time zone");
    }
    TimeRules time =
        new TimeRules(TimeRules.Stamps.END, where, true, TimeRules.DeviationSign.LOCAL_TO_UTC);
    MeterType type = new MeterType("cli", DlmsProtocol.ID, Map.of(), time, List.of(), List.of());
    return new Meter("meter", device, type, traits());
  }

  private Traits traits() {
    Map<String, Object> given = new HashMap<>();
    given.put("framing", framing.name().toLowerCase(Locale.ROOT));
    given.put("client", client);
    given.put("server", server);
    given.put("physical", physical);
    given.put("authentication", auth.name().toLowerCase(Locale.ROOT));
    given.put("timeout", timeout.toMillis());
    given.put("datagrams", link.startsWith("udp:"));
    if (auth == Auth.LOW) {
      if (password == null) {
        throw usage("--auth low needs --password");
      }
      given.put(PASSWORD, PASSWORD);
    } else if (password != null) {
      throw usage("--password goes with --auth low");
    }
    return TraitTexts.checked(traits, given, this::usage);
  }

  ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
