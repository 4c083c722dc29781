// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kilowire.kura.driver.sv.SvDriverFixture.config;
import static org.kilowire.kura.driver.sv.SvDriverFixture.le;
import static org.kilowire.kura.driver.sv.SvDriverFixture.outcome;
import static org.kilowire.kura.driver.sv.SvDriverFixture.read;
import static org.kilowire.kura.driver.sv.SvDriverFixture.universal;
import static org.kilowire.kura.driver.sv.SvDriverFixture.value;

import java.time.Duration;
import java.util.List;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.capture.LiveState;
import org.kilowire.tests.support.LiveThreads;

/** What an asset reads of streams whose time is played. */
final class StreamReadTest {

  private final SvDriverFixture fixture = new SvDriverFixture();

  @AfterEach
  void end() {
    fixture.close();
    LiveThreads.awaitNone(DriverThread.NAME + ".*");
  }

  @Test
  void a_read_gives_the_last_finished_second_at_its_end_with_the_unit_of_the_map()
      throws Exception {
    StreamDriverCore core = fixture.playing(le().withWave("Ia=rms:1200,h3:10")).driver();
    fixture.bus().play(3.5);
    ChannelRecord record = read(core, DataType.DOUBLE, config("bay1", "rms", "channel", "Ia"));
    double sent = fixture.bus().accounts().get(0).seconds().get(2).rms().get(0);
    assertThat((Double) outcome(record)).isCloseTo(sent, within(0.0006));
    assertThat(record.getUnit()).isEqualTo("A");
    assertThat(record.getTimestamp()).isEqualTo(PlayedClock.START.toEpochMilli() + 3000);
    fixture.bus().play(1);
    core.read(List.of(record));
    assertThat(record.getTimestamp()).isEqualTo(PlayedClock.START.toEpochMilli() + 4000);
  }

  @ParameterizedTest
  @CsvSource({
    "frequency, '', 50.0",
    "angle, Ub, -120.0",
    "magnitude, Ua, 63508.53",
    "rotation, Ua, 1.0",
    "sum, Ia, 0.0",
    "p, A, 63508528.0",
    "s, A, 63508528.0",
    "power-factor, A, 1.0"
  })
  void every_quantity_of_the_analysis_is_a_channel(String quantity, String of, double expected)
      throws Exception {
    StreamDriverCore core = fixture.driver();
    fixture.bus().play(2.5);
    String pair = le().shape().map().pairs().get(0).name();
    Object found = value(core, "bay1", quantity, "channel", of.equals("A") ? pair : of);
    assertThat(found).as(String.valueOf(found)).isInstanceOf(Double.class);
    assertThat((Double) found).isCloseTo(expected, within(Math.max(0.01, expected * 1e-6)));
  }

  @Test
  void longer_windows_have_least_and_greatest_of_their_seconds() throws Exception {
    StreamDriverCore core = fixture.playing(le().withWave("Ia=rms:1000,ramp:10")).driver();
    fixture.bus().play(60.5);
    double mean = (Double) value(core, "bay1", "rms", "channel", "Ia", "window", "1min");
    double least =
        (Double) value(core, "bay1", "rms", "channel", "Ia", "window", "1min", "statistic", "min");
    double most =
        (Double) value(core, "bay1", "rms", "channel", "Ia", "window", "10s", "statistic", "max");
    assertThat(least).isLessThan(1010);
    assertThat(mean).isCloseTo(1311.5, within(1.0));
    assertThat(most).isCloseTo(1595, within(10.0));
    ChannelRecord minute =
        read(core, DataType.DOUBLE, config("bay1", "frequency", "window", "1min"));
    assertThat(minute.getTimestamp()).isEqualTo(PlayedClock.START.toEpochMilli() + 60_000);
  }

