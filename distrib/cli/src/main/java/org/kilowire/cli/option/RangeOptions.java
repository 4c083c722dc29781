// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Rows after one time, up to and with another. */
public final class RangeOptions {

  private static final String FORMS =
      "2026-01-01, 2026-01-01T00:00:00+01:00 or with Z, today, yesterday, or 7d, 12h, 30m ago";

  @Option(
      names = "--from",
      paramLabel = "T",
      description = {"rows after this time:", FORMS, "a day begins at 0:00 of --zone"})
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "T",
      description = "rows up to and with this time, a day with its 24:00 (default: now)")
  private Optional<String> to = Optional.empty();

  /** Both ends; the first is not included, the last is. */
  public record Range(Instant after, Instant upTo) {}

  /**
   * The range; empty where none was asked for.
   *
   * @param zone whose days are meant
   * @throws WrongUsage for what is no time, and an end that is not after the begin
   */
  public Optional<Range> range(ZoneId zone, Instant now) {
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    Instant begin = from.map(text -> time("--from", text, zone, now).begin()).orElse(Instant.EPOCH);
    Instant end = to.map(text -> time("--to", text, zone, now).end()).orElse(now);
    if (!begin.isBefore(end)) {
      throw new WrongUsage("--to is not after --from");
    }
    return Optional.of(new Range(begin, end));
  }

  private static TimeText time(String option, String text, ZoneId zone, Instant now) {
    return TimeText.parse(text, zone, now)
        .orElseThrow(() -> new WrongUsage(option + " is like " + FORMS + ", not " + text));
  }
}
