// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kilowire.kura.driver.sv.SvDriverFixture.ft3;
import static org.kilowire.kura.driver.sv.SvDriverFixture.le;
import static org.kilowire.kura.driver.sv.SvDriverFixture.universal;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Reason;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.sv.push.CollectingSink;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quality;
import org.kilowire.simulators.mergingunit.SentSecond;

/** What a driver's streams send as readings. */
final class StreamSourceTest {

  private static final long START = PlayedClock.START.toEpochMilli();

  private final SvDriverFixture fixture = new SvDriverFixture();
  private final CollectingSink sink = new CollectingSink();

  /** A reason of the wire, that stays. */
  private enum Wire implements Reason {
    SERIES_EXCLUDED;

    @Override
    public Kind kind() {
      return Kind.LOCAL;
    }

    @Override
    public String code() {
      return "series-excluded";
    }
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private static Map<String, Column> columns(Block block) {
    return block.columns().stream()
        .collect(Collectors.toMap(one -> one.quantity().text(), Function.identity()));
  }

  @Test
  void a_minute_is_a_block_of_one_row_with_mean_least_and_greatest() throws Exception {
    StreamDriverCore core =
        fixture.playing(le().withWave("Ia=rms:1000,ramp:10"), universal()).driver();
    core.readings().start(sink);
    fixture.bus().play(60.5);
    assertThat(sink.blocks).hasSize(2);
    Block block =
        sink.blocks.stream().filter(one -> one.source().meter().equals("bay1")).findFirst().get();
    assertThat(block.source().device()).isEqualTo("02-00-00-00-00-01 KWMU0101");
    assertThat(block.source().series().text()).isEqualTo("sv:1min");
    assertThat(block.source().origin()).isEqualTo(Origin.PUSH);
    assertThat(block.source().period()).isEqualTo(Duration.ofMinutes(1));
    assertThat(block.source().clockProven()).isTrue();
    assertThat(block.times()).containsExactly(START + 60_000);
    assertThat(block.quality()).containsExactly(0);
    assertThat(block.status()).containsExactly(0L);
    Map<String, Column> columns = columns(block);
    assertThat(columns)
        .containsKeys(
            "sv:Ia/rms",
            "sv:Ia/rms/min",
            "sv:Un/rms/max",
            "sv:frequency",
            "sv:frequency/max",
            "sv:missing")
        .doesNotContainKeys("sv:Ia/angle", "sv:Ia/magnitude");
    double sum = 0;
    for (SentSecond second : fixture.bus().accounts().get(0).seconds().subList(0, 60)) {
      sum += second.rms().get(0) * second.rms().get(0);
    }
    Column rms = columns.get("sv:Ia/rms");
    assertThat(rms.unit()).isEqualTo("A");
    assertThat(rms.scale()).isEqualTo(-3);
    assertThat(rms.values()[0] / 1000.0).isCloseTo(Math.sqrt(sum / 60), within(0.002));
    assertThat(columns.get("sv:frequency").values()).containsExactly(500_000);
    assertThat(columns.get("sv:Ua/rms").scale()).isEqualTo(-2);
    Block universal =
        sink.blocks.stream().filter(one -> one.source().meter().equals("bay2")).findFirst().get();
    assertThat(universal.source().device()).isEqualTo("02-00-00-00-00-02 LN2/DS1/LD2");
  }

  @Test
  void seconds_are_gathered_to_a_block_a_minute() throws Exception {
    StreamDriverCore core = fixture.driver("results", "both");
    core.readings().start(sink);
    fixture.bus().play(61.5);
    assertThat(sink.blocks).hasSize(2);
    Block seconds =
        sink.blocks.stream()
            .filter(one -> one.source().series().text().equals("sv:1s"))
            .findFirst()
            .orElseThrow();
    assertThat(seconds.rows()).isEqualTo(60);
    assertThat(seconds.times()[0]).isEqualTo(START + 1000);
    assertThat(seconds.times()[59]).isEqualTo(START + 60_000);
    assertThat(seconds.source().period()).isEqualTo(Duration.ofSeconds(1));
    assertThat(columns(seconds))
        .containsKeys("sv:Ia/rms", "sv:Ia/magnitude", "sv:Ub/angle", "sv:missing")
        .doesNotContainKey("sv:Ia/rms/min");
    assertThat(columns(seconds).get("sv:Ub/angle").values()).containsOnly(-120_000);
    core.close();
    assertThat(sink.blocks).as("the second of the next minute, and the minute").hasSize(4);
  }

