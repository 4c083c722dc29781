// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
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
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to reach a DLMS meter: the options that all commands of {@code kilowire dlms} share. */
final class DlmsOptions {

  private static final String PASSWORD = "password";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Which option gives a trait; {@code datagrams} is the link's scheme. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "framing", "--framing",
          "client", "--client",
          "server", "--server",
          "physical", "--physical",
          "authentication", "--auth",
          "password", "--password",
          "timeout", "--timeout",
          "datagrams", "--link udp://...",
          "mode-e", "--mode-e",
          "mode-e-address", "--mode-e-address");

  /** SNRM is as short as can be for a meter of mode E, unless a trait says otherwise. */
  private static final Map<String, Object> SHORT_SNRM = Map.of("explicit-parameters", false);

  private static final String MODE_E = "mode-e";

  enum Framing {
    HDLC,
    WRAPPER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Auth {
    NONE,
    LOW;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private LinkOptions link = new LinkOptions();
  @Mixin private FleetOptions fleet = new FleetOptions();

  @Option(
      names = "--framing",
      paramLabel = "FRAMING",
      description = "hdlc or wrapper (default: hdlc)")
  private Optional<Framing> framing = Optional.empty();

  @Option(
      names = "--client",
      paramLabel = "N",
      description = "our address, client SAP (default: 16, the public client)")
  private Optional<Long> client = Optional.empty();

  @Option(names = "--server", paramLabel = "N", description = "the logical device (default: 1)")
  private Optional<Long> server = Optional.empty();

  @Option(
      names = "--physical",
      paramLabel = "N",
      description = "the lower HDLC address; 0: none (default: 0)")
  private Optional<Long> physical = Optional.empty();

  @Option(
      names = "--auth",
      paramLabel = "MECHANISM",
      description = "none or low (default: low with --password, else none)")
  private Optional<Auth> auth = Optional.empty();

  @Option(
      names = "--mode-e",
      description =
          "the meter is asked at 300 baud first and goes over to HDLC then (IEC 62056-21, mode E;"
              + " optical heads)")
  private boolean modeE;

  @Option(
      names = "--mode-e-address",
      paramLabel = "ADDRESS",
      description = "the meter's address in that request (default: whoever is there)")
  private Optional<String> modeAddress = Optional.empty();

  @Mixin private PasswordOption password = new PasswordOption();

  @Option(
      names = "--timeout",
      converter = Spans.class,
      paramLabel = "TIME",
      description =
          "how long the meter may take to answer: 500ms, 5s, 1m (default: 5s, or the fleet's)")
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

  /**
   * Looks at what mode E needs.
   *
   * @throws WrongUsage if the options do not go together
   */
  void checkModeE(Traits traits) {
    if (traits.flag(MODE_E) && !traits.choice("framing").equals(Framing.HDLC.toString())) {
      throw new WrongUsage("--mode-e ends in HDLC: it does not go with another framing");
    }
  }

  /**
   * The meter as these options, or the fleet document that they name, describe it.
   *
   * @param device the identity it must have; empty for any, or the fleet's
   * @param err where a password is asked for
   * @throws WrongUsage if the options do not go together
   */
  MeterTarget target(Optional<String> device, PrintWriter err) {
    if (!fleet.isGiven()) {
      LinkUri uri = link.uri();
      Traits all = described(uri);
      Optional<Secret> secret = password.secret(err);
      return new MeterTarget(meter(device, all), uri, name -> secret);
    }
    if (link.isGiven() || describes()) {
      throw new WrongUsage(
          "--fleet says how to reach the meter; --link, --framing, --client, --server, --physical,"
              + " --auth, --timeout, --mode-e and --trait do not go with it");
    }
    MeterTarget target = fleet.target(password.secret(err), DlmsProtocol.ID);
    Meter meter = target.meter();
    Meter expected = new Meter(meter.id(), device.or(meter::device), meter.type(), meter.traits());
    return new MeterTarget(expected, target.link(), target.secrets());
  }

  private boolean describes() {
    return traits.isGiven()
        || modeE
        || Stream.of(framing, client, server, physical, auth, timeout, modeAddress)
            .anyMatch(Optional::isPresent);
  }

  private Meter meter(Optional<String> device, Traits all) {
    ZoneId zone = time.zone(ZoneId.systemDefault());
    TimeRules rules =
        new TimeRules(TimeRules.Stamps.END, zone, true, TimeRules.DeviationSign.LOCAL_TO_UTC);
    MeterType type = new MeterType("cli", DlmsProtocol.ID, Map.of(), rules, List.of(), List.of());
    return new Meter("meter", device, type, all);
  }

  private Traits described(LinkUri uri) {
    Map<String, Object> given = new HashMap<>();
    given.put("framing", framing.orElse(Framing.HDLC).toString());
    given.put("client", client.orElse(16L));
    given.put("server", server.orElse(1L));
    given.put("physical", physical.orElse(0L));
    given.put("authentication", authentication().toString());
    given.put("timeout", timeout.orElse(TIMEOUT).toMillis());
    given.put("datagrams", uri.scheme() == Scheme.UDP);
    if (password.isGiven()) {
      given.put(PASSWORD, PASSWORD);
    }
    if (modeE) {
      given.put(MODE_E, true);
    } else if (modeAddress.isPresent()) {
      throw new WrongUsage("--mode-e-address goes with --mode-e");
    }
    modeAddress.ifPresent(text -> given.put("mode-e-address", text));
    return traits.with(new DlmsProtocol().traits(), modeE ? SHORT_SNRM : Map.of(), given, OPTIONS);
  }

  private Auth authentication() {
    Auth kind = auth.orElse(password.isGiven() ? Auth.LOW : Auth.NONE);
    if (kind == Auth.LOW && !password.isGiven()) {
      throw new WrongUsage("--auth low needs --password");
    }
    if (kind == Auth.NONE && password.isGiven()) {
      throw new WrongUsage("--password goes with --auth low");
    }
    return kind;
  }
}
