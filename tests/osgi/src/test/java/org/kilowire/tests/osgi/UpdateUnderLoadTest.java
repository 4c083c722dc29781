// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LogFile;

/** The package is renewed while meters are collected and drivers are called. */
final class UpdateUnderLoadTest {

  private static final int UPDATES = 5;
  private static final int METERS = 4;

  @TempDir Path home;

  @Test
  void an_update_loses_nothing_repeats_nothing_and_leaves_no_caller_hanging() throws Exception {
    LogFile log = LogFile.fromHere();
    try (Meters meters = Meters.start(METERS);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(Feature.ALL);
      gateway.configureGateway();
      gateway.collect(meters.fleet());
      gateway.awaitStored(METERS);
      Set<String> libraries = new HashSet<>(ThisJvm.sqliteLibraries());
      try (Caller hdlc = caller(gateway, meters, Framing.HDLC);
          Caller wrapper = caller(gateway, meters, Framing.WRAPPER)) {
        for (int i = 1; i <= UPDATES; i++) {
          hdlc.awaitRead();
          wrapper.awaitRead();
          gateway.upgrade("0." + (1 + i) + ".0", Feature.ALL);
          Eventually.await("a store", () -> gateway.stored() > 0);
          gateway.awaitStored(METERS);
          assertThat(libraries.addAll(ThisJvm.sqliteLibraries())).as("a library anew").isTrue();
        }
        hdlc.awaitRead();
        wrapper.awaitRead();
        for (Caller caller : List.of(hdlc, wrapper)) {
          caller.stop();
          assertThat(caller.unclean()).isEmpty();
        }
      }
      gateway.runtime().deployed("org.kilowire.all").uninstall();
      StoredRows.read(gateway.data()).check(meters);
    }
    assertThat(log.faults()).isEmpty();
  }

  private static Caller caller(InstalledGateway gateway, Meters meters, Framing framing)
      throws Exception {
    String pid = gateway.driver(meters.of(framing).get(0));
    return new Caller(gateway.runtime().context(), pid);
  }
}
