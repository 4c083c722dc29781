// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.nio.file.Path;

/**
 * The folder of a gateway.
 *
 * @param folder with {@code gateway.properties}, {@code fleet.json}, {@code secrets.properties}
 *     and, once the gateway has run, {@code data}
 */
public record GatewayHome(Path folder) {

  public Path settings() {
    return folder.resolve("gateway.properties");
  }

  public Path fleet() {
    return folder.resolve("fleet.json");
  }

  public Path secrets() {
    return folder.resolve("secrets.properties");
  }

  public Path data() {
    return folder.resolve("data");
  }
}
