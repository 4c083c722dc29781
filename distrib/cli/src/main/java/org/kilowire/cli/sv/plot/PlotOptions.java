// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.sv.monitor.MonitorListener;
import picocli.CommandLine.Option;

/** The picture that is wanted of a stream. */
public final class PlotOptions {

  @Option(
      names = "--plot",
      paramLabel = "FILE.svg",
      description =
          "draws the waveforms and phasors of a stream's last second with values into this file,"
              + " which is written over")
  private Path file;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description = "--plot: which stream, as the table shows it (default: the only one)")
  private String name;

  private PlotRecorder recorder;

  /** What is to be told instead of {@code listener}: it hears all the same. */
  public MonitorListener around(MonitorListener listener) {
    if (file == null) {
      if (name != null) {
        throw new WrongUsage("--stream is for --plot");
      }
      return listener;
    }
    recorder = new PlotRecorder(listener);
    return recorder;
  }

  /**
   * Draws what was heard, if that is wanted.
   *
   * @param time what a time in ns is called
   * @throws WrongUsage where no stream has values, or several have and none is named
   */
  public Optional<Path> draw(LongFunction<Object> time) throws IOException {
    if (recorder == null) {
      return Optional.empty();
    }
    List<RecordedSecond> seconds =
        recorder.seconds().stream()
            .filter(one -> name == null || one.stream().equals(name))
            .toList();
    if (seconds.size() != 1) {
      throw new WrongUsage(
          seconds.isEmpty()
              ? "--plot: no such stream has a second with values"
              : "--plot: which --stream? "
                  + seconds.stream().map(RecordedSecond::stream).collect(Collectors.joining(", ")));
    }
    SvgPage.write(seconds.get(0), String.valueOf(time.apply(seconds.get(0).endNanos())), file);
    return Optional.of(file);
  }
}
