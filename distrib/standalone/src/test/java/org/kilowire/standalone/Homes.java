// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Gateways' folders, as somebody would write them. */
final class Homes {

  static final String GATEWAY = "gw-1";

  private Homes() {}

  /** A folder with settings and secrets, and no fleet. */
  static GatewayHome home(Path folder) throws IOException {
    GatewayHome home = new GatewayHome(folder);
    Files.writeString(
        home.settings(), "gateway=gw-1\nbroker=tcp://127.0.0.1:1\nconsole.port=off\n");
    secrets(home, "meters=12345678\n", "rw-------");
    return home;
  }

  static void secrets(GatewayHome home, String text, String permissions) throws IOException {
    Files.writeString(home.secrets(), text);
    Files.setPosixFilePermissions(home.secrets(), PosixFilePermissions.fromString(permissions));
  }

  /** A document in order, with one meter of this id. */
  static String fleet(String gateway, String meter) {
    return """
        {
          "version": 1,
          "gateway": "%s",
          "lines": [{"id": "feeder", "uri": "tcp://127.0.0.1:4061"}],
          "types": [{
            "id": "sim", "protocol": "dlms",
            "traits": {"client": 17, "authentication": "low", "password": "secret:meters"},
            "time": {"stamps": "end", "zone": "Europe/Berlin"},
            "registers": ["1-0:1.8.0*255"]
          }],
          "meters": [{"id": "%s", "type": "sim", "line": "feeder", "traits": {"physical": 17}}],
          "schedules": [{"id": "daily", "every": "P1D", "meters": ["*"], "profiles": false}]
        }
        """
        .formatted(gateway, meter);
  }
}
