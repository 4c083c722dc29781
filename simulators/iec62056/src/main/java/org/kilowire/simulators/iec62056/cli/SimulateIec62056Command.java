// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kilowire.conversation.LinkException;
import org.kilowire.simulators.iec62056.FaultChoice;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Stamping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire sim iec62056}: simulated meters until it is interrupted. */
@Command(
    name = "iec62056",
    mixinStandardHelpOptions = true,
    description = {
      "Simulated meters of IEC 62056-21 on lines, until they are interrupted.",
      "Prints a line a meter, then \"ready\".",
      "Exit code 3: a port is in use."
    })
public final class SimulateIec62056Command implements Callable<Integer> {

  private static final int LINK_FAILED = 3;

  /** What there is to go wrong, for the help. */
  private static final class FaultNames implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return FaultChoice.names().iterator();
    }
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--link",
      required = true,
      paramLabel = "serial:PTY|serial:NAME|tcp:PORT",
      description =
          "a line on a pseudo-terminal, which NAME, a path, leads to, or behind a port, 0: a free"
              + " one; as often as wanted")
  private List<String> links = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      converter = Kinds.class,
      completionCandidates = Kinds.class,
      description = "of the meters of a line, in turn: ${COMPLETION-CANDIDATES}")
  private List<MeterKind> types = List.of(MeterKind.GENERIC_C);

  @Option(
      names = "--meters",
      paramLabel = "N",
      description = "so many on each line (default: one of each --type)")
  private Integer meters;

  @Option(
      names = "--hdlc",
      paramLabel = "N",
      description =
          "so many DLMS meters beside them, at 9600 8N1, with physical addresses 17, 18, ..."
              + " (default: ${DEFAULT-VALUE})")
  private int hdlc;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "lines run N times faster than their rate, 1..1000 (default: ${DEFAULT-VALUE})")
  private int speed = 1;

  @Option(names = "--echo", description = "lines return what they are sent, as optical heads do")
  private boolean echo;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "between telegrams of meters that push (default: ${DEFAULT-VALUE})")
  private int interval = 10;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "where to listen (default: ${DEFAULT-VALUE})")
  private String bind = "127.0.0.1";

  @Option(
      names = "--profile-days",
      paramLabel = "N",
      description = "days of history in the load profile (default: ${DEFAULT-VALUE})")
  private int profileDays = 30;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "where the meters hang (default: ${DEFAULT-VALUE})")
  private ZoneId zone = ZoneId.of("Europe/Berlin");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of serial numbers and values, 0..99999 (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "the clocks begin there and not now: 2026-03-29T12:00:00Z")
  private Instant at;

  @Option(
      names = "--fault",
      paramLabel = "NAME|SERIAL/NAME",
      completionCandidates = FaultNames.class,
      description =
          "what goes wrong, of all meters or of one, as often as wanted: ${COMPLETION-CANDIDATES}")
  private List<String> faults = List.of();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    try (Iec62056Host host = open()) {
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
  Iec62056Host open() throws LinkException {
    InstantSource time =
        at == null
            ? InstantSource.system()
            : InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), at));
    try {
      Iec62056HostOptions options =
          new Iec62056HostOptions(
              bind,
              links.stream().map(LinePlace::parse).toList(),
              types,
              meters == null ? types.size() : meters,
              hdlc,
              speed,
              echo,
              Duration.ofSeconds(interval),
              faults.stream().map(FaultChoice::parse).toList());
      return Iec62056Host.start(options, time, seed, this::like);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private MeterOptions like(MeterOptions usual) {
    return usual
        .withStamping(new Stamping(zone, true, usual.stamping().deviation()))
        .withProfile(ProfileOptions.of(Duration.ofMinutes(15), profileDays));
  }

  /** Says where they are. */
  void announce(Iec62056Host host, PrintWriter out) {
    LineAnnouncement announcement = new LineAnnouncement(out, json);
    host.meters().forEach(announcement::meter);
    host.hdlcMeters().forEach(announcement::hdlcMeter);
    announcement.ready(host.meters().size() + host.hdlcMeters().size());
  }
}
