// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LoopbackPort;
import org.kilowire.tests.support.OpenFiles;

final class OctetSourceTest {

  private static final Ft3Options EXPECTED = Ft3Options.MERGING_UNIT;
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final byte[] FRAME_54 =
      Octets.ofHex(
              "0564 002c0201000103e803e8044c01f46b1c 028ffeb9feb900014000e000e0004000809f"
                  + "e000e00000004000000000000000500141cf")
          .toArray();
  private static final byte[] FRAME_52 =
      Octets.ofHex(
              "0564 002a0201000103e803e8044c01f43bec 028ffeb9feb900014000e000e0004000809f"
                  + "e000e0000000400000000000000032ee")
          .toArray();

  @TempDir Path folder;

  private final HeardSerial heard = new HeardSerial();

  @AfterEach
  void no_thread_is_left() {
    assertThat(LiveThreads.named("kilowire capture .*")).isEmpty();
  }

  private void await(int frames) {
    Eventually.await(
        () -> frames + " frames: " + heard.frames(), () -> heard.frames().size() >= frames);
  }

  private static InetSocketAddress at(LoopbackPort port) {
    return new InetSocketAddress(LOOPBACK, port.number());
  }

  /** Of UDP: at an address that nobody asks for. */
  private static InetSocketAddress apart(LoopbackPort port) {
    return new InetSocketAddress("127.9.0.1", port.number());
  }

