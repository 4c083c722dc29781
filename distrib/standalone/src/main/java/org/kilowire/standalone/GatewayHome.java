// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.nio.file.Path;
import org.kilowire.seal.file.SealFolder;

/**
 * The folder of a gateway.
 *
 * @param folder with {@code gateway.properties}, {@code fleet.json}, {@code secrets.properties}
 *     and, once the gateway has run, what it keeps
 */
public record GatewayHome(Path folder) {

  /** Components take absolute paths only. */
  public GatewayHome {
    folder = folder.toAbsolutePath();
  }

  public Path settings() {
    return folder.resolve("gateway.properties");
  }

  public Path fleet() {
    return folder.resolve("fleet.json");
  }

  public Path secrets() {
    return folder.resolve("secrets.properties");
  }

  /** A document of channel maps, for sampled values. */
  public Path channelMaps() {
    return folder.resolve("channel-maps.json");
  }

  /** An SCL document, for sampled values. */
  Path scl() {
    return folder.resolve("sv.scd");
  }

  /** The store. */
  public Path data() {
    return folder.resolve("data");
  }

  /** What is configured, a file a change; encrypted but for a {@code snapshot_0.xml}. */
  public Path snapshots() {
    return folder.resolve("snapshots");
  }

  /** The key that passwords are encrypted with, and those of the hand-over. */
  public Path security() {
    return folder.resolve("security");
  }

  /** What the gateway seals with, and whom it trusts. */
  public SealFolder seals() {
    return new SealFolder(security());
  }

  Path consolePassword() {
    return folder.resolve("console.password");
  }

  /** The framework's own; emptied at each start. */
  Path framework() {
    return folder.resolve("framework");
  }

  /** Held by the process that uses the folder. */
  Path lock() {
    return folder.resolve("lock");
  }
}
