// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;

/** A broker on loopback that keeps its sessions in a folder, so that it can be stopped and come. */
final class EmbeddedBroker implements AutoCloseable {

  private final Path folder;
  private Server server;
  private final int port = freePort();

  EmbeddedBroker(Path folder) {
    this.folder = folder;
    start();
  }

  void start() {
    Properties settings = new Properties();
    settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    settings.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, folder.toString());
    settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "true");
    settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    settings.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, "1048576");
    server = new Server();
    try {
      server.startServer(new MemoryConfig(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The broker's own word for a port of its choice comes late, and unsafely from two threads. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    if (server != null) {
      server.stopServer();
      server = null;
    }
  }

  /** Cuts one client's connection. */
  void cut(String clientId) {
    server.disconnectClient(clientId);
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    stop();
  }
}
