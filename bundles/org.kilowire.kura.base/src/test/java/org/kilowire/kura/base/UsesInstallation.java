// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Range;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.options.Logged;
import org.kilowire.store.Outbox;

/** Tests of an installation on a registry and a clock of their own. */
abstract class UsesInstallation {

  static final String[] ALWAYS = {
    "GatewayClock", "Secrets", "RefusedCredentials", "UseCounts", "Supplier", "Links", "Lines"
  };

  static final String[] STORE = {"Outbox", "ClockOffsets", "EventLog", "FleetShelf"};

  @TempDir Path folder;
  final FakeRegistry registry = new FakeRegistry();

  final Installation.Guests guests = new Installation.Guests();

  final HandAlarm alarm = new HandAlarm();

  final Map<String, String> properties = new HashMap<>();

  Installation installation;

  @BeforeEach
  void activate() {
    properties.put("kura.data", folder.toString());
    installation = new Installation(guests, registry, properties::get, alarm);
    registry.history();
    Logged.clear();
  }

  @AfterEach
  void deactivate() {
    installation.close();
  }

  Path data() {
    return folder.resolve("kilowire");
  }

  static Map<String, Object> gateway(Object... more) {
    Map<String, Object> configuration = new HashMap<>(Map.of("gateway.id", "gw-1"));
    for (int i = 0; i < more.length; i += 2) {
      configuration.put((String) more[i], more[i + 1]);
    }
    return configuration;
  }

  Range append() throws Exception {
    return registry
        .get(Outbox.class)
        .append(List.of(SampleBlocks.row(1)))
        .get(30, TimeUnit.SECONDS);
  }

  Path secrets(String name, String line) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(file, line + "\n");
  }

  void restart() {
    installation.close();
    activate();
  }
}
