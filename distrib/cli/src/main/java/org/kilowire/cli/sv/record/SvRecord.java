// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.capture.file.PcapWriter;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.cli.sv.input.LiveOptions;
import org.kilowire.cli.sv.input.LiveRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire sv record}: the sampled values of an interface into a file. */
@Command(
    name = "record",
    description = {
      "Writes the sampled values that an interface receives into a pcap file, with their VLAN"
          + " tags.",
      "Needs CAP_NET_RAW. Exit code 1: frames were lost on this computer. 3: capturing" + " failed."
    },
    mixinStandardHelpOptions = true)
public final class SvRecord implements Callable<Integer> {

  @Parameters(paramLabel = "INTERFACE", description = "what is heard, as ip link names it")
  private String networkInterface;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "where the frames go; a file that is there is written over")
  private Path file;

  @Mixin private LiveOptions live;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Printer out = output.printer(spec);
    long millis = live.millis();
    try (LiveRun run = new LiveRun(live.source(networkInterface));
        OutputStream octets = Files.newOutputStream(file);
        PcapWriter writer = new PcapWriter(octets)) {
      Recording recording = new Recording(run, writer, out);
      LiveStatus status = run.hear(recording, millis);
      if (recording.failure != null) {
        throw recording.failure;
      }
      return report(out, recording, status);
    } catch (CaptureException e) {
      out.failure(
          e.getMessage(),
          Printer.members("interface", networkInterface, "link", e.reason().code()));
      return ExitCode.of(e.reason());
    }
  }

  private int report(Printer out, Recording recording, LiveStatus status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("interface", networkInterface);
    members.put("frames", recording.frames.get());
    members.put("kernel_drops", status.kernelDrops());
    members.put("out", file);
    out.summary(
        "%d frames of %s to %s, %d lost on this computer"
            .formatted(recording.frames.get(), networkInterface, file, status.kernelDrops()),
        members);
    if (status.state() == LiveState.FAILED) {
      String problem = LiveRun.problem(status);
      out.failure(
          networkInterface + ": " + problem,
          Printer.members("interface", networkInterface, "problem", problem));
    }
    return LiveRun.code(status);
  }

  /** Writes what comes. */
  private static final class Recording implements LiveListener {

    private final LiveRun run;
    private final PcapWriter writer;
    private final Printer out;
    private byte[] octets = new byte[2048];
    private final AtomicLong frames = new AtomicLong();
    private volatile IOException failure;

    private Recording(LiveRun run, PcapWriter writer, Printer out) {
      this.run = run;
      this.writer = writer;
      this.out = out;
    }

    @Override
    public void ethernet(LiveFrame frame) {
      if (failure != null) {
        return;
      }
      int room = frame.length() + LiveFrame.TAG_OCTETS;
      octets = octets.length < room ? new byte[2 * room] : octets;
      int length = frame.copyTagged(octets);
      long original = frame.originalLength() + length - frame.length();
      try {
        writer.write(frame.atNanos(), octets, 0, length, original);
        frames.incrementAndGet();
      } catch (IOException e) {
        failure = e;
        run.end();
      }
    }

    @Override
    public void changed(LiveState state, String detail) {
      if (!detail.isEmpty()) {
        out.advise(detail);
      }
    }
  }
}
