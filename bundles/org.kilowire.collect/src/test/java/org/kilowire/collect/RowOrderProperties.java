// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.collect.FakeMeter.Order;
import org.kilowire.conversation.Step;
import org.kilowire.fleet.Schedule;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Unreadable;

/** Whatever the order of a meter's rows: what it holds is stored, and not again and again. */
final class RowOrderProperties {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final CollectorFixture fixture = new CollectorFixture();

  private FakeMeter meter(Order order) {
    FakeMeter meter = fixture.line("a").meter("m1", "a");
    meter.order = order;
    meter.record(FakeMeter.PROFILE, QUARTER);
    return meter;
  }

  private static Schedule load(CollectorFixture fixture) {
    return CollectorFixture.schedule("load", QUARTER, fixture.ids(), true);
  }

  private List<Long> stored() {
    return fixture.stored("m1", FakeMeter.PROFILE);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void each_row_is_stored_once_where_nothing_goes_wrong(Order order) {
    FakeMeter meter = meter(order);
    fixture.start(load(fixture));
    fixture.world.pass(Duration.ofHours(12).plusMinutes(1));
    assertThat(stored()).containsExactlyElementsOf(meter.values(FakeMeter.PROFILE)).hasSize(48);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void an_order_that_nobody_said_is_told_once(Order order) {
    meter(order);
    fixture.start(load(fixture));
    fixture.world.pass(Duration.ofHours(12).plusMinutes(1));
    boolean odd = order != Order.ARCHIVE && order != Order.TIME;
    assertThat(fixture.told("m1")).isEqualTo(odd ? List.of("unexpected-order") : List.of());
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void no_row_is_lost_in_any_order_whatever_fails(Order order) {
    for (long seed = 1; seed <= 6; seed++) {
      new Run(order, seed).run();
    }
  }

  /** A meter, three days of faults and restarts, and a quiet day. */
  private static final class Run {
    private final Order order;
    private final long seed;
    private final Random random;
    private final CollectorFixture fixture = new CollectorFixture();
    private boolean calm;

    Run(Order order, long seed) {
      this.order = order;
      this.seed = seed;
      this.random = new Random(seed);
    }

    void run() {
      Duration window = seed % 2 == 0 ? Duration.ofDays(30) : Duration.ofHours(7);
      fixture.limits = CollectorTest.limits(2, window, Duration.ofSeconds(1));
      fixture.archive.full = () -> !calm && random.nextInt(8) == 0;
      FakeMeter meter = fixture.line("a").meter("m1", "a");
      meter.order = order;
      for (int row = 0; row < 300; row++) {
        meter.add(FakeMeter.PROFILE, World.BEGIN.minus(QUARTER.multipliedBy(300 - row)));
      }
      meter.record(FakeMeter.PROFILE, QUARTER);
      meter.rowsABlock = 1 + random.nextInt(6);
      meter.fault = point -> fault();
      fixture.start(load(fixture));
      for (int hour = 0; hour < 72; hour++) {
        fixture.world.pass(Duration.ofMinutes(20 + random.nextInt(200)));
        maybeSetBack(meter);
        if (random.nextInt(10) == 0) {
          fixture.restart(load(fixture));
        }
      }
      calm = true;
      fixture.world.pass(Duration.ofDays(1));
      List<Long> had = new ArrayList<>(meter.values(FakeMeter.PROFILE));
      Set<Long> stored = new LinkedHashSet<>(fixture.stored("m1", FakeMeter.PROFILE));
      List<Long> lost = had.stream().filter(row -> !stored.contains(row)).toList();
      assertThat(lost.stream().filter(row -> row < had.size() - 1))
          .as("%s, seed %d", order, seed)
          .isEmpty();
      notAgainAndAgain();
    }

    private void notAgainAndAgain() {
      int before = fixture.stored("m1", FakeMeter.PROFILE).size();
      fixture.world.pass(Duration.ofHours(6));
      int more = fixture.stored("m1", FakeMeter.PROFILE).size() - before;
      assertThat(more).as("%s, seed %d", order, seed).isBetween(23, 25);
    }

    private Step fault() {
      return switch (calm ? 99 : random.nextInt(40)) {
        case 0 -> FakeMeter.silence();
        case 1 -> FakeMeter.lost();
        case 2 -> new Step.Failed(MeterReason.NOT_READABLE, "not now");
        default -> null;
      };
    }

    /** Rows in the order of nothing tell nobody what was written behind a clock that was set. */
    private void maybeSetBack(FakeMeter meter) {
      boolean told = order == Order.ARCHIVE || order == Order.TIME;
      if (told && random.nextInt(12) == 0) {
        meter.offset = meter.offset.minusSeconds(1L << random.nextInt(15));
      }
    }
  }

  @Test
  void what_could_not_be_read_is_told_once_and_counted_each_time() {
    FakeMeter meter = meter(Order.ARCHIVE);
    meter.unreadable = new Unreadable(2, List.of("no time: FFFF"));
    fixture.start(load(fixture));
    fixture.world.pass(Duration.ofHours(1).plusMinutes(1));
    assertThat(fixture.told("m1")).containsExactly("unreadable");
    assertThat(fixture.events.get(0).details())
        .containsEntry("series", "1-0:99.1.0*255")
        .containsEntry("rows", "2")
        .containsEntry("sample-1", "no time: FFFF");
    assertThat(fixture.collector.counts().get("unreadable-rows")).isGreaterThanOrEqualTo(8);
    assertThat(stored()).hasSize(4);
    meter.unreadable = new Unreadable(1, List.of("no time: 00"));
    fixture.world.pass(QUARTER);
    assertThat(fixture.told("m1")).containsExactly("unreadable", "unreadable");
  }
}
