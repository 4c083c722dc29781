// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.interception.InterceptHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** An MQTT broker on loopback that can go and come again at the same port, with its sessions. */
public final class EmbeddedBroker implements AutoCloseable {

  private static final String MOST_OCTETS = "1048576";

  private final LoopbackPort port = LoopbackPort.hold();
  private final Path folder;
  private final List<InterceptHandler> observers;
  private Server server;

  /**
   * Starts it.
   *
   * @param folder where it keeps sessions
   * @param observers who hears what clients do
   */
  public EmbeddedBroker(Path folder, InterceptHandler... observers) {
    this.folder = folder;
    this.observers = List.of(observers);
    start();
  }

  /** Brings it back. */
  public void start() {
    Properties settings = new Properties();
    settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port.number()));
    settings.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, folder.toString());
    settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "true");
    settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    settings.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, MOST_OCTETS);
    server = new Server();
    try {
      server.startServer(new MemoryConfig(settings), observers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes it away: every connection breaks, and a new one is refused. */
  public void stop() {
    if (server != null) {
      server.stopServer();
      server = null;
    }
  }

  /** Cuts one client's connection. */
  public void cut(String clientId) {
    server.disconnectClient(clientId);
  }

  public int port() {
    return port.number();
  }

  public URI uri() {
    return URI.create("tcp://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    stop();
    port.close();
  }
}
