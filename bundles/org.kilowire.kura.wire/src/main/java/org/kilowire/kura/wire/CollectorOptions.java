// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kilowire.fleet.Fleet;
import org.kilowire.kura.wire.collecting.FleetSource;

/**
 * What a Collector collects.
 *
 * @param source of the fleet
 * @param groups schedules that a timer runs which names none
 */
record CollectorOptions(FleetSource source, List<String> groups) {

  static final String FLEET = "fleet";
  static final String FILE = "fleet.file";
  static final String GROUPS = "groups";

  /** Of a document in the configuration, which Kura copies into every snapshot. */
  static final int MAX_DOCUMENT = 64 << 10;

  static final CollectorOptions DEFAULT =
      new CollectorOptions(new FleetSource.Shelved(), List.of());

  static Read<CollectorOptions> from(Map<String, Object> properties) {
    OptionReader reader = new OptionReader(properties);
    FleetSource source = source(reader);
    List<String> groups = reader.ids(GROUPS, Fleet.MAX_SCHEDULES);
    return reader.problems().isEmpty()
        ? Read.of(new CollectorOptions(source, groups))
        : Read.wrong(reader.problems());
  }

  private static FleetSource source(OptionReader reader) {
    String document = reader.text(FLEET);
    String file = reader.text(FILE);
    int octets = document.getBytes(StandardCharsets.UTF_8).length;
    if (octets > MAX_DOCUMENT) {
      reader.problem(
          FLEET, "has " + octets + " octets; allowed are " + MAX_DOCUMENT + ", else use " + FILE);
    }
    if (!document.isEmpty() && !file.isEmpty()) {
      reader.problem(FILE, "must be blank where " + FLEET + " is not");
    }
    if (!document.isEmpty()) {
      return new FleetSource.Written(document);
    }
    return file.isEmpty() ? new FleetSource.Shelved() : filed(file, reader);
  }

  private static FleetSource filed(String file, OptionReader reader) {
    try {
      Path path = Path.of(file);
      if (!path.isAbsolute()) {
        reader.problem(FILE, "must begin with a slash, not \"" + file + '"');
      }
      return new FleetSource.Filed(path);
    } catch (InvalidPathException e) {
      reader.problem(FILE, "must be the name of a file: " + e.getReason());
      return new FleetSource.Shelved();
    }
  }
}