  @Test
  void a_row_says_what_is_to_be_known_of_its_samples() throws Exception {
    StreamDriverCore core =
        fixture
            .playing(
                le().withFaults(
                        "loss@4100+8",
                        "loss@8000+2000",
                        "invalid@12000+4000",
                        "test@16000+4000",
                        "sync-loss@20000+4000"))
            .driver("results", "1s");
    fixture.clock.proven(true);
    core.readings().start(sink);
    fixture.bus().play(7.5);
    core.close();
    Block block = sink.blocks.get(0);
    assertThat(Quality.of(block.quality()[0])).isEmpty();
    assertThat(Quality.of(block.quality()[1])).containsExactly(Quality.ESTIMATED);
    assertThat(block.status()[1]).isEqualTo(1L << 32);
    assertThat(columns(block).get("sv:missing").values()[1]).isEqualTo(8);
    assertThat(Quality.of(block.quality()[2])).containsExactly(Quality.MISSING);
    assertThat(columns(block).get("sv:Ia/rms").value(2)).isEmpty();
    assertThat(Quality.of(block.quality()[3])).containsExactly(Quality.INVALID);
    assertThat(block.status()[3] & 3).isEqualTo(2);
    assertThat(columns(block).get("sv:Ia/rms").value(3)).isEmpty();
    assertThat(block.status()[4]).isEqualTo(1L << 11);
    assertThat(columns(block).get("sv:Ia/rms").value(4)).isPresent();
    assertThat(block.status()[5]).isEqualTo(1L << 31);
    assertThat(Quality.of(block.quality()[5])).containsExactly(Quality.DOUBTFUL_CLOCK);
  }

  @Test
  void simulated_values_are_marked_and_ft3_says_so_of_its_device() throws Exception {
    StreamDriverCore core =
        fixture
            .playing(SvDriverFixture.simulated(), ft3())
            .driver("results", "1s", "simulated", true, "maps", "9-2LE,universal-12");
    core.readings().start(sink);
    fixture.bus().play(3.5);
    core.close();
    Map<String, Block> blocks =
        sink.blocks.stream()
            .collect(Collectors.toMap(one -> one.source().meter(), Function.identity()));
    assertThat(blocks).containsOnlyKeys("KWMU0101", "LN2_DS1_LD7");
    assertThat(blocks.get("KWMU0101").status()[0]).isEqualTo(1L << 30);
    assertThat(blocks.get("LN2_DS1_LD7").source().device()).isEqualTo("FT3 LN2/DS1/LD7");
  }

  @Test
  void refused_blocks_are_sent_again_later_and_not_from_within_the_refusal() throws Exception {
    StreamDriverCore core = fixture.driver("results", "1s");
    sink.refusing = DriverReason.DRIVER_FAULT;
    core.readings().start(sink);
    fixture.bus().play(121.5);
    assertThat(sink.refused).isEqualTo(2);
    assertThat(core.readings().waiting()).isEqualTo(2);
    sink.refusing = null;
    core.readings().again();
    assertThat(sink.blocks)
        .extracting(one -> one.times()[0])
        .containsExactly(START + 1000, START + 61_000);
    assertThat(core.readings().waiting()).isZero();
  }

