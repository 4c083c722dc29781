// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.driver.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChannelAccessTest {

  private static final AssetOptions OPTIONS =
      AssetOptions.from(AssetGraph.recorded()).value().orElseThrow();

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Deque<Callable<?>> reads = new ArrayDeque<>();

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  /** With a driver that does the next of {@link #reads} when it is read from. */
  private ChannelAccess access(Duration limit) {
    Driver driver =
        (Driver)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Driver.class},
                (proxy, method, arguments) -> reads.remove().call());
    DriverUse use = new DriverUse(driver, OPTIONS, (channel, event) -> {});
    return new ChannelAccess(OPTIONS, () -> Optional.of(use), thread, limit);
  }

  @Test
  void an_asset_that_is_asked_while_its_driver_reads_does_not_wait_for_itself() throws Exception {
    ChannelAccess access = access(Duration.ofSeconds(20));
    reads.add(() -> access.readAll());
    reads.add(() -> null);
    assertThat(access.readAll()).isNotEmpty();
    assertThat(reads).isEmpty();
  }

  @Test
  void a_driver_that_does_not_answer_is_not_waited_for_for_ever() throws Exception {
    reads.add(
        () -> {
          new CountDownLatch(1).await();
          return null;
        });
    reads.add(() -> null);
    ChannelAccess impatient = access(Duration.ofMillis(1));
    assertThatExceptionOfType(KuraException.class)
        .isThrownBy(impatient::readAll)
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.TIMED_OUT));
    while (reads.size() > 1) {
      reads.remove(); // the thread had not come to it
    }
    assertThat(access(Duration.ofSeconds(20)).readAll()).isNotEmpty();
  }
}
