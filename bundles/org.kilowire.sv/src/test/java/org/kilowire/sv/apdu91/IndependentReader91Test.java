// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.PythonReader;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.ethernet.EthernetView;

final class IndependentReader91Test {

  private static final int FRAMES = 10_000;
  private static final long SEED = 91;

  private final EthernetView ethernet = new EthernetView();
  private final Apdu91View view = new Apdu91View();

  @Test
  void a_reader_in_another_language_agrees_on_every_field(@TempDir Path folder) throws Exception {
    Random random = new Random(SEED);
    StringBuilder frames = new StringBuilder();
    List<String> ours = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      Octets apdu = Apdu91Codec.encode(Apdu91Properties.any(random));
      Octets frame = Octets.ofHex(frame(random, apdu));
      ours.add(read(frame));
      frames.append(frame).append('\n');
    }
    byte[] input = frames.toString().getBytes(StandardCharsets.US_ASCII);
    List<String> theirs = PythonReader.run(folder, "read_91.py", input);
    assertThat(theirs).as("seed %d", SEED).hasSize(FRAMES).isEqualTo(ours);
  }

  private String read(Octets octets) {
    byte[] frame = octets.toArray();
    assertThat(ethernet.wrap(frame, 0, frame.length)).as("seed %d", SEED).isTrue();
    assertThat(ethernet.format()).isEqualTo(SvFormat.IEC_61850_9_1);
    int end = ethernet.apduOffset() + ethernet.apduLength();
    assertThat(view.wrap(frame, ethernet.apduOffset(), end)).as("seed %d", SEED).isTrue();
    return IntStream.range(0, view.count())
        .mapToObj(i -> AsduLines.line(view.asdu(i)))
        .collect(Collectors.joining(" ; "));
  }

  private static String frame(Random random, Octets apdu) {
    String tag = random.nextBoolean() ? "8100%04X".formatted(random.nextInt(0x10000)) : "";
    String head = "010CCD040001020000000001" + tag + "88BA0000%04X00000000";
    return head.formatted(apdu.length() + 8) + apdu + "00".repeat(random.nextInt(8));
  }
}