  @Test
  void after_fifteen_minutes_a_refused_block_is_given_up() throws Exception {
    StreamDriverCore core = fixture.driver("results", "1s");
    sink.refusing = DriverReason.DRIVER_FAULT;
    core.readings().start(sink);
    fixture.bus().play(60.5);
    fixture.clock.pass(Duration.ofMinutes(14));
    core.readings().again();
    assertThat(core.readings().waiting()).isEqualTo(1);
    fixture.clock.pass(Duration.ofMinutes(2));
    core.readings().again();
    assertThat(core.readings().waiting()).isZero();
    assertThat(core.readings().givenUp()).isEqualTo(1);
  }

  @Test
  void a_series_that_is_excluded_is_not_sent_again() throws Exception {
    StreamDriverCore core = fixture.driver("results", "1s");
    sink.refusing = Wire.SERIES_EXCLUDED;
    core.readings().start(sink);
    fixture.bus().play(60.5);
    assertThat(sink.refused).isEqualTo(1);
    assertThat(core.readings().waiting()).isZero();
  }

  @Test
  void while_the_source_is_made_anew_blocks_wait_and_before_the_first_nothing_is_gathered()
      throws Exception {
    StreamDriverCore core = fixture.driver();
    fixture.bus().play(60.5);
    assertThat(core.readings().waiting()).isZero();
    AutoCloseable running = core.readings().start(sink);
    assertThatThrownBy(() -> core.readings().start(new CollectingSink()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bus1 runs already");
    running.close();
    running.close();
    fixture.bus().play(60);
    assertThat(core.readings().waiting()).isEqualTo(1);
    core.readings().start(sink);
    assertThat(sink.blocks)
        .singleElement()
        .satisfies(one -> assertThat(one.times()).containsExactly(START + 120_000));
  }

  @Test
  void none_means_events_alone() throws Exception {
    StreamDriverCore core = fixture.driver("results", "none");
    core.readings().start(sink);
    fixture.bus().play(60.5);
    assertThat(sink.blocks).isEmpty();
    assertThat(sink.codes()).contains("stream-appeared");
  }

  @Test
  void a_stream_that_is_pulled_out_is_an_event_with_the_stream_as_the_meter() throws Exception {
    StreamDriverCore core = fixture.driver();
    core.readings().start(sink);
    fixture.bus().play(2.5);
    fixture.bus().silent = 0;
    fixture.bus().play(10);
    fixture.bus().silent = -1;
    fixture.bus().play(3);
    assertThat(sink.codes())
        .containsExactly("stream-appeared", "stream-lost", "stream-hole", "stream-live");
    MeterEvent hole = sink.events.get(2);
    assertThat(hole.meter()).isEqualTo("bay1");
    assertThat(hole.details())
        .containsEntry("device", "02-00-00-00-00-01 KWMU0101")
        .containsEntry("source", "bus1");
    assertThat(SvDriverFixture.value(core, "bay1", "lost")).isEqualTo(40_000.0);
  }

  @Test
  void an_event_that_comes_over_and_over_is_told_once_a_minute() throws Exception {
    StreamDriverCore core =
        fixture
            .playing(
                le().withFaults("loss@4000+10", "loss@12000+10", "loss@20000+10", "loss@252000+10"))
            .driver();
    core.readings().start(sink);
    fixture.bus().play(64);
    assertThat(sink.codes()).containsExactly("stream-appeared", "stream-hole", "stream-hole");
    assertThat(sink.events.get(2).details()).containsEntry("kept-back", "2");
  }

  @Test
  void lost_frames_of_this_computer_are_an_event_of_the_driver() throws Exception {
    StreamDriverCore core = fixture.driver();
    core.readings().start(sink);
    fixture.bus().play(1);
    fixture.bus().drop(12);
    fixture.bus().play(1);
    MeterEvent drops = sink.events.get(sink.events.size() - 1);
    assertThat(drops.code()).isEqualTo("capture-drops");
    assertThat(drops.meter()).isEqualTo("bus1");
    assertThat(drops.details()).containsEntry("frames", "12");
  }

  @Test
  void the_id_is_the_name_in_kura_made_fit() {
    assertThat(fixture.named("Feld 1/Süd").readings().id()).isEqualTo("Feld_1_S_d");
  }
}
