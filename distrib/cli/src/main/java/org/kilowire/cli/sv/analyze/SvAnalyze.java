// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.output.Printer;
import org.kilowire.cli.sv.input.Ft3FileOptions;
import org.kilowire.cli.sv.input.LiveOptions;
import org.kilowire.cli.sv.input.LiveRun;
import org.kilowire.cli.sv.input.MapOptions;
import org.kilowire.cli.sv.input.SampledFile;
import org.kilowire.cli.sv.plot.PlotOptions;
import org.kilowire.sv.ft3.Ft3View;
import org.kilowire.sv.monitor.Ft3Refusals;
import org.kilowire.sv.monitor.MonitorSettings;
import org.kilowire.sv.monitor.StreamComparison;
import org.kilowire.sv.monitor.StreamDifference;
import org.kilowire.sv.monitor.SvMonitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire sv analyze}: which streams a file has, how they are, and what they measure. */
@Command(
    name = "analyze",
    description = {
      "The streams of a capture (pcap, pcapng), of the octets of an FT3 link (a file, or live), or"
          + " on an interface, which needs CAP_NET_RAW: who they are, what was lost, repeated or"
          + " late, how they are synchronised, and what they measure.",
      "Exit code 1: the file is cut off, frames were lost on this computer, or the wire is not as"
          + " --scl promises. 3: capturing failed."
    },
    mixinStandardHelpOptions = true)
public final class SvAnalyze implements Callable<Integer> {

  /** The launcher says whether standard output is one. */
  private static final boolean TERMINAL = Boolean.getBoolean("kilowire.terminal.out");

  @Parameters(
      paramLabel = "FILE|INTERFACE|SOURCE",
      description =
          "what was captured, or an interface that is heard; with --ft3 also a SOURCE:"
              + " udp://[HOST]:PORT (datagrams that come there), tcp://HOST:PORT,"
              + " tcp-listen://[HOST]:PORT, or a character device")
  private String source;

  @Mixin private MapOptions maps;
  @Mixin private Ft3FileOptions ft3;
  @Mixin private LiveOptions live;
  @Mixin private PlotOptions plot;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  /** How it ends where there is a problem. */
  private int problemCode = ExitCode.REFUSED;

  @Override
  public Integer call() throws IOException {
    boolean serial = ft3.isFt3();
    Printer out = output.printer(spec);
    Optional<LiveSource> heard = source(serial);
    boolean counted = serial && heard.isEmpty();
    AnalysisReport report =
        new AnalysisReport(out, output.json(), counted, heard.isPresent() && TERMINAL);
    SvMonitor monitor =
        new SvMonitor(maps.maps(rate(serial, counted)), MonitorSettings.USUAL, plot.around(report));
    String problem;
    try {
      problem = heard.isPresent() ? hear(heard.get(), monitor, report) : read(monitor, report);
    } catch (CaptureException e) {
      out.failure(e.getMessage(), Printer.members("interface", source, "link", e.reason().code()));
      return ExitCode.of(e.reason());
    }
    plot.draw(report::time).ifPresent(file -> out.advise("drawn: " + file));
    List<StreamDifference> differences =
        maps.scl().map(scl -> StreamComparison.of(scl, monitor.streams())).orElse(List.of());
    differences.forEach(report::difference);
    if (!problem.isEmpty()) {
      out.failure(source + ": " + problem, Printer.members("file", source, "problem", problem));
    }
    if (!problem.isEmpty()) {
      return problemCode;
    }
    return differences.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** What is heard live; empty where a file is read. */
  private Optional<LiveSource> source(boolean serial) throws IOException {
    if (serial) {
      return Ft3Sources.of(source, ft3.options());
    }
    if (Ft3Sources.isNetwork(source)) {
      throw new WrongUsage(source + " is for --ft3");
    }
    return !Files.exists(Path.of(source)) && LiveOptions.isInterface(source)
        ? Optional.of(live.source(source))
        : Optional.empty();
  }

  /** What comes live has stamps: its rate is found out, unless somebody says it. */
  private int rate(boolean serial, boolean counted) throws IOException {
    if (serial && counted) {
      return ft3.rate(Path.of(source));
    }
    boolean said = spec.commandLine().getParseResult().hasMatchedOption("--rate");
    return serial && said ? ft3.rate() : 0;
  }

  private String read(SvMonitor monitor, AnalysisReport report) throws IOException {
    String problem =
        SampledFile.read(Path.of(source), ft3, monitor, at -> report.tick(monitor, at));
    report.end(monitor);
    return problem;
  }

  private String hear(LiveSource heard, SvMonitor monitor, AnalysisReport report)
      throws IOException {
    long millis = live.millis();
    try (LiveRun run = new LiveRun(heard)) {
      Heard listener = new Heard(heard, monitor, report);
      LiveStatus status = run.hear(listener, millis);
      listener.refused(status);
      report.end(monitor);
      problemCode = LiveRun.code(status);
      return LiveRun.problem(status);
    }
  }

  /** Gives the monitor what comes. */
  private static final class Heard implements LiveListener {

    private static final int PORT = 0;

    private final LiveSource source;
    private final SvMonitor monitor;
    private final AnalysisReport report;
    private final Ft3Refusals refusals;
    private long lastAt;

    private Heard(LiveSource source, SvMonitor monitor, AnalysisReport report) {
      this.source = source;
      refusals = new Ft3Refusals(monitor, PORT);
      this.monitor = monitor;
      this.report = report;
    }

    @Override
    public void ethernet(LiveFrame frame) {
      monitor.ethernet(
          PORT, frame.octets(), frame.offset(), frame.length(), frame.tci(), frame.atNanos());
    }

    @Override
    public void ft3(Ft3View frame, long atNanos) {
      monitor.ft3(PORT, frame, atNanos);
    }

    private void refused(LiveStatus status) {
      status.ft3().ifPresent(counters -> refusals.take(counters, lastAt));
    }

    @Override
    public void clockStepped(long nanos) {
      monitor.clockStepped(nanos);
    }

    @Override
    public void look(long nowNanos) {
      lastAt = nowNanos;
      refused(source.status());
      monitor.look(nowNanos);
      report.tick(monitor, nowNanos);
    }

    @Override
    public void changed(LiveState state, String detail) {
      report.changed(detail);
    }
  }
}
