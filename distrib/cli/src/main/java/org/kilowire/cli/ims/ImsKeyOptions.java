// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.nio.file.Path;
import java.util.Optional;
import org.kilowire.seal.file.SealFolder;
import picocli.CommandLine.Option;

/** Which IMS's keys: outside its database, that a backup of readings is none of keys. */
final class ImsKeyOptions {

  @Option(names = "--db", required = true, paramLabel = "FILE", description = "the IMS's database")
  private Path db;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "the folder of the IMS's keys (default: the database's name and .keys)")
  private Optional<Path> keys = Optional.empty();

  Path database() {
    return db;
  }

  SealFolder folder() {
    return new SealFolder(
        keys.orElseGet(() -> db.resolveSibling(db.getFileName() + ".keys")).toAbsolutePath());
  }
}
