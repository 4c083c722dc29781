// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.output.Printer;
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
      "The streams of a capture (pcap, pcapng) or of the octets of an FT3 link: who they are, what"
          + " was lost, repeated or late, how they are synchronised, and what they measure.",
      "Exit code 1: the file is cut off, or the wire is not as --scl promises."
    },
    mixinStandardHelpOptions = true)
final class SvAnalyze implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "what was captured")
  private Path file;

  @Mixin private MapOptions maps;
  @Mixin private Ft3FileOptions ft3;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    boolean serial = ft3.isFt3();
    Printer out = output.printer(spec);
    AnalysisReport report = new AnalysisReport(out, output.json(), serial);
    SvMonitor monitor =
        new SvMonitor(maps.maps(serial ? ft3.rate() : 0), MonitorSettings.USUAL, report);
    String problem = SampledFile.read(file, ft3, monitor, at -> report.tick(monitor, at));
    report.end(monitor);
    List<StreamDifference> differences =
        maps.scl().map(scl -> StreamComparison.of(scl, monitor.streams())).orElse(List.of());
    differences.forEach(report::difference);
    if (!problem.isEmpty()) {
      out.failure(file + ": " + problem, Printer.members("file", file, "problem", problem));
    }
    return problem.isEmpty() && differences.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
