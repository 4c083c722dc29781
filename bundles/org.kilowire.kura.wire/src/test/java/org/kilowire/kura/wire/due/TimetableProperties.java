// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The next due time, compared with the rule said in another way: minute by minute. */
final class TimetableProperties {

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo");

  private static final Duration WINDOW = Duration.ofHours(30);

  /**
   * What is due of a window: each minute of the clock on the wall that matches, at the instants
   * that have it.
   */
  private static Set<Instant> due(int step, int hour, ZoneId zone, Instant from) {
    Set<Instant> all = new TreeSet<>();
    Instant end = from.plus(WINDOW);
    boolean hourly = hour < 0;
    LocalDateTime last = LocalDateTime.ofInstant(end, zone).plusHours(3);
    for (LocalDateTime local =
            LocalDateTime.ofInstant(from, zone).truncatedTo(ChronoUnit.MINUTES).minusHours(3);
        local.isBefore(last);
        local = local.plusMinutes(1)) {
      if (local.getMinute() % step != 0 || (!hourly && local.getHour() != hour)) {
        continue;
      }
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      ZoneOffsetTransition change = zone.getRules().getTransition(local);
      if (offsets.isEmpty() && !hourly) {
        all.add(change.getInstant());
      } else if (!offsets.isEmpty()) {
        all.add(local.toInstant(offsets.get(0)));
        all.add(local.toInstant(hourly ? offsets.get(offsets.size() - 1) : offsets.get(0)));
      }
    }
    all.removeIf(time -> !time.isAfter(from) || time.isAfter(end));
    return all;
  }

  @Property(tries = 300)
  void no_run_is_lost_or_doubled_around_a_change_of_the_clocks(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 4) int place,
      @ForAll @IntRange(min = -1, max = 4) int hour) {
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(ZONES.get(place));
    int step = List.of(1, 7, 15, 20, 30, 59).get(random.nextInt(6));
    Instant begin = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
    ZoneOffsetTransition change = zone.getRules().nextTransition(begin);
    Instant from =
        change == null || random.nextInt(4) == 0
            ? begin
            : change.getInstant().minusSeconds(random.nextInt(7200) - 1800);
    Timetable times =
        Timetable.cron("*/" + step + " " + (hour < 0 ? "*" : "" + hour) + " * * *", zone);
    Set<Instant> found = new TreeSet<>();
    Instant next = times.next(from).orElseThrow();
    while (!next.isAfter(from.plus(WINDOW))) {
      assertThat(found.add(next)).as("later than the one before").isTrue();
      next = times.next(next).orElseThrow();
    }
    assertThat(found).isEqualTo(due(step, hour, zone, from));
  }
}
