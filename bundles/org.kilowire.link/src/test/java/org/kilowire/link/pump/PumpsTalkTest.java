// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.fault.LineFault;
import org.kilowire.link.fault.LinkFaults;
import org.kilowire.link.fault.LossyLink;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.ip.TcpListener;
import org.kilowire.link.memory.Pipe;

/** Two pumps, one at each end of a real link. */
@Timeout(60)
final class PumpsTalkTest {

  private static final int MESSAGES = 40;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void over() {
    threads.shutdownNow();
  }

  private static byte[][] messages(long seed, int longest) {
    Random random = new Random(seed);
    byte[][] messages = new byte[MESSAGES][];
    for (int i = 0; i < MESSAGES; i++) {
      messages[i] = new byte[i == 0 ? longest : random.nextInt(600)];
      random.nextBytes(messages[i]);
    }
    return messages;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void however_the_stream_is_cut_the_messages_are_the_same(long seed) throws Exception {
    LinkFaults cuts = LinkFaults.NONE.with(LineFault.SPLIT, 0.7).with(LineFault.MERGE, 0.2);
    Pipe pipe = Pipe.stream();
    CompletableFuture<Outcome<Integer>> server =
        CompletableFuture.supplyAsync(
            () -> new BlockingPump(new LossyLink(pipe.far(), cuts, -seed)).run(Parrot.repeating()),
            threads);
    BlockingPump client = new BlockingPump(new LossyLink(pipe.near(), cuts, seed));
    assertThat(client.run(Parrot.saying(messages(seed, 3000))))
        .as("seed %d", seed)
        .isEqualTo(new Outcome.Ok<>(MESSAGES));
    pipe.near().close();
    assertThat(server.get(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Ok<>(MESSAGES));
  }

  @Test
  void the_longest_messages_pass_over_tcp() throws Exception {
    try (TcpListener listener =
            TcpListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                4,
                threads,
                link -> new BlockingPump(link).run(Parrot.repeating()));
        Link link =
            new IpLinks()
                .open(
                    LinkUri.of("tcp://127.0.0.1:" + listener.port()),
                    System.nanoTime() + TimeUnit.SECONDS.toNanos(5))) {
      assertThat(new BlockingPump(link).run(Parrot.saying(messages(9, 65_535))))
          .isEqualTo(new Outcome.Ok<>(MESSAGES));
    }
  }
}
