// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.TimerPingSender;
import org.eclipse.paho.client.mqttv3.internal.ClientComms;
import org.eclipse.paho.client.mqttv3.internal.ClientState;
import org.eclipse.paho.client.mqttv3.internal.CommsSender;
import org.eclipse.paho.client.mqttv3.internal.CommsTokenStore;
import org.eclipse.paho.client.mqttv3.internal.SystemHighResolutionTimer;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;

/** What cancelling does to Paho's tasks. */
final class SessionThreadsTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Lets a test have what is Paho's own. */
  private static final class OpenClient extends MqttAsyncClient {

    OpenClient() throws MqttException {
      super("tcp://127.0.0.1:1", "client", new MemoryPersistence());
    }

    ClientComms comms() {
      return comms;
    }
  }

  /** Its wake-up comes a moment too early for who is about to wait: that is as if none came. */
  private static final class UnheardState extends ClientState {

    UnheardState(ClientComms comms, MemoryPersistence open, CommsTokenStore tokens)
        throws MqttException {
      super(open, tokens, null, comms, new TimerPingSender(), new SystemHighResolutionTimer());
      setMaxInflight(10);
    }

    @Override
    public void notifyQueueLock() {
      // Nobody waits yet.
    }
  }

  @Test
  void what_sends_ends_although_nothing_wakes_it() throws Exception {
    try (OpenClient client = new OpenClient()) {
      MemoryPersistence open = new MemoryPersistence();
      open.open("client", "server");
      CommsTokenStore tokens = new CommsTokenStore("client");
      UnheardState state = new UnheardState(client.comms(), open, tokens);
      CommsSender sender =
          new CommsSender(client.comms(), state, tokens, OutputStream.nullOutputStream());
      SessionThreads threads = new SessionThreads("client");
      sender.start("MQTT Snd: client", threads);
      sender.stop();
      threads.forgetLater();
      assertThat(threads.awaitEnd(LIMIT)).isTrue();
    }
  }

  @Test
  void nothing_else_is_interrupted_or_kept_from_beginning() throws InterruptedException {
    SessionThreads threads = new SessionThreads("client");
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Future<?> task =
        threads.submit(
            () -> {
              if (told.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                ended.countDown();
              }
              return null;
            });
    Future<?> receiver =
        threads.submit(
            (Runnable)
                () -> {
                  if (!Thread.currentThread().isInterrupted()) {
                    told.countDown();
                  }
                });
    receiver.cancel(true);
    assertThat(ended.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    assertThat(task.isCancelled()).isFalse();
    threads.forgetLater();
    assertThat(threads.awaitEnd(LIMIT)).isTrue();
  }
}
