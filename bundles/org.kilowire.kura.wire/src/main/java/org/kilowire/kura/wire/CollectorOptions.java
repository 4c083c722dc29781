// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kilowire.fleet.Fleet;
import org.kilowire.kura.wire.collecting.FleetSource;
import org.kilowire.kura.wire.collecting.ParkingRelease;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/**
 * What a Collector collects.
 *
 * @param source of the fleet
 * @param groups schedules that a timer runs which names none
 * @param released the meters that somebody wants to be asked again, in his words
 */
record CollectorOptions(FleetSource source, List<String> groups, Optional<String> released) {

  static final String FLEET = "fleet";
  static final String FILE = "fleet.file";
  static final String GROUPS = "groups";
  static final String RELEASE = "parked.release";

  /** Of a document in the configuration, which Kura copies into every snapshot. */
  static final int MAX_DOCUMENT = 64 << 10;

  private static final int MAX_RELEASE = 256;

  private static final String NO_RELEASE = "nothing is released";

  private static final String LAST_FLEET = "the last fleet that was whole is used";

  static Read<CollectorOptions> from(Map<String, ?> properties) {
    OptionReader reader = new OptionReader(properties);
    FleetSource source = source(reader);
    List<String> groups =
        reader.ids(GROUPS, Fleet.MAX_SCHEDULES, "a record without a name runs nothing");
    return reader.read(Optional.of(new CollectorOptions(source, groups, released(reader))));
  }

  private static Optional<String> released(OptionReader reader) {
    Optional<String> text = reader.text(RELEASE, NO_RELEASE);
    boolean known =
        text.map(
                one ->
                    one.length() <= MAX_RELEASE
                        && !meters(one).isEmpty()
                        && meters(one).stream().allMatch(OptionReader::isId))
            .orElse(true);
    if (!known) {
      reader.problem(
          RELEASE,
          "must be ids of meters, or all, and a note behind #, together 1.."
              + MAX_RELEASE
              + " characters",
          NO_RELEASE);
    }
    return text.filter(one -> known);
  }

  /** What stands before the note. */
  private static Set<String> meters(String text) {
    return Pattern.compile("[,;\\s]+")
        .splitAsStream(text.split("#", 2)[0])
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The release, where one is wanted, by the component of this name. */
  Optional<ParkingRelease> release(String component) {
    return released.map(text -> new ParkingRelease(component + ": " + text, meters(text)));
  }

  private static FleetSource source(OptionReader reader) {
    Optional<FleetSource> written = written(reader);
    if (reader.isGiven(FLEET) && reader.isGiven(FILE)) {
      reader.problem(FILE, "must be blank where " + FLEET + " is not", FLEET + " counts");
    }
    Optional<FleetSource> source = reader.isGiven(FLEET) ? written : filed(reader);
    return source.orElse(new FleetSource.Shelved());
  }

  private static Optional<FleetSource> written(OptionReader reader) {
    Optional<String> document = reader.text(FLEET, LAST_FLEET);
    int octets = document.orElse("").getBytes(StandardCharsets.UTF_8).length;
    if (octets > MAX_DOCUMENT) {
      reader.problem(
          FLEET,
          "must be 0.." + MAX_DOCUMENT + " octets, not " + octets + ": else use " + FILE,
          LAST_FLEET);
      return Optional.empty();
    }
    return document.map(FleetSource.Written::new);
  }

  private static Optional<FleetSource> filed(OptionReader reader) {
    Optional<String> file = reader.text(FILE, LAST_FLEET);
    try {
      Optional<Path> path = file.map(Path::of).filter(Path::isAbsolute);
      if (path.isPresent() || file.isEmpty()) {
        return path.map(FleetSource.Filed::new);
      }
    } catch (InvalidPathException e) {
      // Said below, with what is allowed.
    }
    reader.problem(
        FILE, "must be an absolute path, not " + OptionReader.quoted(file.get()), LAST_FLEET);
    return Optional.empty();
  }
}
