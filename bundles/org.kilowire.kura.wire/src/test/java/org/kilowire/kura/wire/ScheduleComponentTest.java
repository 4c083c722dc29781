// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kilowire.kura.wire.due.ManualScheduler;
import org.kilowire.options.Logged;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;

final class ScheduleComponentTest {

  private final Wires wires = new Wires();
  private final ManualScheduler time = new ManualScheduler("2026-03-29T00:10:00Z");
  private final Tap tap = new Tap();
  private ScheduleComponent component;

  @BeforeEach
  void clear() {
    Logged.clear();
  }

  private void start(Object... options) {
    Map<String, Object> properties = Wires.properties("s1", options);
    component = new ScheduleComponent(wires, time, properties);
    component.bindClock(time);
    component.activate(Wires.context(), properties);
    wires.connect(component, tap);
  }

  private void modify(Object... options) {
    component.modified(Wires.properties("s1", options));
  }

  /** The next record, as names and values. */
  private String next() throws InterruptedException {
    return tap.next().stream()
        .flatMap(record -> record.getProperties().entrySet().stream())
        .map(e -> e.getKey() + "=" + e.getValue().getValue() + ":" + e.getValue().getType())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void a_due_time_emits_the_group_and_the_time() throws Exception {
    start("group", "daily", "cron", "30 2 * * *", "zone", "Europe/Berlin");
    time.pass(Duration.ofMinutes(49));
    assertThat(tap.isEmpty()).isTrue();
    time.pass(Duration.ofMinutes(1));
    // 02:30 is not there this night: it is due at the moment of the change.
    assertThat(next()).isEqualTo("TIMER=1774746000000:LONG kw.group=daily:STRING");
    time.pass(Duration.ofHours(23));
    assertThat(tap.isEmpty()).isTrue();
    time.pass(Duration.ofMinutes(30));
    assertThat(next()).startsWith("TIMER=1774830600000:LONG");
  }

  @Test
  void the_same_settings_again_do_nothing() throws Exception {
    start("group", "g", "every", "PT1H");
    time.pass(Duration.ofMinutes(30));
    int alarms = time.alarms();
    modify("group", "g", "every", "PT1H", "zone", "UTC", "cron", "");
    modify("group", "g", "every", "PT1H", "x", 5);
    assertThat(time.alarms()).isEqualTo(alarms).isEqualTo(1);
    time.pass(Duration.ofMinutes(20));
    assertThat(next()).contains("kw.group=g");
    assertThat(tap.isEmpty()).isTrue();
  }

  @Test
  void other_settings_replace_the_old_ones() throws Exception {
    start("group", "g", "every", "PT1H");
    modify("group", "h", "every", "PT15M");
    time.pass(Duration.ofMinutes(5));
    assertThat(next()).contains("kw.group=h");
    assertThat(time.alarms()).isEqualTo(1);
  }

  @Test
  void wrong_settings_are_said_and_the_old_ones_go_on() throws Exception {
    start("group", "g", "every", "PT15M");
    modify("group", "h", "every", "PT7H");
    modify("group", "h", "every", "PT7H");
    assertThat(Logged.lines("s1: every: must be whole seconds that divide a day")).hasSize(1);
    time.pass(Duration.ofMinutes(5));
    assertThat(next()).contains("kw.group=g");
  }

  @Test
  void without_settings_it_is_never_due_until_it_has_some() throws Exception {
    start();
    assertThat(time.alarms()).isZero();
    modify("group", "g", "every", "PT15M");
    time.pass(Duration.ofMinutes(5));
    assertThat(next()).contains("kw.group=g");
  }

  @Test
  void missed_runs_are_said_and_not_made_up_for() throws Exception {
    start("group", "g", "every", "PT15M");
    time.jump("2026-03-29T03:10:00Z");
    time.pass(Duration.ofSeconds(30));
    assertThat(next()).contains("kw.group=g");
    assertThat(tap.isEmpty()).isTrue();
    assertThat(Logged.lines("s1: 11 runs of g were missed and are not caught up")).hasSize(1);
  }

  @Test
  void a_receiver_that_throws_ends_nothing() throws Exception {
    start("group", "g", "every", "PT15M");
    wires.cut(component);
    wires.connect(component, new Throwing());
    time.pass(Duration.ofHours(1));
    wires.cut(component);
    wires.connect(component, tap);
    time.pass(Duration.ofMinutes(15));
    assertThat(next()).contains("kw.group=g");
    assertThat(wires.thrown).hasSize(4);
  }

  @Test
  void a_gone_one_is_quiet_and_without_the_gateways_clock_the_systems_counts() {
    start("group", "g", "every", "PT1H");
    component.unbindClock(time);
    component.bindClock(time);
    component.deactivate();
    component.deactivate();
    assertThat(time.alarms()).isZero();
    time.pass(Duration.ofDays(1));
    assertThat(tap.isEmpty()).isTrue();
  }

  @Test
  void wires_are_the_business_of_kura() {
    start("group", "g", "every", "PT1H");
    wires.calls.clear();
    component.consumersConnected(null);
    assertThat(component.polled(null)).isEqualTo("polled");
    assertThat(wires.calls).containsExactly("consumersConnected", "polled");
  }

  private static final class Throwing implements Consumer {
    @Override
    public void producersConnected(Wire[] connected) {}

    @Override
    public void updated(Wire from, Object value) {
      throw new IllegalStateException("a receiver");
    }
  }
}