  @Test
  void datagrams_with_whole_frames_are_stamped_as_they_come() throws Exception {
    try (DatagramSocket sender = new DatagramSocket(0, LOOPBACK);
        LoopbackPort port = LoopbackPort.hold()) {
      InetSocketAddress local = apart(port);
      long before = nanos(Instant.now());
      try (LiveSource source = OctetSource.datagrams(local, EXPECTED)) {
        source.start(heard);
        assertThat(source.status().state()).isEqualTo(LiveState.RECEIVING);
        sender.send(new DatagramPacket(FRAME_54, FRAME_54.length, local));
        await(1); // a longer layout might have begun: the datagram's end decides
        sender.send(new DatagramPacket(FRAME_52, 20, local));
        sender.send(new DatagramPacket(FRAME_52, FRAME_52.length, local));
        await(2);
        assertThat(heard.frames()).containsExactly("54", "52");
        assertThat(heard.stamps())
            .allSatisfy(stamp -> assertThat(stamp).isBetween(before, nanos(Instant.now())));
        Eventually.await(
            () -> "counted: " + source.status(),
            () -> source.status().received() == 2 && source.status().ft3().get().frames() == 2);
        assertThat(source.status().ft3().get().cutFrames()).isPositive();
      }
    }
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  @Test
  void a_port_that_another_has_is_not_opened() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
      LiveSource source =
          OctetSource.listening((InetSocketAddress) other.getLocalSocketAddress(), EXPECTED);
      assertThatThrownBy(() -> source.start(heard))
          .isInstanceOfSatisfying(
              CaptureException.class,
              e -> assertThat(e.reason()).isEqualTo(CaptureReason.NOT_OPENED))
          .hasMessageContaining(String.valueOf(other.getLocalPort()));
      assertThat(source.status().state()).isEqualTo(LiveState.FAILED);
    }
  }

  @Test
  void a_converter_that_hangs_up_is_called_again() throws Exception {
    try (ServerSocket converter = new ServerSocket(0, 5, LOOPBACK)) {
      InetSocketAddress peer = (InetSocketAddress) converter.getLocalSocketAddress();
      try (LiveSource source = OctetSource.calling(peer, EXPECTED)) {
        source.start(heard);
        try (Socket call = converter.accept()) {
          call.getOutputStream().write(FRAME_52);
          call.getOutputStream().write(FRAME_54, 0, 30);
          await(1);
        }
        try (Socket call = converter.accept()) {
          for (byte octet : FRAME_52) {
            call.getOutputStream().write(octet);
          }
          await(2);
          Eventually.await("counted", () -> source.status().reopened() == 1);
        }
      }
    }
    assertThat(heard.frames()).containsExactly("52", "52");
    assertThat(heard.states())
        .startsWith(LiveState.WAITING, LiveState.RECEIVING, LiveState.WAITING)
        .contains(LiveState.RECEIVING);
  }

  @Test
  void a_converter_that_is_off_is_waited_for() throws Exception {
    try (LoopbackPort port = LoopbackPort.hold();
        LiveSource source = OctetSource.calling(at(port), EXPECTED)) {
      source.start(heard);
      assertThat(source.status().state()).isEqualTo(LiveState.WAITING);
      Eventually.await("refused", () -> source.status().detail().contains("refused"));
      try (ServerSocket converter = new ServerSocket(port.number(), 5, LOOPBACK);
          Socket call = converter.accept()) {
        call.getOutputStream().write(FRAME_52);
        await(1);
      }
      assertThat(source.status().reopened()).isZero();
    }
  }

  @Test
  void the_next_caller_takes_the_place_of_the_one_before() throws Exception {
    try (LoopbackPort port = LoopbackPort.hold();
        LiveSource source = OctetSource.listening(at(port), EXPECTED)) {
      source.start(heard);
      try (Socket first = new Socket(LOOPBACK, port.number())) {
        first.getOutputStream().write(FRAME_52);
        await(1);
        try (Socket second = new Socket(LOOPBACK, port.number())) {
          second.getOutputStream().write(FRAME_52);
          await(2);
          first.setSoTimeout((int) Eventually.LIMIT.toMillis());
          assertThat(first.getInputStream().read()).isEqualTo(-1);
        }
      }
      Eventually.await("waits", () -> source.status().state() == LiveState.WAITING);
    }
  }

  @Test
  void a_file_is_read_to_its_end() throws Exception {
    Path file = folder.resolve("ft3.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 5000; i++) {
        out.write(FRAME_54);
      }
    }
    try (LiveSource source = OctetSource.file(file, EXPECTED)) {
      source.start(heard);
      Eventually.await("over", () -> source.status().state() == LiveState.ENDED);
      assertThat(heard.frames()).isEqualTo(Collections.nCopies(5000, "54"));
      assertThat(source.status().received()).isEqualTo(5000);
      assertThat(OpenFiles.under(folder)).isEmpty();
    }
  }

  @Test
  void frames_of_one_reading_have_a_stamp_each() throws Exception {
    Path file = folder.resolve("ft3.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 5000; i++) {
        out.write(FRAME_54);
      }
    }
    try (LiveSource source = OctetSource.file(file, EXPECTED)) {
      source.start(heard);
      Eventually.await("over", () -> source.status().state() == LiveState.ENDED);
    }
    assertThat(heard.stamps()).isSorted().hasSize(5000);
    assertThat(heard.stamps().stream().distinct()).as("of 5 readings").hasSizeGreaterThan(500);
  }

  @Test
  void a_file_that_is_not_there_is_not_opened() {
    LiveSource source = OctetSource.file(folder.resolve("none"), EXPECTED);
    assertThatThrownBy(() -> source.start(heard)).isInstanceOf(CaptureException.class);
  }

  @Test
  void a_device_is_read_and_waited_for() throws Exception {
    Path pipe = folder.resolve("pipe");
    try (LiveSource source = OctetSource.device(pipe, EXPECTED, folder)) {
      try {
        source.start(heard);
      } catch (CaptureException e) {
        Assumptions.abort(e.getMessage());
      }
      assertThat(source.status().state()).isEqualTo(LiveState.WAITING);
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      for (int i = 1; i <= 2; i++) {
        try (OutputStream writer = Files.newOutputStream(pipe)) {
          writer.write(FRAME_52);
          await(i);
        }
      }
      Eventually.await("told", () -> source.status().state() == LiveState.RECEIVING);
    }
    assertThat(OpenFiles.under(folder)).isEmpty();
    assertThat(heard.states()).isEqualTo(List.of(LiveState.WAITING, LiveState.RECEIVING));
  }

  @Test
  void closing_without_traffic_ends_every_kind() throws Exception {
    Path pipe = folder.resolve("silent");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (ServerSocket silent = new ServerSocket(0, 5, LOOPBACK);
        LoopbackPort port = LoopbackPort.hold()) {
      InetSocketAddress peer = (InetSocketAddress) silent.getLocalSocketAddress();
      for (LiveSource source :
          List.of(
              OctetSource.datagrams(apart(port), EXPECTED),
              OctetSource.listening(at(port), EXPECTED),
              OctetSource.calling(peer, EXPECTED),
              OctetSource.device(pipe, EXPECTED, folder))) {
        source.start(heard);
        source.close();
        assertThat(LiveThreads.named("kilowire capture .*")).as(source.toString()).isEmpty();
        assertThat(source.status().state()).isEqualTo(LiveState.CLOSED);
        assertThatThrownBy(() -> source.start(heard)).isInstanceOf(IllegalStateException.class);
      }
    }
  }
}
