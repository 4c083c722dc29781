// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which zone local times are of, and whether times are printed in it. */
public final class TimeOptions {

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "local time: of days like yesterday, of --local, and of a meter that does not say its"
              + " deviation from UTC; Europe/Berlin (default: this computer's)")
  private Optional<ZoneId> zone = Optional.empty();

  @Option(names = "--local", description = "print local times, of --zone, with their offset")
  private boolean local;

  /** The zone, {@code otherwise} where none was given. */
  public ZoneId zone(ZoneId otherwise) {
    return zone.orElse(otherwise);
  }

  /** {@code instant} to the second, or finer if it is, as ISO 8601 in UTC or in the zone. */
  public String text(Instant instant, ZoneId otherwise) {
    return local
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            instant.truncatedTo(ChronoUnit.MILLIS).atZone(zone(otherwise)))
        : instant.toString();
  }
}
