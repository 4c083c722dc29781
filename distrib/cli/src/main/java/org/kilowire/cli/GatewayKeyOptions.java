// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.nio.file.Path;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.standalone.GatewayHome;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which gateway's keys. */
final class GatewayKeyOptions {

  @ArgGroup(multiplicity = "1")
  private Where where;

  private static final class Where {
    @Option(names = "--home", paramLabel = "DIR", description = "of a \"kilowire gateway\"")
    private Path home;

    @Option(
        names = "--keys",
        paramLabel = "DIR",
        description =
            "or the folder of the keys, on a Kura: kilowire.keys where Kura keeps its data")
    private Path keys;
  }

  SealFolder folder() {
    return where.home == null ? new SealFolder(where.keys) : new GatewayHome(where.home).seals();
  }
}
