// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** An MQTT broker on loopback that can be taken away and brought back: for demonstration only. */
public final class DemoBroker implements AutoCloseable {

  private final Path folder;

  /** Bound and never listening: nobody else gets the port, also while the broker is away. */
  private final Socket port;

  private Server server;

  private DemoBroker(Path folder, Socket port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts a broker.
   *
   * @param folder where it keeps sessions; made if it is absent
   * @param port 0 for any free one
   * @throws java.net.BindException if somebody has it
   */
  public static DemoBroker start(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    DemoBroker broker = new DemoBroker(folder, hold(port));
    broker.start();
    return broker;
  }

  /**
   * The broker itself would say that a port is taken with a stack. With SO_REUSEADDR on both, one
   * may listen where the other is bound.
   */
  private static Socket hold(int port) throws IOException {
    Socket holder = new Socket();
    try {
      holder.setReuseAddress(true);
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return holder;
    } catch (IOException e) {
      holder.close();
      throw e;
    }
  }

  public int port() {
    return port.getLocalPort();
  }

  /** Brings it back. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    Properties settings = new Properties();
    settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port()));
    settings.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, folder.toString());
    settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "true");
    settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    settings.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(32 << 20));
    Server started = new Server();
    try {
      started.startServer(new MemoryConfig(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = started;
  }

  /** Takes it away: every connection breaks. */
  public synchronized void stop() {
    if (server != null) {
      server.stopServer();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
