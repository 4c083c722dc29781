// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.iec62056.capture.CaptureFile;
import org.kilowire.cli.iec62056.capture.CapturedTalk;
import org.kilowire.cli.iec62056.capture.Piece;
import org.kilowire.cli.iec62056.capture.PieceReader;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.option.TimeOptions;
import org.kilowire.cli.output.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire iec62056 decode}: what a file of captured octets says. */
@Command(
    name = "decode",
    description = {
      "Explains a readout, a P.01 answer, telegrams, or a dialogue: octets as they were,"
          + " hexadecimal digits, lines of TX and RX, or of C>M and M>C.",
      "Of a file that was cut off, what is whole, and where it ends.",
      "Exit code 1: it is cut off, or a check is wrong."
    },
    mixinStandardHelpOptions = true)
final class Iec62056Decode implements Callable<Integer> {

  private static final long MOST_OCTETS = 64L * 1024 * 1024;

  @Parameters(paramLabel = "FILE", description = "what was captured")
  private Path file;

  @Mixin private TimeOptions time = new TimeOptions();
  @Mixin private TableOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    if (Files.size(file) > MOST_OCTETS) {
      throw new IOException(file + " has more than " + MOST_OCTETS + " octets");
    }
    Printer out = output.printer(spec);
    List<CapturedTalk> talks = CaptureFile.read(Files.readAllBytes(file));
    DecodedText texts = new DecodedText(out, zone(), this::text);
    for (CapturedTalk talk : talks) {
      say(out, texts, talk, talks.size() > 1);
    }
    texts.end();
    return texts.isWhole() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private ZoneId zone() {
    return time.zone(ZoneId.systemDefault());
  }

  private String text(Instant instant) {
    return time.text(instant, zone());
  }

  /** Blocks of one answer are joined over what the client says between them. */
  private static void say(Printer out, DecodedText texts, CapturedTalk talk, boolean dialogue) {
    String side = dialogue ? (talk.byMeter() ? "< " : "> ") : "";
    for (Piece piece : PieceReader.read(talk.octets())) {
      if (piece instanceof Piece.Word word) {
        out.advise(side + word.kind() + " " + shown(word));
      } else {
        Piece.Text text = (Piece.Text) piece;
        out.advise(
            "%s%s of %d octets, %s"
                .formatted(
                    side,
                    text.last() ? "data" : "part",
                    text.to() - text.from(),
                    text.proof().text()));
        texts.add(text);
      }
    }
  }

  /** What stands in the brackets of a password is left out. */
  private static String shown(Piece.Word word) {
    boolean secret = word.kind().equals("command") && word.text().matches("P[1-9].*");
    return secret ? word.text().replaceFirst("\\(.*", "(**)") : word.text();
  }

  /** The octets of blocks, joined. */
  static byte[] joined(List<Piece.Text> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(part -> all.write(part.octets(), part.from(), part.to() - part.from()));
    return all.toByteArray();
  }
}
