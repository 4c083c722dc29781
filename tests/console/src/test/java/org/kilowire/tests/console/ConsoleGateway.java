// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.configuration.ConfigurationService;
import org.kilowire.standalone.ConsoleAccess;
import org.kilowire.standalone.GatewayHome;
import org.kilowire.standalone.GatewayStart;
import org.kilowire.standalone.StandaloneGateway;

/** A gateway with a console and no fleet. Its broker is never there. */
final class ConsoleGateway implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(30);
  static final String GATEWAY = "first";

  private final int port;
  private final StandaloneGateway gateway;
  private final ConsoleAccess console;

  private ConsoleGateway(int port, StandaloneGateway gateway, ConsoleAccess console) {
    this.port = port;
    this.gateway = gateway;
    this.console = console;
  }

  /** Starts the gateway of a folder; writes its settings where there are none. */
  static ConsoleGateway start(Path home, int port) throws Exception {
    Path settings = home.resolve("gateway.properties");
    if (!Files.exists(settings)) {
      Files.writeString(
          settings,
          "gateway=%s\nbroker=tcp://127.0.0.1:1\nconsole.port=%d\n".formatted(GATEWAY, port));
    }
    AtomicReference<ConsoleAccess> told = new AtomicReference<>();
    GatewayStart start =
        StandaloneGateway.start(new GatewayHome(home), Optional.empty(), told::set);
    StandaloneGateway gateway =
        start.gateway().orElseThrow(() -> new AssertionError(start.problems()));
    return new ConsoleGateway(port, gateway, told.get());
  }

  int port() {
    return port;
  }

  /** The password, if this start told it. */
  Optional<String> password() {
    return console.password();
  }

  ConfigurationService configurations() throws InterruptedException {
    return service(ConfigurationService.class, "");
  }

  <T> T service(Class<T> type, String filter) throws InterruptedException {
    return gateway.framework().service(type, filter, LIMIT);
  }

  @Override
  public void close() throws IOException {
    gateway.close();
  }
}
