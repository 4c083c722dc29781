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
      description = "tcp://host:port, udp://host:port or tcp-listen://:port")
  private String link;

  @Option(names = "--framing", defaultValue = "hdlc", description = "${COMPLETION-CANDIDATES}")
  private Framing framing;

  @Option(names = "--client", defaultValue = "16", description = "our address (client SAP)")
  private long client;

  @Option(names = "--server", defaultValue = "1", description = "the logical device")
  private long server;

  @Option(names = "--physical", defaultValue = "0", description = "the lower HDLC address")
  private long physical;

  @Option(names = "--auth", defaultValue = "none", description = "${COMPLETION-CANDIDATES}")
  private Auth auth;

  @Option(
      names = "--password",
      paramLabel = "TEXT",
      description = "of low authentication; without TEXT it is asked for",
      arity = "0..1",
      interactive = true)
  private char[] password;

  @Option(
      names = "--timeout",
      defaultValue = "5s",
      converter = Spans.class,
      description = "how long the meter may take to answer: 500ms, 5s, 1m")
  private Duration timeout;

  @Option(
      names = "--zone",
      description = "where the meter stamps without saying its deviation from UTC")
  private Optional<String> zone;

  @Option(
      names = "--trait",
      paramLabel = "NAME=VALUE",
      description = "any other setting of docs/reference/dlms.md")
  private Map<String, String> traits = Map.of();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Printer printer() {
    return new Printer(spec.commandLine().getOut(), json);
  }

  CommandSpec spec() {
    return spec;
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
    }
    return TraitTexts.checked(traits, given, this::usage);
  }

  ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
