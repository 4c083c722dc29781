// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PcapTest {

  static Stream<ByteOrder> orders() {
    return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);
  }

  /** Two frames, the second cut to 3 of 1,500 octets. */
  static byte[] file(ByteOrder order, int magic, int linkType) {
    ByteBuffer file = ByteBuffer.allocate(24 + 2 * 16 + 5).order(order).putInt(magic);
    file.putShort((short) 2).putShort((short) 4).putLong(0).putInt(65535).putInt(linkType);
    file.putInt(1_700_000_000).putInt(999_999).putInt(2).putInt(2).put(new byte[] {1, 2});
    file.putInt(0xF0000000).putInt(1).putInt(3).putInt(1500).put(new byte[] {3, 4, 5});
    return file.array();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void microseconds_are_read_in_both_orders(ByteOrder order) {
    assertThat(CaptureText.read(file(order, 0xA1B2C3D4, 1)))
        .containsExactly(
            "0/0  1 1700000000999999000 0102/2", "0/0  1 4026531840000001000 030405/1500", "end 0");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void nanoseconds_are_read_in_both_orders(ByteOrder order) {
    assertThat(CaptureText.read(file(order, 0xA1B23C4D, 1)))
        .startsWith("0/0  1 1700000000000999999 0102/2")
        .endsWith("end 0");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void the_link_type_is_what_its_lower_bits_say(ByteOrder order) {
    assertThat(CaptureText.read(file(order, 0xA1B2C3D4, 0x54000071)).get(0))
        .startsWith("0/0  113 ");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void a_cut_file_gives_the_frames_before_the_cut_and_says_so(ByteOrder order) {
    byte[] file = file(order, 0xA1B2C3D4, 1);
    for (int end = 4; end < file.length; end++) {
      List<String> lines = CaptureText.read(Arrays.copyOf(file, end));
      int whole = end < 24 + 18 ? 0 : 1;
      boolean clean = end == 24 || end == 24 + 18;
      assertThat(lines).as("%d octets", end).hasSize(whole + 1);
      assertThat(lines.get(whole))
          .as("%d octets", end)
          .isEqualTo(clean ? "end 0" : "capture-cut 0");
    }
  }

  @Test
  void a_frame_that_is_too_long_ends_the_reading() {
    byte[] file = file(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 1);
    file[24 + 18 + 8] = 0x7F;
    assertThat(CaptureText.read(file))
        .containsExactly("0/0  1 1700000000999999000 0102/2", "capture-malformed 0");
  }

  @Test
  void what_is_no_capture_is_called_so() throws IOException {
    assertThat(CaptureText.read(new byte[0])).containsExactly("capture-unknown-format 0");
    assertThat(CaptureText.read(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0}))
        .containsExactly("capture-unknown-format 0");
    CaptureFileReader reader = new CaptureFileReader(new ByteArrayInputStream(new byte[0]));
    assertThat(reader.next()).isFalse();
    assertThat(reader.detail()).isEqualTo("an empty file");
  }

  @Test
  void what_is_written_is_read() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] large = new byte[200_000];
    large[199_999] = 7;
    try (PcapWriter writer = new PcapWriter(file)) {
      for (int i = 0; i < 5000; i++) {
        writer.write(1_700_000_000_000_000_000L + i, new byte[] {9, (byte) i, 9}, 1, 1, 60);
      }
      writer.flush();
      writer.write(0, large, 0, large.length);
      writer.write(1, large, 0, 0);
    }
    List<String> lines = CaptureText.read(file.toByteArray());
    assertThat(lines).hasSize(5003).endsWith("0/0  1 1 /0", "end 0");
    assertThat(lines.get(4999)).isEqualTo("0/0  1 1700000000000004999 87/60");
    assertThat(lines.get(5000)).startsWith("0/0  1 0 0000").endsWith("07/200000");
  }

  @Test
  void a_file_without_frames_has_its_header() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new PcapWriter(file).close();
    assertThat(CaptureText.read(file.toByteArray())).containsExactly("end 0");
  }

  @Test
  void what_the_format_has_no_room_for_is_refused() {
    PcapWriter writer = new PcapWriter(new ByteArrayOutputStream());
    byte[] frame = new byte[1];
    assertThatIllegalArgumentException().isThrownBy(() -> writer.write(-1, frame, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write(0x1_0000_0000L * 1_000_000_000, frame, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write(0, new byte[300_000], 0, 300_000));
  }

  @Test
  void nothing_is_allocated_for_a_frame() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PcapWriter writer = new PcapWriter(file)) {
      for (int i = 0; i < 60_000; i++) {
        writer.write(i, new byte[126], 0, 126);
      }
    }
    CaptureFileReader reader = new CaptureFileReader(new ByteArrayInputStream(file.toByteArray()));
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 5000; i++) {
        reader.next();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(reader.frames()).isEqualTo(60_000);
    assertThat(least).isZero();
  }

  @Test
  void the_cases_are_read_to_their_end() throws IOException {
    String folder = System.getProperty("kilowire.cases");
    Assumptions.assumeTrue(folder != null, "no cases here");
    Path file = Path.of(folder, "sampled-values", "s91-universal.pcap.gz");
    Assumptions.assumeTrue(Files.exists(file), "no cases here");
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      List<String> lines = CaptureText.read(in);
      assertThat(lines).hasSize(7999 + 1).endsWith("end 0");
    }
  }
}
