// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PcapngTest {

  private static final byte[] FRAME = {1, 2, 3, 4, 5};
  private static final int NANOS = 9;

  static Stream<ByteOrder> orders() {
    return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);
  }

  private static PcapngFile big() {
    return new PcapngFile(ByteOrder.BIG_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void every_kind_of_packet_is_read(ByteOrder order) {
    PcapngFile file =
        new PcapngFile(order)
            .interfaceOf("eth0", 1, NANOS, 0)
            .interfaceOf("bus-ü", 113, 6, 10)
            .packet(1, 1_000_000, FRAME, 1500)
            .packet(0, 1_700_000_000_123_456_789L, new byte[0], 0)
            .obsoletePacket(1, 2_000_001, FRAME)
            .simplePacket(5, FRAME)
            .simplePacket(1500, FRAME);
    assertThat(CaptureText.read(file.octets()))
        .containsExactly(
            "0/1 bus-ü 113 11000000000 0102030405/1500",
            "0/0 eth0 1 1700000000123456789 /0",
            "0/1 bus-ü 113 12000001000 0102030405/5",
            "0/0 eth0 1 - 0102030405/5",
            "0/0 eth0 1 - 0102030405000000/1500",
            "end 0");
  }

  @Test
  void each_section_has_its_order_and_its_interfaces() {
    PcapngFile file =
        big()
            .interfaceOf("a", 1, NANOS, 0)
            .packet(0, 1, FRAME, 5)
            .section(ByteOrder.LITTLE_ENDIAN)
            .packet(0, 2, FRAME, 5)
            .interfaceOf("b", 1, NANOS, 0)
            .packet(0, 3, FRAME, 5);
    assertThat(CaptureText.read(file.octets()))
        .containsExactly("0/0 a 1 1 0102030405/5", "1/0 b 1 3 0102030405/5", "end 1");
  }

  @Test
  void unknown_blocks_are_passed_over_however_long() {
    PcapngFile file = big().interfaceOf("a", 1, NANOS, 0);
    file.block(0x0BAD, file.body(300_000).position(300_000));
    file.block(5, file.body(40).position(17)).packet(0, 1, FRAME, 5);
    assertThat(CaptureText.read(file.octets())).containsExactly("0/0 a 1 1 0102030405/5", "end 0");
  }

  @Test
  void a_packet_that_lies_about_itself_costs_no_other() {
    PcapngFile file =
        big()
            .interfaceOf("a", 1, NANOS, 0)
            .packet(1, 1, FRAME, 5)
            .packet(-1, 1, FRAME, 5)
            .packet(0, 1, FRAME, 9, 9)
            .packet(0, 1, FRAME, -1, 5)
            .packet(0, 1, new byte[300_000], 300_000);
    file.block(6, file.body(40).position(16));
    file.block(3, file.body(40)).packet(0, 7, FRAME, 5);
    assertThat(CaptureText.read(file.octets())).containsExactly("0/0 a 1 7 0102030405/5", "end 7");
  }

  @Test
  void an_interface_without_options_counts_microseconds_and_cuts_as_it_says() {
    PcapngFile file = big().plainInterface(1, 3).packet(0, 5, FRAME, 5).simplePacket(1500, FRAME);
    assertThat(CaptureText.read(file.octets()))
        .containsExactly("0/0  1 5000 0102030405/5", "0/0  1 - 010203/1500", "end 0");
  }

  @Test
  void a_simple_packet_in_front_of_every_interface_is_passed_over() {
    assertThat(CaptureText.read(big().simplePacket(5, FRAME).octets())).containsExactly("end 1");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void a_cut_file_gives_the_frames_before_the_cut_and_says_so(ByteOrder order) {
    byte[] head = new PcapngFile(order).interfaceOf("a", 1, NANOS, 0).octets();
    byte[] file =
        new PcapngFile(order).interfaceOf("a", 1, NANOS, 0).packet(0, 1, FRAME, 5).octets();
    for (int end = 4; end < file.length; end++) {
      List<String> lines = CaptureText.read(Arrays.copyOf(file, end));
      boolean clean = end == 32 || end == head.length;
      assertThat(lines).as("%d octets", end).containsExactly(clean ? "end 0" : "capture-cut 0");
    }
    assertThat(CaptureText.read(file)).hasSize(2).endsWith("end 0");
  }

  @Test
  void lengths_that_cannot_be_end_the_reading() {
    byte[] good = big().interfaceOf("a", 1, NANOS, 0).packet(0, 1, FRAME, 5).octets();
    int packet = big().interfaceOf("a", 1, NANOS, 0).octets().length;
    for (int length : new int[] {0, 4, 11, 13, 0x7F}) {
      byte[] file = good.clone();
      file[packet + 7] = (byte) length;
      assertThat(CaptureText.read(file)).as("%d", length).containsExactly("capture-malformed 0");
    }
    byte[] otherEnd = good.clone();
    otherEnd[good.length - 1] ^= 4;
    assertThat(CaptureText.read(otherEnd)).containsExactly("capture-malformed 0");
    byte[] noOrder = good.clone();
    noOrder[8] = 0;
    assertThat(CaptureText.read(noOrder)).containsExactly("capture-malformed 0");
    assertThat(CaptureText.read(big().block(1, big().body(4).position(4)).octets()))
        .containsExactly("capture-malformed 0");
  }

  @Test
  void interfaces_without_end_are_bounded() {
    PcapngFile file = big();
    for (int i = 0; i < 4096; i++) {
      file.plainInterface(1, 0);
    }
    assertThat(CaptureText.read(file.packet(4095, 5, FRAME, 5).octets())).endsWith("end 0");
    assertThat(CaptureText.read(file.plainInterface(1, 0).octets()).get(1))
        .isEqualTo("capture-malformed 0");
  }
}
