// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.LinkUri;
import org.kilowire.tests.support.Eventually;

/** Deadlines, interrupts and ends while the caller itself waits for the port. */
@Timeout(60)
final class SerialReceiveTest {

  private static SerialLink link(OpenPort port) throws LinkException {
    return SerialLink.over(
        "/dev/ttyS0", port, LinkUri.of("serial:/dev/ttyS0").options().signals(), Runnable::run);
  }

  private static String receive(SerialLink link, int room, long deadline) throws LinkException {
    ByteBuffer into = ByteBuffer.allocate(room);
    int count = link.receive(into, deadline);
    assertThat(into.position()).isEqualTo(count);
    return new String(into.array(), 0, count, StandardCharsets.ISO_8859_1);
  }

  /** The port waits for a tenth of a second, whatever the deadline. */
  @Test
  void a_port_is_not_waited_for_beyond_the_deadline() throws Exception {
    ScriptedPort port = new ScriptedPort();
    long deadline = System.nanoTime() + OpenPort.READ_NANOS / 2;
    assertThat(receive(link(port), 8, deadline)).isEmpty();
    assertThat(System.nanoTime() - deadline).isNotNegative();
    assertThat(port.log).isEmpty();
  }

  @Test
  void octets_that_come_while_it_is_looked_at_are_delivered() throws Exception {
    ScriptedPort port =
        new ScriptedPort() {
          private int looks;

          @Override
          void looking() {
            if (++looks == 3) {
              arrives("abc");
            }
          }
        };
    assertThat(receive(link(port), 8, System.nanoTime() + OpenPort.READ_NANOS)).isEqualTo("abc");
  }

  @Test
  void a_port_is_waited_for_where_there_is_time() throws Exception {
    ScriptedPort port =
        new ScriptedPort() {
          @Override
          void waiting() {
            if (log.size() == 3) {
              arrives("abc");
            }
          }
        };
    assertThat(receive(link(port), 8, Ports.soon())).isEqualTo("abc");
    assertThat(port.log).containsExactly("wait", "wait", "wait");
  }

  @Test
  void octets_that_lie_ready_are_delivered_after_the_deadline_as_many_as_fit() throws Exception {
    ScriptedPort port = new ScriptedPort();
    port.arrives("abcde");
    SerialLink link = link(port);
    assertThat(receive(link, 3, System.nanoTime() - 1)).isEqualTo("abc");
    assertThat(receive(link, 3, System.nanoTime() - 1)).isEqualTo("de");
    assertThat(receive(link, 3, System.nanoTime() - 1)).isEmpty();
    assertThat(port.log).isEmpty();
  }

  @Test
  void octets_that_came_together_are_read_at_once() throws Exception {
    ScriptedPort port = new ScriptedPort();
    port.arrives("x".repeat(1000));
    assertThat(receive(link(port), 4096, Ports.soon())).hasSize(1000);
  }

  private static int gather(SerialLink link, long instant, long deadline) throws LinkException {
    return link.gather(ByteBuffer.allocate(8), instant, deadline);
  }

  @Test
  void octets_gather_and_nobody_looks_before() throws Exception {
    long instant = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(150);
    ScriptedPort port =
        new ScriptedPort() {
          @Override
          void waiting() {
            log.add(System.nanoTime() - instant >= 0 ? "in time" : "too early");
            arrives("abc");
          }

          @Override
          void looking() {
            waiting();
          }
        };
    assertThat(gather(link(port), instant, Ports.soon())).isEqualTo(3);
    assertThat(port.log).containsExactly("wait", "in time");
  }

  @Test
  void gathering_does_not_outlast_the_deadline() throws Exception {
    ScriptedPort port = new ScriptedPort();
    long deadline = System.nanoTime() + OpenPort.READ_NANOS / 2;
    assertThat(gather(link(port), Ports.soon(), deadline)).isZero();
    assertThat(System.nanoTime() - deadline).isNotNegative();
    port.arrives("abc");
    assertThat(gather(link(port), Ports.soon(), deadline)).isEqualTo(3);
    assertThat(port.log).isEmpty();
  }

