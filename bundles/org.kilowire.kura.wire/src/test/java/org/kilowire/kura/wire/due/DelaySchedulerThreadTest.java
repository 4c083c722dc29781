// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DelaySchedulerThreadTest {

  @Test
  void alarms_go_off_on_one_thread_which_survives_a_fault_and_ends() throws Exception {
    Logged.clear();
    DelaySchedulerThread ticker = new DelaySchedulerThread();
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Thread> second = new CompletableFuture<>();
    ticker.after(
        0,
        () -> {
          first.complete(Thread.currentThread());
          throw new NoClassDefFoundError("org/kilowire/Missing");
        });
    ticker.after(1, () -> second.complete(Thread.currentThread()));
    assertThat(second.get()).isSameAs(first.get());
    assertThat(Logged.thrown()).hasExactlyElementsOfTypes(NoClassDefFoundError.class);
    assertThat(first.get().isDaemon()).isTrue();
    ticker.close();
    ticker.close();
    first.get().join();
    ticker.after(0, () -> {}).cancel();
  }

  @Test
  void a_cancelled_alarm_does_not_go_off() throws Exception {
    try (DelaySchedulerThread ticker = new DelaySchedulerThread()) {
      CompletableFuture<String> said = new CompletableFuture<>();
      CompletableFuture<Void> cancelled = new CompletableFuture<>();
      ticker.after(0, cancelled::join);
      DelayScheduler.Alarm never = ticker.after(0, () -> said.complete("1"));
      ticker.after(0, () -> said.complete("2"));
      never.cancel();
      cancelled.complete(null);
      assertThat(said.get()).isEqualTo("2");
    }
  }
}
