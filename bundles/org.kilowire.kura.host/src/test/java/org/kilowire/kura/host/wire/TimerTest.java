// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.wire.WireEmitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timer on a framework. */
final class TimerTest {

  private static final String FACTORY = "org.eclipse.kura.wire.Timer";

  @TempDir Path storage;

  private static Map<String, Object> every(Object millis) {
    return Map.of("simple.interval", millis, "simple.time.unit", "MILLISECONDS");
  }

  @Test
  void k34_a_tick_is_one_record_with_the_time() throws Exception {
    Map<String, String> recorded =
        Texts.properties(Golden.section("wire-records.txt", "Timer record: PUT graph"));
    assertThat(recorded).containsOnlyKeys("TIMER");
    try (WireGraphFixture fixture = WireGraphFixture.start(storage)) {
      WireProbe recv2 = fixture.probe("recv2");
      Drawing drawing = new Drawing(fixture).component("timer1", FACTORY, every(20));
      drawing.component("recv2", "probe.Recv").wire("timer1", "recv2").put();
      long before = System.currentTimeMillis();

      WireProbe.Got tick = recv2.next();

      assertThat(tick.thread().getName()).startsWith("WiresTimer_timer1");
      assertThat(tick.envelope().getEmitterPid()).startsWith(FACTORY);
      Map<String, String> record = Texts.only(tick.envelope());
      assertThat(record).containsOnlyKeys("TIMER");
      String value = record.get("TIMER");
      assertThat(value).startsWith("org.eclipse.kura.type.LongValue(LONG) ");
      assertThat(Long.parseLong(value.substring(value.indexOf('"') + 1, value.length() - 1)))
          .isBetween(before - 10_000, System.currentTimeMillis());
    }
  }

  @Test
  void a_timer_with_wrong_options_ticks_as_before() throws Exception {
    try (WireGraphFixture fixture = WireGraphFixture.start(storage)) {
      WireProbe recv2 = fixture.probe("recv2");
      Drawing drawing = new Drawing(fixture).component("timer1", FACTORY, every(20));
      drawing.component("recv2", "probe.Recv").wire("timer1", "recv2").put();
      recv2.next();
      WireEmitter timer = fixture.component(WireEmitter.class, "timer1");
      fixture.configurations.updateConfiguration("timer1", every("never"), false);
      fixture.settle();
      recv2.got.clear();
      recv2.next();
      assertThat(fixture.component(WireEmitter.class, "timer1")).isSameAs(timer);
    }
  }
}
