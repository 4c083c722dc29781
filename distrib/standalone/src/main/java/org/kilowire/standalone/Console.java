// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
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

  /** Tells at each start, and not by slf4j, what Jetty is made of. Held, or it is forgotten. */
  private static final Logger QUIET = Logger.getLogger("org.apache.aries.spifly");

  /** What the framework has to be told before it starts. */
  Map<String, String> properties(ConsolePassword password) {
    return Map.of(
        "org.apache.felix.http.host",
        "127.0.0.1",
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

  /** Where it is, and how to get in. */
  String line(ConsolePassword password) {
    return "console http://127.0.0.1:%d/system/console, user %s, %s"
        .formatted(
            port,
            USER,
            password
                .fresh()
                .map(text -> "password " + text + " (told only now)")
                .orElse("password as at the first start"));
  }
}
