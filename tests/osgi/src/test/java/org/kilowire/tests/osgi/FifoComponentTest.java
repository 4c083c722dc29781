// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.kura.wire.WireHelperService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.LogFile;

/** Something between a Collector and an Outbox that hands on from a thread of its own. */
final class FifoComponentTest {

  @TempDir Path home;

  @Test
  void k46_behind_a_fifo_every_row_is_stored_once() throws Exception {
    LogFile log = LogFile.fromHere();
    try (Meters meters = Meters.start(2);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(Feature.ALL);
      gateway.configureGateway();
      WireHelperService wires =
          gateway.runtime().service(WireHelperService.class, "", InstalledGateway.LIMIT);
      try (FifoComponent fifo = new FifoComponent(gateway.runtime().context(), wires, "fifo")) {
        gateway.collectThrough(fifo.pid(), meters.fleet());
        gateway.awaitStored(60);
        gateway.runtime().deployed("org.kilowire.all").uninstall();
      }
      StoredRows.read(gateway.data()).check(meters);
    }
    assertThat(log.faults()).isEmpty();
    assertThat(log.entries()).noneMatch(line -> line.contains("wire-lost"));
  }
}
