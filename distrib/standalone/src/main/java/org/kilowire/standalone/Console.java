// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kilowire.standalone.osgi.Carried;
import org.kilowire.standalone.osgi.OsgiRuntime;
import org.osgi.framework.BundleException;

/**
 * The Felix Web Console, on this machine only.
 *
 * @param port 1..65535
 */
public record Console(int port) {

  private static final String USER = "admin";
  private static final String HOST = "127.0.0.1";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** Tells at each start, and not by slf4j, what Jetty is made of. Held, or it is forgotten. */
  private static final Logger QUIET = Logger.getLogger("org.apache.aries.spifly");

  /** What the framework has to be told before it starts. */
  Map<String, String> properties(ConsolePassword password) {
    return Map.of(
        "org.apache.felix.http.host",
        HOST,
        "org.osgi.service.http.port",
        Integer.toString(port),
        "org.apache.felix.http.jetty.maxThreads",
        "12",
        "felix.webconsole.username",
        USER,
        "felix.webconsole.password",
        password.hash());
  }

  void start(OsgiRuntime runtime) throws BundleException, IOException {
    QUIET.setLevel(Level.WARNING);
    ConsoleGuard.register(runtime.context());
    runtime.add(Carried.of("console.txt"));
  }

  /**
   * Looks whether the port can be had. The web server would only log that it cannot, and the
   * password would be told for somebody else's page.
   */
  void requireFree() throws IOException {
    try {
      new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK)).close();
    } catch (BindException e) {
      throw new BindException(
          "%s: %s:%d: %s".formatted(GatewaySettings.CONSOLE, HOST, port, e.getMessage()));
    }
  }

  ConsoleAccess access(ConsolePassword password) {
    URI page = URI.create("http://" + HOST + ":" + port + "/system/console");
    return new ConsoleAccess(page, USER, password.fresh());
  }
}
