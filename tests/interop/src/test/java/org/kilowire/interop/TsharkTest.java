// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Octets;

/**
 * Our decoding of IEC 61850-9-2 beside that of tshark, field by field (Debian: package tshark). It
 * is asked for sound frames only, since it marks few malformed ones; and for smpSynch up to 127 and
 * smpMod up to 32767, which it takes for signed numbers.
 */
@Timeout(300)
final class TsharkTest {

  private static final Path TSHARK = Path.of("/usr/bin/tshark");
  private static final int PCAP_MAGIC = 0xA1B2C3D4;
  private static final int ETHERNET = 1;
  private static final int MAX_FRAME = 65535;

  @TempDir private Path folder;

  @BeforeEach
  void look_for_tshark() {
    assumeTrue(Files.isExecutable(TSHARK), "tshark is not installed");
  }

  @Test
  void every_field_is_the_same_with_values_and_qualities() throws Exception {
    agree(TsharkFields.ofPairs(), true, 10_000, 92);
  }

  @Test
  void every_field_is_the_same_with_any_octets_as_samples() throws Exception {
    agree(TsharkFields.ofOctets(), false, 2_000, 9200);
  }

  private void agree(TsharkFields fields, boolean pairs, int count, long seed) throws Exception {
    SampledFrames random = new SampledFrames(seed);
    List<Octets> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(random.next(pairs));
    }
    Path theirs = dissect(write(frames), fields.names(), pairs);
    int compared = 0;
    try (BufferedReader lines = Files.newBufferedReader(theirs)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Octets frame = frames.get(compared);
        assertThat(List.of(line.split("\\|", -1)))
            .as("seed %d, frame %d of %s: %s", seed, compared, fields.names(), frame)
            .isEqualTo(fields.of(frame));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(count);
  }

  private Path write(List<Octets> frames) throws IOException {
    int size = frames.stream().mapToInt(frame -> 16 + frame.length()).sum();
    ByteBuffer out = ByteBuffer.allocate(24 + size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(PCAP_MAGIC).putShort((short) 2).putShort((short) 4).putLong(0);
    out.putInt(MAX_FRAME).putInt(ETHERNET);
    for (Octets frame : frames) {
      out.putLong(0).putInt(frame.length()).putInt(frame.length());
      frame.putInto(out);
    }
    return Files.write(folder.resolve("frames.pcap"), out.array());
  }

  private Path dissect(Path capture, List<String> fields, boolean pairs) throws Exception {
    List<String> command = new ArrayList<>(List.of(TSHARK.toString(), "-n", "-r"));
    command.add(capture.toString());
    command.addAll(List.of("-o", "sv.decode_data_as_phsmeas:" + (pairs ? "TRUE" : "FALSE")));
    command.addAll(List.of("-T", "fields", "-E", "separator=|", "-E", "aggregator=;"));
    fields.forEach(field -> command.addAll(List.of("-e", field)));
    Path out = folder.resolve("fields");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("tshark ends").isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors, StandardCharsets.UTF_8)).isZero();
    } finally {
      process.destroyForcibly();
    }
    return out;
  }
}
