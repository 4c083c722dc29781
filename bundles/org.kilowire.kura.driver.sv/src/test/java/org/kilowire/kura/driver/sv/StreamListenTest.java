// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.sv.SvDriverFixture.config;
import static org.kilowire.kura.driver.sv.SvDriverFixture.outcome;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.tests.support.Eventually;

/** What channels are told by themselves. */
final class StreamListenTest {

  private final SvDriverFixture fixture = new SvDriverFixture();
  private final List<ChannelRecord> told = new CopyOnWriteArrayList<>();
  private final ChannelListener listener = event -> told.add(event.getChannelRecord());

  @AfterEach
  void end() {
    fixture.close();
  }

  private List<Object> outcomes() {
    return told.stream().map(SvDriverFixture::outcome).toList();
  }

  private static Map<String, Object> text(Map<String, Object> config) {
    config.put("+value.type", "STRING");
    return config;
  }

  @Test
  void a_channel_is_told_each_window_once_with_its_end() throws Exception {
    StreamDriverCore core = fixture.driver();
    core.subscribe(config("bay1", "frequency"), listener);
    fixture.bus().play(4.5);
    Eventually.await(() -> "four: " + outcomes(), () -> told.size() == 4);
    assertThat(outcomes()).containsOnly(50.0);
    assertThat(told)
        .extracting(ChannelRecord::getTimestamp)
        .containsExactly(start(1000), start(2000), start(3000), start(4000));
  }

  private static long start(long millis) {
    return PlayedClock.START.toEpochMilli() + millis;
  }

  @Test
  void the_state_is_told_when_it_changes_and_events_as_they_come() throws Exception {
    StreamDriverCore core = fixture.driver();
    core.subscribe(text(config("bay1", "state")), listener);
    core.subscribe(text(config("bay1", "event")), listener);
    fixture.bus().play(2.5);
    fixture.bus().silent = 0;
    fixture.bus().play(2);
    Eventually.await(
        () -> "lost: " + outcomes(),
        () -> outcomes().contains("lost") && outcomes().toString().contains("stream-lost"));
    assertThat(outcomes()).contains("live", "stale");
  }

  @Test
  void a_lost_stream_is_told_to_channels_of_values_too() throws Exception {
    StreamDriverCore core = fixture.driver();
    core.subscribe(config("bay1", "rms", "channel", "Ia"), listener);
    fixture.bus().play(1.5);
    fixture.bus().silent = 0;
    fixture.bus().play(2);
    Eventually.await(
        () -> "told: " + outcomes(),
        () -> outcomes().contains("stream-silent: stream bay1 is lost"));
  }

  @Test
  void an_asset_that_takes_its_time_and_one_that_throws_hold_up_no_frame() throws Exception {
    StreamDriverCore core = fixture.driver();
    CountDownLatch held = new CountDownLatch(1);
    core.subscribe(
        config("bay1", "frequency"),
        event -> {
          try {
            held.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IllegalStateException("an asset's fault");
        });
    core.subscribe(config("bay1", "frequency"), listener);
    fixture.bus().play(4.5);
    assertThat(SvDriverFixture.value(core, "bay1", "frequency")).isEqualTo(50.0);
    held.countDown();
    Eventually.await(() -> "four: " + outcomes(), () -> told.size() == 4);
  }

  @Test
  void a_channel_that_is_wrong_or_has_gone_is_told_nothing() throws Exception {
    StreamDriverCore core = fixture.driver();
    ChannelListener gone = event -> told.add(event.getChannelRecord());
    core.subscribe(config("bay1", "frequency"), gone);
    core.unsubscribe(gone);
    core.subscribe(config("bay1", "rms"), listener);
    core.subscribe(Map.of("stream", "bay1"), listener);
    List<ChannelRecord> others = new CopyOnWriteArrayList<>();
    core.subscribe(config("bay1", "frequency"), event -> others.add(event.getChannelRecord()));
    fixture.bus().play(2.5);
    Eventually.await("the others", () -> others.size() == 2);
    assertThat(told).isEmpty();
    assertThat(outcome(others.get(0))).isEqualTo(50.0);
  }
}
