// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.dump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kilowire.capture.file.CaptureFileReader;
import org.kilowire.capture.file.CaptureFrame;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.cli.sv.input.Captures;
import org.kilowire.cli.sv.input.Ft3File;
import org.kilowire.cli.sv.input.Ft3FileOptions;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.ft3.Ft3View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire sv dump}: the frames of a file, one after the other. */
@Command(
    name = "dump",
    description = {
      "The frames of a capture (pcap, pcapng) or of the octets of an FT3 link, a line each, or"
          + " every field; those that cannot be read with the reason and their octets.",
      "Exit code 1: the file is cut off."
    },
    mixinStandardHelpOptions = true)
public final class SvDump implements Callable<Integer> {

  private static final long SECOND = 1_000_000_000L;

  @Parameters(paramLabel = "FILE", description = "what was captured")
  private Path file;

  @Option(names = "--fields", description = "every field of every layer, a line each")
  private boolean fields;

  @Mixin private Ft3FileOptions ft3;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  private final FrameFields frames = new FrameFields();
  private Printer out;
  private long number;
  private long malformed;
  private long other;

  @Override
  public Integer call() throws IOException {
    out = output.printer(spec);
    boolean serial = ft3.isFt3();
    String problem = serial ? octets() : capture();
    out.advise(number + " frames, " + malformed + " malformed, " + other + " of other protocols");
    if (problem.isEmpty()) {
      return ExitCode.DONE;
    }
    out.failure(file + ": " + problem, Printer.members("file", file, "problem", problem));
    return ExitCode.REFUSED;
  }

  private String capture() throws IOException {
    try (CaptureFileReader reader = Captures.open(file)) {
      while (reader.next()) {
        frame(reader.frame());
      }
      return Captures.problem(reader);
    }
  }

  private void frame(CaptureFrame frame) {
    number++;
    Map<String, Object> members = begin(time(frame.arrivalNanos()));
    if (!frame.source().isEthernet() || !frames.ethernet(frame.octets(), frame.length(), members)) {
      other++;
      return;
    }
    print(members);
  }

  private String octets() throws IOException {
    byte[] all = Captures.octets(file);
    Ft3File.read(
        all,
        ft3.options(),
        new Ft3File.Sink() {
          @Override
          public void frame(Ft3View frame, int from, int to) {
            number++;
            Map<String, Object> members = begin(null);
            members.put("offset", from);
            frames.ft3(frame, members);
            print(members);
          }

          @Override
          public void refused(SvReason reason, int from, int to) {
            Map<String, Object> members = begin(null);
            members.put("offset", from);
            members.put("format", "ft3");
            members.put("malformed", reason.code());
            members.put("octets", Octets.copyOf(ByteBuffer.wrap(all, from, to - from)).toString());
            print(members);
          }
        });
    return "";
  }

  private Map<String, Object> begin(String time) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("frame", number);
    members.put("time", time);
    return members;
  }

  private static String time(long nanos) {
    return nanos == CaptureFrame.NO_TIME
        ? null
        : Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
            .toString();
  }

  private void print(Map<String, Object> members) {
    malformed += members.containsKey("malformed") ? 1 : 0;
    String text = output.json() ? "" : fields ? FieldLines.of(members) : FrameLine.of(members);
    out.line(text, members);
  }
}
