// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.output.Printer;
import org.kilowire.cli.sv.convert.TargetOptions.Form;
import org.kilowire.cli.sv.convert.TargetOptions.SourceStream;
import org.kilowire.cli.sv.input.Captures;
import org.kilowire.cli.sv.input.Ft3FileOptions;
import org.kilowire.cli.sv.input.MapOptions;
import org.kilowire.cli.sv.input.SampledFile;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.monitor.MonitorListener;
import org.kilowire.sv.monitor.MonitorSettings;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.monitor.SvMonitor;
import org.kilowire.sv.stream.StreamEvent;
import org.kilowire.sv.stream.StreamKey;
import org.kilowire.sv.stream.SvStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire sv convert}: a stream in another form. */
@Command(
    name = "convert",
    description = {
      "One stream of a capture, of the octets of an FT3 link, or of comma-separated values in"
          + " another form. Values go over in A and V; a repeated sample is left out, a missing one"
          + " stays missing.",
      "Exit code 1: the file is cut off."
    },
    mixinStandardHelpOptions = true)
public final class SvConvert implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "what was captured, or what --to csv wrote")
  private Path file;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description = "which one, as analyze shows it (default: the only one)")
  private String name;

  @Mixin private TargetOptions target;
  @Mixin private MapOptions maps;
  @Mixin private Ft3FileOptions ft3;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Printer out = output.printer(spec);
    target.form();
    boolean there = Files.exists(file) && Files.exists(target.out());
    if (there && Files.isSameFile(file, target.out())) {
      throw new WrongUsage("--out is FILE itself");
    }
    return !ft3.isFt3() && Captures.isReadable(file) && CsvSampleReader.isOne(file)
        ? table(out)
        : stream(out);
  }

  private int table(Printer out) throws IOException {
    if (target.form() == Form.CSV) {
      throw new WrongUsage("FILE has comma-separated values already");
    }
    SourceStream source = SourceStream.unknown(name == null ? "CSV01" : name);
    try (FrameSamples frames =
        new FrameSamples(target.out(), target.shape(maps, source, ft3.rate()), ft3.rate())) {
      long samples = CsvSampleReader.copy(file, frames);
      report(out, source.name(), samples, frames.cut());
    }
    return ExitCode.DONE;
  }

  private int stream(Printer out) throws IOException {
    Chosen chosen = choose();
    Copy copy = new Copy(chosen);
    SvMonitor monitor = monitor(copy);
    String problem = SampledFile.read(file, ft3, monitor, at -> {});
    copy.close();
    report(out, chosen.key.name(), copy.samples, copy.cut());
    if (!problem.isEmpty()) {
      out.failure(file + ": " + problem, Printer.members("file", file, "problem", problem));
    }
    return problem.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private SvMonitor monitor(MonitorListener listener) throws IOException {
    return new SvMonitor(
        maps.maps(ft3.isFt3() ? ft3.rate(file) : 0), MonitorSettings.USUAL, listener);
  }

  /** The stream, and the rate that it turned out to have. */
  private record Chosen(StreamKey key, int rate) {}

  /** Reads the whole file for it: the rate shows behind the first samples. */
  private Chosen choose() throws IOException {
    SvMonitor monitor = monitor(new Quiet());
    SampledFile.read(file, ft3, monitor, at -> {});
    List<SvStream> streams =
        monitor.streams().stream()
            .filter(stream -> monitor.monitored(stream).isPresent())
            .filter(stream -> name == null || stream.key().name().equals(name))
            .toList();
    if (streams.size() != 1) {
      throw new WrongUsage(
          streams.isEmpty()
              ? "there is no such stream with a channel map; see sv analyze"
              : "which --stream? "
                  + streams.stream()
                      .map(one -> one.key().name())
                      .collect(Collectors.joining(", ")));
    }
    SvStream stream = streams.get(0);
    return new Chosen(stream.key(), (int) Math.max(1, Math.round(stream.rate())));
  }

  /** Hears nothing. */
  private static class Quiet implements MonitorListener {

    @Override
    public void event(StreamEvent event) {
      // Nobody asked for events.
    }

    @Override
    public void second(MonitoredStream stream, SecondResult result) {
      // Nobody asked for results.
    }
  }

  /** Takes the samples of the chosen stream over. */
  private final class Copy extends Quiet {

    private final Chosen chosen;
    private SampleWriter writer;
    private ChannelMatch match;
    private long samples;

    private Copy(Chosen chosen) {
      this.chosen = chosen;
    }

    @Override
    public void sample(MonitoredStream stream, AsduView asdu, long atNanos) {
      if (!stream.health().key().equals(chosen.key)) {
        return;
      }
      try {
        if (writer == null) {
          begin(stream, asdu);
        }
        match.take(stream);
        boolean synchronised = asdu.smpSynch() != 0;
        writer.write(atNanos, asdu.smpCnt(), synchronised, match.values(), match.qualities());
        samples++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void begin(MonitoredStream stream, AsduView asdu) throws IOException {
      writer =
          target.form() == Form.CSV
              ? new CsvSamples(target.out(), stream.map().channels())
              : new FrameSamples(
                  target.out(), target.shape(maps, source(stream, asdu), chosen.rate), chosen.rate);
      match = new ChannelMatch(stream.map().channels(), writer.channels());
    }

    private SourceStream source(MonitoredStream stream, AsduView asdu) {
      return new SourceStream(
          chosen.key.name(),
          Optional.of(chosen.key),
          Optional.of(stream.map()),
          Math.max(0, asdu.confRev()),
          Math.max(1, asdu.smpSynch()),
          TargetOptions.header(asdu));
    }

    private long cut() {
      return writer instanceof FrameSamples frames ? frames.cut() : 0;
    }

    private void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }

  private void report(Printer out, String stream, long samples, long cut) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("stream", stream);
    members.put("samples", samples);
    members.put("cut", cut);
    members.put("out", target.out());
    String too = cut == 0 ? "" : ", " + cut + " values too large for it: invalid";
    out.summary("%d samples of %s to %s%s".formatted(samples, stream, target.out(), too), members);
  }
}
