// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.collect.FakeMeter.Order;
import org.kilowire.fleet.Schedule;

/** A window with more rows than are held back. */
final class ManyRowsTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int MANY = Sieve.MAX_HELD + 5000;

  private final CollectorFixture fixture = new CollectorFixture();

  @ParameterizedTest
  @CsvSource({
    "UNSAID_NEWEST_FIRST, false",
    "NEWEST_FIRST, false",
    "BY_VALUE, false",
    "ARCHIVE, false",
    "ARCHIVE, true",
    "UNSAID_NEWEST_FIRST, true"
  })
  void all_are_stored_though_the_store_fails_part_way(Order order, boolean clockUnread) {
    fixture.limits = CollectorTest.limits(2, Duration.ofDays(360), Duration.ofSeconds(1));
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    meter.order = order;
    meter.rowsABlock = 1024;
    meter.periods.put(FakeMeter.PROFILE, Duration.ofSeconds(1));
    meter.add(FakeMeter.PROFILE, World.BEGIN.minusSeconds(2));
    meter.add(FakeMeter.PROFILE, World.BEGIN.minusSeconds(1));
    Schedule load = CollectorFixture.schedule("load", QUARTER, fixture.ids(), true);
    fixture.start(load);
    fixture.world.pass(QUARTER.plusMinutes(1));
    meter.fault = point -> FakeMeter.lost();
    Instant begin = fixture.world.now();
    for (int row = 0; row < MANY; row++) {
      meter.add(FakeMeter.PROFILE, begin.plusSeconds(row));
    }
    fixture.world.pass(Duration.ofHours(20));
    int[] commits = {0};
    fixture.archive.full = () -> commits[0]++ == 1;
    meter.fault =
        point -> clockUnread && point == FakeMeter.Point.CLOCK ? FakeMeter.noTime() : null;
    fixture.world.pass(Duration.ofHours(2));
    assertThat(commits[0]).isGreaterThan(2);
    Set<Long> missing = new HashSet<>(meter.values(FakeMeter.PROFILE));
    missing.removeAll(new HashSet<>(fixture.stored("m1", FakeMeter.PROFILE)));
    assertThat(missing.size()).as("rows lost").isZero();
  }
}