  @Test
  void an_old_window_is_a_failure_with_a_reason_and_never_a_value() throws Exception {
    StreamDriverCore core = fixture.driver();
    fixture.bus().play(3.1);
    fixture.bus().silent = 0;
    fixture.bus().play(0.5);
    assertThat(value(core, "bay1", "rms", "channel", "Ia")).isInstanceOf(Double.class);
    fixture.bus().play(1);
    assertThat(value(core, "bay1", "rms", "channel", "Ia"))
        .isEqualTo("no-value: too many samples are missing: 3600");
    fixture.bus().play(3);
    assertThat(value(core, "bay1", "rms", "channel", "Ia"))
        .isEqualTo(
            "stream-silent: stream bay1: the last window of it ended at 2026-01-01T00:00:04Z");
    assertThat(value(core, "bay1", "state")).isEqualTo("lost");
    assertThat(value(core, "bay1", "event")).asString().startsWith("bay1: stream-lost; ");
  }

  @Test
  void what_was_never_heard_and_what_the_map_lacks_are_told_apart() throws Exception {
    StreamDriverCore core = fixture.driver();
    assertThat(value(core, "bay9", "frequency"))
        .isEqualTo("stream-silent: stream bay9: it was never heard");
    fixture.bus().play(2.5);
    assertThat(value(core, "bay1", "rms", "channel", "Ix"))
        .isEqualTo("bad-channel: the map bay1 has no channel Ix");
    assertThat(value(core, "bay1", "p", "channel", "Ia"))
        .asString()
        .startsWith("bad-channel: the map bay1 has no pair");
    assertThat(value(core, "bay1", "frequency", "window", "1min"))
        .isEqualTo("stream-silent: stream bay1: no window of it is over yet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rms | 1s | mean | channel: must be given for rms",
        "angle | 10s | mean | window: angle is of a second only",
        "frequency | 1s | max | statistic: a second has no max",
        "noise | 1s | mean | quantity: must be one of rms, "
      })
  void fields_that_do_not_fit_together_are_told(
      String quantity, String window, String statistic, String why) throws Exception {
    StreamDriverCore core = fixture.driver();
    String channel = quantity.equals("rms") ? " " : "Ia";
    assertThat(
            value(
                core,
                "bay1",
                quantity,
                "channel",
                channel,
                "window",
                window,
                "statistic",
                statistic))
        .asString()
        .startsWith("bad-channel: " + why);
  }

  @Test
  void an_invalid_channel_has_no_value_and_the_others_have() throws Exception {
    StreamDriverCore core = fixture.playing(le().withFaults("invalid@8000+4000")).driver();
    fixture.bus().play(3.5);
    assertThat(value(core, "bay1", "rms", "channel", "Ia")).isEqualTo("no-value: quality invalid");
    fixture.bus().play(1);
    assertThat(value(core, "bay1", "rms", "channel", "Ia")).isInstanceOf(Double.class);
  }

  @Test
  void values_in_test_are_for_who_asks_for_them() throws Exception {
    StreamDriverCore core = fixture.playing(le().withFaults("test@0+100000")).driver();
    fixture.bus().play(2.5);
    assertThat(value(core, "bay1", "rms", "channel", "Ia"))
        .isEqualTo("no-value: the stream is marked as in test");
    core.configure(SvDriverFixture.properties("simulated", true));
    fixture.bus().play(2.5);
    assertThat(value(core, "bay1", "rms", "channel", "Ia")).isInstanceOf(Double.class);
  }

  @Test
  void a_simulated_stream_gives_nothing_unless_it_is_taken() throws Exception {
    StreamDriverCore core = fixture.playing(SvDriverFixture.simulated()).driver();
    fixture.bus().play(2.5);
    assertThat(value(core, "bay1", "rms", "channel", "Ia"))
        .isEqualTo("stream-silent: stream bay1: it was never heard");
    assertThat(value(core, "bay1", "event"))
        .asString()
        .startsWith("bay1: stream-simulated-ignored; ");
    core.configure(SvDriverFixture.properties("simulated", true));
    fixture.bus().play(2.5);
    assertThat(value(core, "bay1", "rms", "channel", "Ia")).isInstanceOf(Double.class);
  }

