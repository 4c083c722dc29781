// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.faults.FaultRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire sim dlms}: simulated meters until it is interrupted. */
@Command(
    name = "dlms",
    mixinStandardHelpOptions = true,
    description = {
      "Simulated DLMS meters on ports of this machine, until they are interrupted.",
      "At least one of --wrapper, --hdlc and --link is needed. Prints a line a meter, then",
      "\"ready\".",
      "Exit code 3: a port is in use."
    },
    footer = {
      "",
      "Faults: drop, corrupt-fcs, delay, close, garbage, silence, late-answer,",
      "wrong-block-number, endless-blocks, oversize-length, unasked, list-refused,",
      "list-exception, list-truncated, constant-invoke-id, swapped-address,",
      "long-address, stale-receive-number, link-refused, wrong-device,",
      "auth-refused, slow-relay, stuck-relay; each alone, or with",
      ":after=N,every=N,times=N,p=SHARE,ms=N. For one meter only: SERIAL/NAME."
    })
public final class SimulateDlmsCommand implements Callable<Integer> {

  private static final int LINK_FAILED = 3;

  @Spec private CommandSpec spec;

  @Mixin private MeterLikeness likeness = new MeterLikeness();

  @Option(
      names = "--wrapper",
      paramLabel = "PORT",
      description =
          "meters on the wrapper, from this port on, a port each, leaving out the one of --hdlc;"
              + " 0: free ones")
  private Integer wrapper;

  @Option(
      names = "--one-port",
      description = "the meters on the wrapper share one port and have wPorts 1, 2, ...")
  private boolean onePort;

  @Option(
      names = "--hdlc",
      paramLabel = "PORT",
      description =
          "meters on one HDLC line behind this port, with physical addresses 17, 18, ...; 0: a free"
              + " one")
  private Integer hdlc;

  @Option(
      names = "--link",
      paramLabel = "serial:PTY|serial:NAME",
      description =
          "meters on one HDLC line on a pseudo-terminal, which NAME, a path, leads to; as often as"
              + " wanted")
  private List<String> links = List.of();

  @Option(names = "--udp", description = "the same ports over UDP too")
  private boolean udp;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "where to listen (default: ${DEFAULT-VALUE})")
  private String bind = "127.0.0.1";

  @Option(
      names = "--meters",
      paramLabel = "N",
      description = "so many on the wrapper, and so many on the line (default: ${DEFAULT-VALUE})")
  private int meters = 3;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of serial numbers, values and faults, 0..99999 (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "the clocks begin there and not now: 2026-03-29T12:00:00Z")
  private Instant at;

  @Option(
      names = "--fault",
      paramLabel = "NAME[:OPTIONS]",
      description = "what goes wrong, as often as wanted")
  private List<String> faults = List.of();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    try (MeterHost host = open()) {
      announce(host, spec.commandLine().getOut());
      new CountDownLatch(1).await();
      return 0;
    } catch (LinkException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return LINK_FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Starts the meters, with their faults. */
  MeterHost open() throws LinkException {
    MeterHost host = start();
    try {
      List<FaultOption> rules = new ArrayList<>();
      for (String fault : faults) {
        rules.add(FaultOption.parse(fault));
      }
      rules.forEach(rule -> rule.applyTo(host.meters()));
    } catch (IllegalArgumentException e) {
      host.close();
      throw wrongUsage(e);
    }
    return host;
  }

  /** Says where they are. */
  void announce(MeterHost host, PrintWriter out) {
    Announcement announcement = new Announcement(out, json);
    host.meters().forEach(announcement::meter);
    announcement.ready(host.meters().size());
  }

  private MeterHost start() throws LinkException {
    InstantSource time =
        at == null
            ? InstantSource.system()
            : InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), at));
    Instant now = time.instant();
    try {
      List<Optional<Path>> serials = links.stream().map(SimulateDlmsCommand::serial).toList();
      HostOptions where =
          new HostOptions(bind, port(wrapper), onePort, port(hdlc), udp, meters, serials);
      return MeterHost.start(where, time, seed, usual -> likeness.of(usual, now));
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e);
    }
  }

  /** Empty: a pseudo-terminal without a name of its own. */
  private static Optional<Path> serial(String text) {
    if (text.equals("serial:PTY")) {
      return Optional.empty();
    }
    LinkUri.Parsed parsed = LinkUri.parse(text);
    return Optional.of(
        parsed
            .uri()
            .filter(uri -> uri.scheme() == Scheme.SERIAL && text.equals(uri.address()))
            .map(uri -> Path.of(uri.path()))
            .filter(Path::isAbsolute)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--link is serial:PTY or serial: and a path: " + text)));
  }

  private static OptionalInt port(Integer given) {
    return given == null ? OptionalInt.empty() : OptionalInt.of(given);
  }

  private ParameterException wrongUsage(IllegalArgumentException why) {
    return new ParameterException(spec.commandLine(), why.getMessage(), why);
  }

  /**
   * A fault, of all meters or of one.
   *
   * @param serial empty for all
   */
  private record FaultOption(String serial, FaultRule rule) {

    static FaultOption parse(String text) {
      int slash = text.indexOf('/');
      return new FaultOption(
          text.substring(0, Math.max(0, slash)), FaultRule.parse(text.substring(slash + 1)));
    }

    void applyTo(List<ServedMeter> meters) {
      List<ServedMeter> meant =
          meters.stream()
              .filter(one -> serial.isEmpty() || one.meter().serial().equals(serial))
              .toList();
      if (meant.isEmpty()) {
        throw new IllegalArgumentException("no meter has the serial number " + serial);
      }
      meant.forEach(one -> one.meter().faults().set(rule));
    }
  }
}