  @Test
  void an_interrupt_ends_gathering_and_stays_set() throws Exception {
    ScriptedPort port = new ScriptedPort();
    port.arrives("abc");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> gather(link(port), Ports.soon(), Ports.soon()))
        .hasMessage("/dev/ttyS0: interrupted while waiting");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void closing_waits_for_whoever_lets_octets_gather() throws Exception {
    ScriptedPort port = new ScriptedPort();
    SerialLink link = link(port);
    FutureTask<Integer> gathering =
        new FutureTask<>(() -> gather(link, Ports.soon(), Ports.soon()));
    Thread thread = new Thread(gathering, "gathering");
    thread.start();
    Eventually.awaitBlocked(thread);
    link.close();
    assertThatThrownBy(() -> gathering.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("/dev/ttyS0: closed on this side");
    assertThat(port.log).containsExactly("close");
  }

  @Test
  void closing_waits_for_whoever_is_in_the_port() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    ScriptedPort port =
        new ScriptedPort() {
          @Override
          void waiting() throws LinkException {
            inside.countDown();
            try {
              over.await();
            } catch (InterruptedException e) {
              throw new LinkException("the test has ended", e);
            }
            log.add("out");
          }
        };
    SerialLink link = link(port);
    FutureTask<String> reading = new FutureTask<>(() -> receive(link, 8, Ports.soon()));
    new Thread(reading, "reading").start();
    inside.await();
    Thread closing = new Thread(link::close, "closing");
    closing.start();
    Eventually.awaitBlocked(closing);
    assertThat(port.log).containsExactly("wait");
    over.countDown();
    assertThatThrownBy(() -> reading.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("/dev/ttyS0: closed on this side");
    closing.join();
    assertThat(port.log).containsExactly("wait", "out", "close");
  }

  private static final class Interrupting extends ScriptedPort {

    @Override
    void waiting() {
      Thread.currentThread().interrupt();
    }

    @Override
    void looking() {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void an_interrupt_while_the_port_waits_ends_it_and_stays_set() throws Exception {
    Interrupting port = new Interrupting();
    assertThatThrownBy(() -> receive(link(port), 8, Ports.soon()))
        .isInstanceOf(LinkException.class)
        .hasMessage("/dev/ttyS0: interrupted while waiting");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(port.log).containsExactly("wait");
  }

  @Test
  void an_interrupt_while_it_is_looked_at_ends_it_and_stays_set() throws Exception {
    long deadline = System.nanoTime() + OpenPort.READ_NANOS;
    assertThatThrownBy(() -> receive(link(new Interrupting()), 8, deadline))
        .isInstanceOf(LinkException.class)
        .hasMessage("/dev/ttyS0: interrupted while waiting");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static final class Vanishing extends ScriptedPort {

    @Override
    void waiting() throws LinkException {
      throw new LinkException("the port has gone");
    }

    @Override
    void looking() throws LinkException {
      waiting();
    }
  }

  @Test
  void a_port_that_has_gone_stays_gone_and_is_closed_once() throws Exception {
    for (long wait : new long[] {0, TimeUnit.SECONDS.toNanos(60)}) {
      ScriptedPort port = new Vanishing();
      SerialLink link = link(port);
      assertThatThrownBy(() -> receive(link, 8, System.nanoTime() + wait))
          .hasMessage("the port has gone");
      port.arrives("too late");
      assertThatThrownBy(() -> receive(link, 8, Ports.soon())).hasMessage("the port has gone");
      assertThatThrownBy(() -> Ports.say(link, "x")).hasMessage("the port has gone");
      assertThatThrownBy(() -> link.tune(LineSettings.of(300, Framing.PLAIN)))
          .hasMessage("the port has gone");
      link.close();
      link.close();
      assertThat(port.log).doesNotContain("set", "write 1").endsWith("close");
      assertThat(port.log).containsOnlyOnce("close");
    }
  }

  @Test
  void receiving_allocates_nothing() throws Exception {
    OpenPort port =
        new ScriptedPort() {
          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public int read(byte[] into, int most) {
            return most;
          }
        };
    SerialLink link = link(port);
    ByteBuffer into = ByteBuffer.allocate(16);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 20; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        link.receive(into.clear(), i % 2 == 0 ? 0 : Ports.soon());
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("octets in 1000 calls").isLessThan(1000);
  }
}
