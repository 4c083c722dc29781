// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.standalone.GatewayHome;

/**
 * The files of one installation.
 *
 * @param root a folder that the test made and removes
 */
record Site(Path root) {

  static final String GATEWAY = "g1";

  GatewayHome home() {
    return new GatewayHome(root.resolve("gateway"));
  }

  Path imsDatabase() {
    return root.resolve("ims.db");
  }

  SealFolder imsKeys() {
    return new SealFolder(root.resolve("ims.db.keys"));
  }

  /**
   * Starts an IMS that trusts the gateway, and the gateway it; what it stores is told to nobody.
   */
  SealedIms ims(int brokerPort) throws IOException {
    return SealedIms.open(this, Rig.options(brokerPort, "ims"), (g, e, n, block) -> {});
  }

  Path broker() {
    return root.resolve("broker");
  }

  Path log(String name) {
    return root.resolve(name + ".log");
  }

  /** Writes the gateway's settings; {@code more} are lines of their own. */
  void settings(int brokerPort, String... more) throws IOException {
    Files.createDirectories(home().folder());
    String lines =
        "gateway=%s\nbroker=tcp://127.0.0.1:%d\nconsole.port=off\n".formatted(GATEWAY, brokerPort)
            + String.join("\n", more);
    Files.writeString(home().settings(), lines);
  }

  /** Writes the secrets, a line each. */
  void secrets(String... lines) throws IOException {
    Path draft = home().folder().resolve("secrets.draft");
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(draft, List.of(lines));
    Files.move(draft, home().secrets(), StandardCopyOption.REPLACE_EXISTING);
  }

  void fleet(String document) throws IOException {
    Files.writeString(home().fleet(), document);
  }
}
