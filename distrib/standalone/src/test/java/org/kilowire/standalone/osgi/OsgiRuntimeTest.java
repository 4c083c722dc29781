// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone.osgi;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

class OsgiRuntimeTest {

  @TempDir private Path storage;

  @Test
  void a_framework_that_does_not_stop_in_time_is_told_of() throws Exception {
    OsgiRuntime runtime = OsgiRuntime.start(storage, Map.of(), List.of());
    CountDownLatch enough = new CountDownLatch(1);
    SynchronousBundleListener slow =
        event -> {
          if (event.getType() == BundleEvent.STOPPING) {
            try {
              enough.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    runtime.context().addBundleListener(slow);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> runtime.close(Duration.ofMillis(1)))
        .withMessageContaining("does not stop");
    enough.countDown();
    runtime.close();
    runtime.close();
  }
}
