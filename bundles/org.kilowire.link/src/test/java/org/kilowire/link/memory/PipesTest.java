// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;

final class PipesTest {

  private static final LinkUri METER = LinkUri.of("pipe:meter");

  private static long soon() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
  }

  @Test
  void a_name_leads_to_whoever_listens_under_it() throws Exception {
    Pipes pipes = new Pipes();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    CompletableFuture<Integer> heard = new CompletableFuture<>();
    try (AutoCloseable listening =
            pipes.listen("meter", threads, link -> heard.complete(receive(link)));
        Link link = pipes.open(METER, soon())) {
      link.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), soon());
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo(3);
      assertThat(receive(link)).as("closed when the callee has returned").isEqualTo(-1);
      assertThat(listening).isNotNull();
    } finally {
      threads.shutdownNow();
    }
    assertThatThrownBy(() -> pipes.open(METER, soon())).isInstanceOf(LinkException.class);
  }

  private static int receive(Link link) {
    try {
      return link.receive(ByteBuffer.allocate(8), soon());
    } catch (LinkException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_name_has_one_listener() throws Exception {
    Pipes pipes = new Pipes();
    try (AutoCloseable listening = pipes.listen("meter", Runnable::run, link -> {})) {
      assertThat(listening).isNotNull();
      assertThatThrownBy(() -> pipes.listen("meter", Runnable::run, link -> {}))
          .isInstanceOf(IllegalStateException.class);
      try (Link link = pipes.open(LinkUri.of("pipe:meter?datagram=true"), soon())) {
        assertThat(link.datagram()).isTrue();
      }
    }
  }

  @Test
  void datagrams_that_find_no_room_are_lost_and_nobody_waits() throws Exception {
    Pipe pipe = Pipe.datagram();
    for (int i = 0; i < 5000; i++) {
      pipe.near().send(ByteBuffer.wrap(new byte[1000]), System.nanoTime());
    }
    int came = 0;
    while (pipe.far().receive(ByteBuffer.allocate(1000), System.nanoTime()) > 0) {
      came++;
    }
    assertThat(came).isBetween(100, 1024);
  }
}