  @Test
  void health_is_channels_too() throws Exception {
    StreamDriverCore core =
        fixture.playing(le().withFaults("loss@5000+10", "duplicate@6000+3")).driver();
    fixture.bus().play(3.5);
    assertThat(value(core, "bay1", "state")).isEqualTo("live");
    assertThat(value(core, "bay1", "lost")).isEqualTo(10.0);
    assertThat(value(core, "bay1", "duplicates")).isEqualTo(3.0);
    assertThat((Double) value(core, "bay1", "received")).isGreaterThan(13_000);
    assertThat(value(core, "bay1", "sync")).isEqualTo(2.0);
    assertThat(value(core, "bay1", "rate")).isEqualTo(4000.0);
    assertThat(value(core, "bay1", "device")).isEqualTo("02-00-00-00-00-01 KWMU0101");
    assertThat(value(core, "bay1", "lost-a")).isEqualTo("no-value: the stream has no lost-a");
    fixture.bus().drop(7);
    assertThat(value(core, "", "kernel-drops")).isEqualTo(7.0);
  }

  @Test
  void formats_stand_side_by_side() throws Exception {
    StreamDriverCore core = fixture.playing(le(), universal()).driver();
    fixture.bus().play(2.5);
    assertThat((Double) value(core, "bay1", "rms", "channel", "Ua"))
        .isCloseTo(63_508.5, within(1.0));
    assertThat((Double) value(core, "bay2", "rms", "channel", "Ima")).isCloseTo(1000, within(0.2));
  }

  @Test
  void without_maps_a_stream_is_called_by_its_own_name() throws Exception {
    StreamDriverCore core = fixture.playing(le(), universal()).driver("maps", "");
    fixture.bus().play(2.5);
    assertThat(value(core, "KWMU0101", "frequency")).isEqualTo(50.0);
    assertThat(value(core, "LN2_DS1_LD2", "frequency")).isInstanceOf(Double.class);
  }

  @Test
  void a_write_is_refused() {
    StreamDriverCore core = fixture.driver();
    ChannelRecord record = ChannelRecord.createWriteRecord("rms", TypedValues.newDoubleValue(1.0));
    record.setChannelConfig(config("bay1", "rms", "channel", "Ia"));
    core.refuse(List.of(record));
    assertThat(outcome(record)).isEqualTo("write-refused: sampled values are heard, never sent");
  }

  @Test
  void a_prepared_read_is_executed_over_and_over() throws Exception {
    StreamDriverCore core = fixture.driver();
    ChannelRecord record = SvDriverFixture.record(DataType.DOUBLE, config("bay1", "frequency"));
    PreparedRead prepared = core.prepare(List.of(record));
    assertThat(outcome(prepared.execute().get(0))).asString().startsWith("stream-silent: ");
    fixture.bus().play(2.5);
    assertThat(outcome(prepared.execute().get(0))).isEqualTo(50.0);
  }

  @Test
  void an_interface_that_has_gone_is_told_once_the_last_window_is_old() throws Exception {
    StreamDriverCore core = fixture.driver();
    fixture.bus().play(2.5);
    fixture.bus().change(LiveState.WAITING, "eth1 has gone");
    fixture.clock.pass(Duration.ofSeconds(4));
    assertThat(value(core, "bay1", "frequency")).isEqualTo("link-lost: waiting");
    assertThat(value(core, "", "event")).isEqualTo("capture-waiting; detail played: eth1 has gone");
  }

  @Test
  void of_two_sources_the_first_counts_until_it_is_lost() throws Exception {
    StreamDriverCore core = fixture.playing(le().withFaults("second-source@2000+1000000")).driver();
    fixture.bus().play(3.5);
    assertThat(value(core, "bay1", "device")).isEqualTo("02-00-00-00-00-01 KWMU0101");
    assertThat(value(core, "bay1", "event")).asString().contains("stream-second-source");
    assertThat(value(core, "bay1", "frequency")).isEqualTo(50.0);
  }
}
