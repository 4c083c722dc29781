// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.LinkException;

/** A pseudo-terminal with a program that opens its device as a file. */
@Timeout(60)
final class PtyTest {

  @TempDir private Path folder;

  private static long soon() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
  }

  private static ByteBuffer octets(int... values) {
    ByteBuffer all = ByteBuffer.allocate(values.length);
    for (int value : values) {
      all.put((byte) value);
    }
    return all.flip();
  }

  @Test
  void octets_pass_both_ways_as_they_are() throws Exception {
    try (Pty pty = Pty.open();
        RandomAccessFile program = new RandomAccessFile(pty.device().toFile(), "rw")) {
      program.write(new byte[] {0x0D, 0x0A, 3, 17, -1, 0});
      ByteBuffer into = ByteBuffer.allocate(6);
      while (into.hasRemaining()) {
        assertThat(pty.receive(into, soon())).isPositive();
      }
      assertThat(into.array()).containsExactly(0x0D, 0x0A, 3, 17, -1, 0);
      pty.send(octets(0x0D, 4, 0xFF, 0), soon());
      byte[] heard = new byte[4];
      program.readFully(heard);
      assertThat(heard).containsExactly(0x0D, 4, -1, 0);
      pty.drain();
    }
  }

  @Test
  void it_runs_at_9600_and_nobody_talks_to_himself() throws Exception {
    try (Pty pty = Pty.open()) {
      assertThat(pty.baud()).isEqualTo(9600);
      pty.send(octets(1, 2, 3), soon());
      assertThat(pty.receive(ByteBuffer.allocate(8), System.nanoTime())).isZero();
    }
  }

  @Test
  void programs_come_and_go() throws Exception {
    try (Pty pty = Pty.open()) {
      for (int i = 0; i < 3; i++) {
        try (RandomAccessFile program = new RandomAccessFile(pty.device().toFile(), "rw")) {
          program.write(i);
        }
        ByteBuffer into = ByteBuffer.allocate(8);
        assertThat(pty.receive(into, soon())).isEqualTo(1);
        assertThat(into.get(0)).isEqualTo((byte) i);
      }
    }
  }

  @Test
  void closing_takes_the_device_and_its_name_away() throws Exception {
    Path name = folder.resolve("head");
    Pty pty = Pty.open(name);
    Path device = name.toRealPath();
    assertThat(pty.device()).isEqualTo(name);
    try (RandomAccessFile program = new RandomAccessFile(name.toFile(), "rw")) {
      pty.close();
      pty.close();
      assertThat(pty.isOpen()).isFalse();
      assertThat(program.read()).isEqualTo(-1);
      assertThatThrownBy(() -> program.write(1)).isInstanceOf(IOException.class);
    }
    assertThat(Files.exists(device)).isFalse();
    assertThat(Files.isSymbolicLink(name)).isFalse();
    assertThatThrownBy(pty::baud).isInstanceOf(LinkException.class);
  }

  @Test
  void a_name_takes_the_place_of_a_link_and_of_nothing_else() throws Exception {
    Path name = folder.resolve("head");
    Files.createSymbolicLink(name, Path.of("/dev/pts/9999"));
    Pty first = Pty.open(name);
    assertThat(name.toRealPath().toString()).startsWith("/dev/pts/");
    try (Pty next = Pty.open(name)) {
      first.close();
      assertThat(next.device().toRealPath()).exists();
    }
    Files.createFile(name);
    assertThatThrownBy(() -> Pty.open(name)).isInstanceOf(LinkException.class);
  }

  @Test
  void nobody_reads() throws Exception {
    try (Pty pty = Pty.open()) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
      assertThatThrownBy(() -> pty.send(ByteBuffer.allocate(1 << 20), deadline))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("not taken in time");
    }
  }
}
