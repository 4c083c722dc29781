// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.ControlSignals;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;

/** Request To Send around what is sent, over a port that writes down what it is told. */
@Timeout(60)
final class DirectionTest {

  private static final long MILLI = 1_000_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static final class Diary implements OpenPort {

    final List<String> log = new CopyOnWriteArrayList<>();
    final List<Long> times = new CopyOnWriteArrayList<>();
    private boolean fails;

    private void note(String what) {
      log.add(what);
      times.add(System.nanoTime());
    }

    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public int read(byte[] into, int most) {
      return 0;
    }

    @Override
    public void write(byte[] octets) throws LinkException {
      note("write " + octets.length);
      if (fails) {
        throw new LinkException("gone");
      }
    }

    @Override
    public void set(LineSettings settings) {
      note("set");
    }

    @Override
    public void rts(boolean on) {
      note("rts " + on);
    }

    @Override
    public void close() {
      note("close");
    }
  }

  private Link link(OpenPort port, String options) throws LinkException {
    ControlSignals signals = LinkUri.of("serial:/dev/ttyS0?" + options).options().signals();
    return SerialLink.over("/dev/ttyS0", port, signals, threads);
  }

  @Test
  void rts_is_on_while_octets_leave() throws Exception {
    Diary port = new Diary();
    try (Link link = link(port, "rts=send")) {
      Ports.say(link, "abc");
      Ports.say(link, "d");
    }
    assertThat(port.log)
        .containsExactly(
            "rts false",
            "rts true",
            "write 3",
            "rts false",
            "rts true",
            "write 1",
            "rts false",
            "close");
  }

  @Test
  void rts_is_off_while_octets_leave_where_the_adapter_is_the_other_way_round() throws Exception {
    Diary port = new Diary();
    try (Link link = link(port, "rts=receive")) {
      Ports.say(link, "abc");
    }
    assertThat(port.log).containsExactly("rts true", "rts false", "write 3", "rts true", "close");
  }

  @Test
  void it_changes_so_long_before_and_so_long_after() throws Exception {
    Diary port = new Diary();
    try (Link link = link(port, "rts=send&rts-before=20ms&rts-after=30ms")) {
      Ports.say(link, "abc");
    }
    assertThat(port.times.get(2) - port.times.get(1)).isGreaterThanOrEqualTo(20 * MILLI);
    assertThat(port.times.get(3) - port.times.get(2)).isGreaterThanOrEqualTo(30 * MILLI);
  }

  @Test
  void the_driver_of_the_port_does_it_where_it_is_asked_to() throws Exception {
    Diary port = new Diary();
    try (Link link = link(port, "rts=send&rs485=true")) {
      Ports.say(link, "abc");
    }
    assertThat(port.log).containsExactly("write 3", "close");
  }

  @Test
  void a_port_that_fails_is_closed_once_and_the_reason_stays() throws Exception {
    Diary port = new Diary();
    port.fails = true;
    Link link = link(port, "rts=on");
    assertThatThrownBy(() -> Ports.say(link, "abc")).hasMessage("gone");
    assertThatThrownBy(() -> Ports.say(link, "abc")).hasMessage("gone");
    link.close();
    link.close();
    assertThat(port.log).containsExactly("write 3", "close");
  }
}
