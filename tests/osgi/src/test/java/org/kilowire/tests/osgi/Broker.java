// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import io.moquette.interception.AbstractInterceptHandler;
import io.moquette.interception.messages.InterceptPublishMessage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.tests.support.EmbeddedBroker;

/** A broker that counts what it gets. */
final class Broker implements AutoCloseable {

  private final AtomicLong received = new AtomicLong();
  private final EmbeddedBroker broker;

  Broker(Path folder) {
    broker = new EmbeddedBroker(folder, new Counting());
  }

  void start() {
    broker.start();
  }

  void stop() {
    broker.stop();
  }

  String url() {
    return "mqtt://127.0.0.1:" + broker.port();
  }

  /** How many messages clients have published. */
  long received() {
    return received.get();
  }

  @Override
  public void close() {
    broker.close();
  }

  private final class Counting extends AbstractInterceptHandler {

    @Override
    public String getID() {
      return "counting";
    }

    @Override
    public void onPublish(InterceptPublishMessage message) {
      received.incrementAndGet();
      super.onPublish(message);
    }

    @Override
    public void onSessionLoopError(Throwable error) {}
  }
}
