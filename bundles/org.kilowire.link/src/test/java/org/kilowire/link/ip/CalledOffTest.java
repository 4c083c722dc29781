// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.link.queue.QueuedLines;

/** A lease that is closed while its link opens gives back port, thread and line. */
@Timeout(60)
final class CalledOffTest {

  private static final long SECOND = 1_000_000_000;

  private final CountDownLatch resolving = new CountDownLatch(1);
  private final CountDownLatch resolved = new CountDownLatch(1);

  private InetAddress[] never(String host) throws IOException {
    resolving.countDown();
    try {
      resolved.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    throw new IOException("nobody asks any more");
  }

  private static Lease take(QueuedLines lines, LinkUri line) {
    return ((Outcome.Ok<Lease>) lines.acquire(line, Priority.SCHEDULE, System.nanoTime())).value();
  }

  /** Closes a lease when its run is where {@code method} waits, and has the run's outcome. */
  private static Outcome<?> calledOff(IpLinks links, LinkUri line, String method) throws Exception {
    QueuedLines lines = new QueuedLines(new Links(List.of(links)), Runnable::run);
    Lease lease = take(lines, line);
    CompletableFuture<Outcome<?>> outcome = new CompletableFuture<>();
    Thread runner = new Thread(() -> outcome.complete(lease.run(Conversation.of(1))));
    runner.start();
    while (Arrays.stream(runner.getStackTrace()).noneMatch(f -> f.toString().contains(method))) {
      assertThat(outcome).isNotDone();
      Thread.onSpinWait();
    }
    lease.close();
    Outcome<?> end = outcome.get(20, TimeUnit.SECONDS);
    runner.join();
    take(lines, line).close();
    lines.close();
    return end;
  }

  @Test
  void waiting_for_a_call_ends_and_the_port_is_free() throws Exception {
    InetSocketAddress address;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.83.17.5"))) {
      address = (InetSocketAddress) probe.getLocalSocketAddress();
    }
    String host = address.getAddress().getHostAddress() + ":" + address.getPort();
    LinkUri line = LinkUri.of("tcp-listen://" + host + "?wait=24h");
    assertThat(calledOff(new IpLinks(), line, "Readiness.await")).isInstanceOf(Outcome.Lost.class);
    try (ServerSocket again = new ServerSocket()) {
      again.bind(address);
      assertThat(again.isBound()).isTrue();
    }
  }

  @Test
  void connecting_ends() throws Exception {
    List<Socket> callers = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.83.17.6"))) {
      fill((InetSocketAddress) deaf.getLocalSocketAddress(), callers);
      LinkUri line = LinkUri.of("tcp://127.83.17.6:" + deaf.getLocalPort() + "?connect=1h");
      assertThat(calledOff(new IpLinks(), line, "Readiness.await"))
          .isInstanceOf(Outcome.Lost.class);
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }

  /** Calls a server that takes none until the system keeps no more of them for it. */
  private static void fill(InetSocketAddress address, List<Socket> callers) throws IOException {
    for (int i = 0; i < 64; i++) {
      Socket caller = new Socket();
      callers.add(caller);
      try {
        caller.connect(address, 300);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IOException("the system takes any number of calls");
  }

  @Test
  void resolving_a_name_ends() throws Exception {
    LinkUri line = LinkUri.of("tcp://no-such-meter:4059?connect=1h");
    assertThat(calledOff(new IpLinks(this::never), line, "Resolver.resolve"))
        .isInstanceOf(Outcome.Lost.class);
    resolved.countDown();
  }

  @Test
  void resolving_a_name_is_within_the_deadline() throws Exception {
    try (QueuedLines lines =
            new QueuedLines(new Links(List.of(new IpLinks(this::never))), Runnable::run);
        Lease lease = take(lines, LinkUri.of("udp://no-such-meter:4059"))) {
      assertThat(lease.run(Conversation.of(1), System.nanoTime() + SECOND / 20))
          .isInstanceOfSatisfying(
              Outcome.Lost.class,
              lost -> assertThat(lost.why()).hasMessageContaining("did not resolve"));
    } finally {
      resolved.countDown();
    }
  }

  @Test
  void a_name_that_the_system_knows_is_resolved() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    Resolver resolver = new Resolver(name -> new InetAddress[] {here});
    assertThat(resolver.resolve("meter", System.nanoTime() + 20 * SECOND)).containsExactly(here);
    assertThat(resolver.resolve("::1", System.nanoTime()))
        .containsExactly(InetAddress.getAllByName("::1"));
  }
}
