// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.interception.AbstractInterceptHandler;
import io.moquette.interception.messages.InterceptPublishMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** A broker on loopback that goes and comes again on the same port, and counts what it gets. */
final class Broker implements AutoCloseable {

  private static final String MOST_OCTETS = "1048576";

  private final Path folder;
  private final int port;
  private final AtomicLong received = new AtomicLong();
  private Server server;

  Broker(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    start();
  }

  void start() throws IOException {
    Properties settings = new Properties();
    settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    settings.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, folder.toString());
    settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    settings.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, MOST_OCTETS);
    server = new Server();
    server.startServer(new MemoryConfig(settings), List.of(new Counting()));
  }

  void stop() {
    if (server != null) {
      server.stopServer();
      server = null;
    }
  }

  String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  /** How many messages clients have published. */
  long received() {
    return received.get();
  }

  @Override
  public void close() {
    stop();
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
