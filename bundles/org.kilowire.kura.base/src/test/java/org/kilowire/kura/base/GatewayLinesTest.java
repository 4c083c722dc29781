// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.LiveThreads;

final class GatewayLinesTest {

  private static final int LINES = 40;
  private static final String THREAD = "kilowire-line";

  private final FakeRegistry registry = new FakeRegistry();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 30})
  void so_many_lines_are_worked_on_at_once_as_was_asked_for(int threads) throws Exception {
    try (GatewayLines gateway = new GatewayLines(new LinkProviders(), registry)) {
      gateway.threads(threads);
      CountDownLatch busy = new CountDownLatch(threads);
      CountDownLatch end = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(LINES);
      for (int i = 0; i < LINES; i++) {
        registry
            .get(Lines.class)
            .acquire(
                LinkUri.of("tcp://127.0.0.1:" + (i + 1)),
                Priority.SCHEDULE,
                System.nanoTime() + TimeUnit.MINUTES.toNanos(1),
                outcome -> {
                  busy.countDown();
                  await(end);
                  done.countDown();
                });
      }
      await(busy);
      assertThat(lineThreads()).isEqualTo(threads);
      end.countDown();
      await(done);
    }
    assertNoLineThreadIsLeft();
  }

  /** A thread that has nothing to do any more ends a little after it was told to. */
  private static void assertNoLineThreadIsLeft() {
    LiveThreads.awaitNone(THREAD);
  }

  @Test
  void closing_ends_what_is_under_way() throws Exception {
    GatewayLines gateway = new GatewayLines(new LinkProviders(), registry);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    registry
        .get(Lines.class)
        .acquire(
            LinkUri.of("tcp://127.0.0.1:1"),
            Priority.SCHEDULE,
            System.nanoTime(),
            outcome -> {
              busy.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                ended.countDown();
              }
            });
    await(busy);
    gateway.close();
    assertThat(ended.getCount()).isZero();
    assertNoLineThreadIsLeft();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int lineThreads() {
    return LiveThreads.named(THREAD).size();
  }
}
