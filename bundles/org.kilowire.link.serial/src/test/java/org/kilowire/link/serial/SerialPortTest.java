// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.simulators.pty.Pty;
import org.kilowire.tests.support.Eventually;

/** What a port promises beside what every link does. */
@Timeout(120)
final class SerialPortTest {

  private static final byte[] MUCH = new byte[1024 * 1024];

  @TempDir private Path folder;

  private final SerialLinks links = new SerialLinks(Ports::natives);

  @AfterEach
  void close() {
    links.close();
  }

  private Link open(Pty pty, String... options) throws LinkException {
    return Ports.open(links, Ports.uri(pty, options));
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 300, 1200, 9600, 19200, 115_200, 4_000_000, 31_250})
  void it_runs_at_the_speed_of_the_uri(int baud) throws Exception {
    try (Pty pty = Pty.open();
        Link link = open(pty, "baud=" + baud)) {
      assertThat(pty.baud()).isEqualTo(baud);
      Ports.say(link, "x");
      assertThat(Ports.hear(pty, 1)).isEqualTo("x");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7E1", "7O1", "7E2", "7N1", "8N2", "8E1", "8O1"})
  void it_opens_with_every_framing_and_goes_on(String framing) throws Exception {
    try (Pty pty = Pty.open();
        Link link = open(pty, "framing=" + framing)) {
      Ports.say(pty, "A");
      assertThat(Ports.hear(link, 1)).isEqualTo("A");
    }
  }

  @Test
  void it_is_tuned_to_another_framing_alone_and_to_the_same_again() throws Exception {
    try (Pty pty = Pty.open();
        Link link = open(pty, "baud=9600")) {
      LineSettings seven = LineSettings.of(9600, Framing.parse("7E1").orElseThrow());
      assertThat(link.tune(seven)).isTrue();
      assertThat(link.tune(seven)).isTrue();
      Ports.say(link, "A");
      assertThat(Ports.hear(pty, 1)).isEqualTo("A");
    }
  }

  @Test
  void it_is_tuned_while_it_is_open_and_what_was_sent_before_has_left() throws Exception {
    try (Pty pty = Pty.open();
        Link link = open(pty, "baud=300")) {
      Ports.say(link, "050");
      assertThat(Ports.hear(pty, 3)).isEqualTo("050");
      assertThat(pty.baud()).isEqualTo(300);
      assertThat(link.tune(LineSettings.of(9600, Framing.PLAIN))).isTrue();
      assertThat(pty.baud()).isEqualTo(9600);
      Ports.say(pty, "data");
      assertThat(Ports.hear(link, 4)).isEqualTo("data");
    }
  }

  /** The break of one command, which the meter has still to hear when the next one opens. */
  @Test
  void what_was_sent_is_not_lost_when_it_is_opened_again() throws Exception {
    try (Pty pty = Pty.open()) {
      try (Link before = open(pty)) {
        Ports.say(before, "break");
      }
      try (Link link = open(pty)) {
        Ports.say(link, "!");
        assertThat(Ports.hear(pty, 6)).isEqualTo("break!");
      }
    }
  }

  @Test
  void what_came_before_it_was_opened_is_nobodys() throws Exception {
    try (Pty pty = Pty.open()) {
      Ports.say(pty, "old");
      try (Link link = open(pty)) {
        Ports.say(pty, "new");
        assertThat(Ports.hear(link, 3)).isEqualTo("new");
      }
    }
  }

  /** The kernel keeps 4095 of them. */
  @Test
  void octets_that_come_while_nobody_reads_are_kept() throws Exception {
    byte[] sent = new byte[4000];
    new Random(9).nextBytes(sent);
    try (Pty pty = Pty.open();
        Link link = open(pty)) {
      pty.send(ByteBuffer.wrap(sent), Ports.soon());
      assertThat(Ports.hear(link, sent.length))
          .isEqualTo(new String(sent, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void a_port_of_this_process_does_not_open_twice() throws Exception {
    try (Pty pty = Pty.open();
        Link link = open(pty)) {
      assertThatThrownBy(() -> open(pty))
          .isInstanceOf(LinkException.class)
          .hasMessage(pty + ": in use by this program already");
      Ports.say(link, "x");
    }
  }

  @Test
  void a_closed_port_opens_again() throws Exception {
    try (Pty pty = Pty.open()) {
      for (int i = 0; i < 20; i++) {
        try (Link link = open(pty)) {
          Ports.say(pty, "x");
          assertThat(Ports.hear(link, 1)).isEqualTo("x");
        }
      }
    }
  }

  @Test
  void a_port_that_goes_and_returns_opens_again_by_its_name() throws Exception {
    Path name = folder.resolve("usb-optical-head");
    LinkUri uri = LinkUri.of("serial:" + name);
    Pty pty = Pty.open(name);
    try (Link link = Ports.open(links, uri)) {
      Ports.say(pty, "x");
      assertThat(Ports.hear(link, 1)).isEqualTo("x");
      FutureTask<Integer> waiting =
          new FutureTask<>(() -> link.receive(ByteBuffer.allocate(8), Ports.soon()));
      Thread reader = new Thread(waiting, "reader");
      reader.start();
      pty.close();
      assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
          .hasMessageContaining("the port has gone, unplugged perhaps");
      assertThatThrownBy(() -> Ports.say(link, "x")).hasMessageContaining("the port has gone");
      assertThatThrownBy(() -> link.tune(LineSettings.of(300, Framing.PLAIN)))
          .hasMessageContaining("the port has gone");
    }
    assertThatThrownBy(() -> Ports.open(links, uri))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith(name + ": no such port");
    try (Pty returned = Pty.open(name);
        Link link = Ports.open(links, uri)) {
      Ports.say(link, "y");
      assertThat(Ports.hear(returned, 1)).isEqualTo("y");
    }
  }

  @Test
  void an_interrupt_ends_a_send_under_way_and_stays_set() throws Exception {
    try (Pty pty = Pty.open();
        Link link = open(pty)) {
      FutureTask<Boolean> sending =
          new FutureTask<>(
              () -> {
                assertThatThrownBy(() -> link.send(ByteBuffer.wrap(MUCH), Ports.soon()))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("interrupted");
                return Thread.currentThread().isInterrupted();
              });
      Thread sender = new Thread(sending, "sender");
      sender.start();
      Eventually.awaitBlocked(sender);
      sender.interrupt();
      assertThat(sending.get(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> Ports.say(link, "x")).hasMessageContaining("interrupted");
    }
  }

  @Test
  void a_send_that_does_not_leave_in_time_ends_the_link_and_the_port_is_free_when_it_has()
      throws Exception {
    try (Pty pty = Pty.open()) {
      Link link = open(pty);
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
      assertThatThrownBy(() -> link.send(ByteBuffer.wrap(MUCH), deadline))
          .hasMessageContaining(MUCH.length + " octets were not taken in time");
      link.close();
      assertThatThrownBy(() -> open(pty)).hasMessageContaining("in use by this program already");
      ByteBuffer into = ByteBuffer.allocate(64 * 1024);
      Eventually.await(
          "the port is free",
          () -> {
            pty.receive(into.clear(), System.nanoTime());
            try (Link again = open(pty)) {
              return again != null;
            } catch (LinkException e) {
              return false;
            }
          });
    }
  }

  @Test
  void an_interrupt_ends_opening_and_stays_set() throws Exception {
    try (Pty pty = Pty.open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> links.open(Ports.uri(pty), Ports.soon()))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void what_is_no_port_is_told() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    for (Path one : List.of(file, folder, Path.of("/dev/null"))) {
      assertThatThrownBy(() -> Ports.open(links, LinkUri.of("serial:" + one)))
          .isInstanceOf(LinkException.class)
          .hasMessage(one + ": is no serial port");
    }
    assertThatThrownBy(() -> Ports.open(links, LinkUri.of("serial:ttyNONE7")))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("ttyNONE7: no such port, unplugged perhaps; there ");
  }

  @Test
  void a_port_without_rts_cannot_switch_with_it_and_is_free_again() throws Exception {
    try (Pty pty = Pty.open()) {
      assertThatThrownBy(() -> open(pty, "rts=send"))
          .isInstanceOf(LinkException.class)
          .hasMessage(pty + ": has no RTS signal to switch");
      open(pty, "rts=off", "dtr=off").close();
      open(pty, "rts=receive", "rs485=true").close();
    }
  }

  @Test
  void after_its_end_nothing_opens_and_nothing_runs() throws Exception {
    try (Pty pty = Pty.open()) {
      open(pty).close();
      links.close();
      assertThatThrownBy(() -> open(pty))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("shut down");
      Eventually.await(
          "no thread is left",
          () ->
              Thread.getAllStackTraces().keySet().stream()
                  .noneMatch(one -> one.getName().equals("kilowire-serial")));
    }
  }
}
