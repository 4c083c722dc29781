// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What of an IMS's database is looked at. */
final class DatabaseOptions {

  @Option(names = "--db", required = true, paramLabel = "FILE", description = "the IMS's database")
  private Path file;

  @Option(
      names = "--meter",
      paramLabel = "ID",
      description = "only the meter of this id in the fleet")
  private Optional<String> meter = Optional.empty();

  Path file() {
    return file;
  }

  Optional<String> meter() {
    return meter;
  }
}
