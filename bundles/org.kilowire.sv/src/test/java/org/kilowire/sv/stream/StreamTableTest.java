// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.stream.Reception.Lan;
import org.kilowire.sv.stream.StreamEvent.Kind;

/** What a table knows of streams that are fed by hand. */
final class StreamTableTest {

  private static final int WRAP = 4000;

  private final StreamFeed unknown = StreamFeed.unknown();
  private final StreamFeed known = StreamFeed.configured();

  @Test
  void a_whole_stream_has_lost_nothing_and_tells_nothing() {
    SvStream stream = unknown.run(0, 3 * WRAP, WRAP).stream();
    assertThat(stream.received()).isEqualTo(3 * WRAP);
    assertThat(stream.lost() + stream.duplicates() + stream.outOfOrder()).isZero();
    assertThat(stream.rate()).isEqualTo(4000);
    assertThat(stream.wrap()).isEqualTo(WRAP);
    assertThat(stream.wrapSource()).isEqualTo("rate");
    assertThat(unknown.events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 100, 1023, 1024, 1025, 2003, 3999})
  void a_hole_below_a_wrap_is_counted_exactly(int missing) {
    for (int from : new int[] {100, 3990}) {
      StreamFeed feed = StreamFeed.configured();
      feed.run(0, from, WRAP).miss(missing).run(from + missing, 3 * WRAP, WRAP);
      SvStream stream = feed.stream();
      assertThat(stream.lost()).as("hole of %d at %d", missing, from).isEqualTo(missing);
      assertThat(stream.estimated()).isZero();
      assertThat(stream.duplicates() + stream.outOfOrder()).isZero();
      assertThat(feed.kinds()).containsExactly(Kind.APPEARED, Kind.HOLE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 4001, 8000, 9200, 10_003, 400_000})
  void a_hole_of_a_wrap_and_more_is_counted_by_the_time_and_says_so(int missing) {
    known.run(0, 100, WRAP).miss(missing).run(100 + missing, 2 * WRAP, WRAP);
    SvStream stream = known.stream();
    assertThat(stream.lost()).isEqualTo(missing);
    assertThat(stream.estimated()).isEqualTo(missing);
    assertThat(known.events.get(1).detail()).contains(missing + " samples (by the time)");
  }

  @Test
  void a_repeated_sample_is_a_duplicate_and_a_late_one_is_out_of_order() {
    known.run(0, 10, WRAP).again(9).put(9).put(11).put(10).run(12, 20, WRAP);
    SvStream stream = known.stream();
    assertThat(stream.duplicates()).isEqualTo(2);
    assertThat(stream.outOfOrder()).isEqualTo(1);
    assertThat(stream.lost()).isZero();
  }

  @Test
  void a_duplicate_of_the_first_sample_of_a_second_is_no_reset() {
    known.run(3990, 12, WRAP).again(0).again(1).run(2, 20, WRAP);
    assertThat(known.stream().duplicates()).isEqualTo(2);
    assertThat(known.kinds()).doesNotContain(Kind.RESET);
  }

  @ParameterizedTest
  @ValueSource(ints = {3999, 3990, 2346, 500})
  void a_counter_that_begins_anew_without_a_pause_has_lost_nothing(int from) {
    known.run(0, from, WRAP).run(0, 2 * WRAP, WRAP);
    SvStream stream = known.stream();
    assertThat(stream.lost()).isZero();
    assertThat(stream.duplicates()).isZero();
    assertThat(stream.received()).isEqualTo(from + 2 * WRAP);
    assertThat(known.kinds()).containsExactly(Kind.APPEARED, Kind.RESET);
  }

  @Test
  void samples_that_miss_up_to_the_top_of_the_second_are_lost() {
    known.run(0, 3990, WRAP).miss(10).run(0, 100, WRAP);
    assertThat(known.stream().lost()).isEqualTo(10);
    assertThat(known.kinds()).doesNotContain(Kind.RESET);
  }

  @Test
  void a_counter_that_jumps_without_a_pause_has_lost_nothing() {
    known.run(0, 100, WRAP).run(2100, 100, WRAP);
    assertThat(known.stream().lost()).isZero();
    assertThat(known.kinds()).containsExactly(Kind.APPEARED, Kind.JUMP);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600_000_000_000L, -123_456_789L, 123_456_789L, 100_123_456_789L})
  void a_stepped_clock_is_an_event_and_no_loss(long step) {
    known.run(0, 1000, WRAP);
    known.at += step;
    known.run(1000, 1000, WRAP);
    assertThat(known.stream().lost()).isZero();
    assertThat(known.kinds()).containsExactly(Kind.APPEARED, Kind.CLOCK_STEP);
  }

  @Test
  void a_step_that_is_known_changes_nothing() {
    known.run(0, 1000, WRAP);
    known.at += 5 * StreamFeed.SECOND;
    known.table.clockStepped(5 * StreamFeed.SECOND);
    known.run(1000, 1000, WRAP);
    assertThat(known.stream().lost()).isZero();
    assertThat(known.kinds()).containsExactly(Kind.APPEARED);
  }

  @Test
  void a_counter_of_65536_is_learnt() {
    SvStream stream = unknown.run(0, 2 * 65_536, 65_536).stream();
    assertThat(stream.lost() + stream.duplicates() + stream.outOfOrder()).isZero();
    assertThat(stream.wrap()).isEqualTo(65_536);
    assertThat(stream.rate()).isEqualTo(4000);
  }

  @Test
  void a_counter_that_ends_at_65534_is_learnt_at_its_second_wrap() {
    SvStream stream = unknown.run(0, 4 * 65_535, 65_535).stream();
    assertThat(stream.lost()).isZero();
    assertThat(stream.wrap()).isEqualTo(65_535);
    assertThat(unknown.kinds()).containsExactly(Kind.WRAP_CHANGED, Kind.RESET, Kind.WRAP_CHANGED);
  }

  @Test
  void what_the_frame_says_counts_before_what_is_seen() {
    unknown.asdu.smpRate = 4800;
    unknown.asdu.smpMod = 1;
    unknown.rate = 4800;
    SvStream stream = unknown.run(4000, 2000, 4800).stream();
    assertThat(stream.wrap()).isEqualTo(4800);
    assertThat(stream.wrapSource()).isEqualTo("frame");
    assertThat(stream.lost()).isZero();
  }

  @Test
  void two_networks_are_one_stream_and_are_counted_apart() {
    for (int i = 0; i < WRAP; i++) {
      known.lan = Lan.A;
      if (i != 700 && i != 900) {
        known.again(i);
      }
      known.lan = Lan.B;
      if (i != 800 && i != 900) {
        known.again(i);
      }
      known.miss(1);
    }
    SvStream stream = known.stream();
    assertThat(stream.lost()).isEqualTo(1);
    assertThat(stream.outOfOrder()).isZero();
    assertThat(stream.duplicates()).isEqualTo(WRAP - 3);
    assertThat(stream.lanHealth(Lan.A).orElseThrow().lost()).isEqualTo(2);
    assertThat(stream.lanHealth(Lan.B).orElseThrow().lost()).isEqualTo(2);
  }

  /** Each network's frames are read by blocks: the copies of a tenth of a second come in a row. */
  @Test
  void copies_of_the_other_network_that_are_read_late_are_no_restart() {
    for (int tenth = 0; tenth < 20; tenth++) {
      long begin = known.at;
      known.lan = Lan.A;
      known.run(tenth * 400, 400, 4000);
      long end = known.at;
      known.lan = Lan.B;
      known.at = begin;
      known.run(tenth * 400, 400, 4000);
      known.at = end;
    }
    SvStream stream = known.stream();
    assertThat(stream.duplicates()).isEqualTo(8000);
    assertThat(stream.lost()).isZero();
    assertThat(known.kinds()).containsExactly(Kind.APPEARED);
  }

  @Test
  void a_network_that_delivers_nothing_is_told() {
    known.lan = Lan.B;
    known.run(0, WRAP, WRAP);
    known.table.look(known.at);
    assertThat(known.kinds()).containsExactly(Kind.APPEARED, Kind.LAN_SILENT);
    assertThat(known.events.get(1).detail()).isEqualTo("LAN A");
    known.lan = Lan.A;
    known.run(0, 1, WRAP);
    known.table.look(known.at);
    assertThat(known.kinds()).endsWith(Kind.LAN_BACK);
  }

  @Test
  void silence_is_stale_and_then_lost() {
    known.run(0, 100, WRAP);
    known.table.look(known.at);
    assertThat(known.stream().state()).isEqualTo(SvStream.State.LIVE);
    known.table.look(known.at + StreamFeed.SECOND / 50);
    assertThat(known.stream().state()).isEqualTo(SvStream.State.STALE);
    known.table.look(known.at + StreamFeed.SECOND);
    assertThat(known.stream().state()).isEqualTo(SvStream.State.LOST);
    known.miss(WRAP * 2).put(100);
    known.table.look(known.at);
    assertThat(known.kinds())
        .containsExactly(Kind.APPEARED, Kind.STALE, Kind.LOST, Kind.HOLE, Kind.LIVE);
  }

  @Test
  void what_a_stream_says_of_itself_is_told_when_it_changes() {
    known.run(0, 10, WRAP);
    known.asdu.smpSynch = 0;
    known.asdu.confRev = 2;
    known.asdu.gmIdentity = 0x1122L;
    known.asdu.sampleLength = 96;
    known.run(10, 10, WRAP);
    assertThat(known.kinds())
        .containsExactly(
            Kind.APPEARED,
            Kind.SYNC_CHANGED,
            Kind.CONF_REV_CHANGED,
            Kind.LAYOUT_CHANGED,
            Kind.GRANDMASTER_CHANGED);
  }

  @Test
  void what_flaps_is_told_once_a_second() {
    for (int i = 0; i < 3 * WRAP; i++) {
      known.asdu.smpSynch = i % 2;
      known.put(i % WRAP);
    }
    assertThat(known.kinds()).filteredOn(Kind.SYNC_CHANGED::equals).hasSize(3);
    assertThat(known.events).last().extracting(StreamEvent::suppressed).isEqualTo(3999L);
  }

  @Test
  void another_source_of_the_same_identity_is_told_and_a_simulated_one_apart() {
    known.run(0, 10, WRAP);
    known.table.take(
        known.reception.ethernet(0, 4, 0x0299L, 0x4000, false, Lan.NONE, known.at),
        known.asdu.count(0));
    known.at += 2 * StreamFeed.SECOND;
    known.table.take(
        known.reception.ethernet(0, 4, StreamFeed.SOURCE, 0x4000, true, Lan.NONE, known.at),
        known.asdu.count(0));
    assertThat(known.kinds()).contains(Kind.SECOND_SOURCE, Kind.SIMULATED_TWIN);
    assertThat(known.table.streams()).hasSize(3);
  }

  @Test
  void asdus_of_one_frame_may_be_of_several_streams() {
    CountedAsdu other = new CountedAsdu("AA2");
    for (int i = 0; i < 100; i++) {
      known.again(i);
      known.table.take(known.reception, other.count(i + 50));
      known.miss(1);
    }
    assertThat(known.table.streams()).hasSize(2).allMatch(one -> one.frames() == 100);
    assertThat(known.table.streams()).allMatch(one -> one.lost() == 0);
  }

  @Test
  void untagged_and_vlan_0_differ() {
    for (int vlan : new int[] {Reception.UNTAGGED, 0}) {
      known.table.take(
          known.reception.ethernet(0, vlan, 1, 0x4000, false, Lan.NONE, known.at),
          known.asdu.count(0));
    }
    assertThat(known.table.streams()).hasSize(2);
  }

  @Test
  void a_million_strangers_make_room_for_each_other_and_cost_a_configured_stream_nothing() {
    StreamFeed feed =
        new StreamFeed(
            (r, a) ->
                r.appId() == 0x4000
                    ? Optional.of(new StreamProfile("bay1", 4000, 4000))
                    : Optional.empty());
    for (int i = 0; i < 200_000; i++) {
      feed.put(i % WRAP);
      CountedAsdu stranger = new CountedAsdu("X" + i);
      feed.table.take(
          feed.reception.ethernet(0, 4, i, 0x4001, false, Lan.NONE, feed.at),
          stranger.count(i % 99));
    }
    assertThat(feed.table.streams()).hasSize(1 + StreamTable.STRANGERS);
    assertThat(feed.table.evicted()).isEqualTo(200_000 - StreamTable.STRANGERS);
    assertThat(feed.stream().lost()).isZero();
  }

  @Test
  void malformed_frames_are_counted_by_reason_and_for_the_streams_of_their_source() {
    known.run(0, 10, WRAP);
    known.table.malformed(known.reception, SvReason.ASDU_COUNT);
    known.table.malformed(
        known.reception.ethernet(0, 4, 7, 0x4000, false, Lan.NONE, 0), SvReason.ASDU_COUNT);
    assertThat(known.table.malformedFrames()).containsEntry(SvReason.ASDU_COUNT, 2L);
    assertThat(known.stream().malformedFrames()).isEqualTo(1);
  }

  @Test
  void a_rate_that_the_wire_disproves_is_not_what_values_are_made_by() {
    known.rate = 4800;
    SvStream stream = known.run(100, 3 * 4800, 4800).stream();
    assertThat(stream.rate()).isEqualTo(4800);
    assertThat(stream.wrap()).isEqualTo(4800);
    assertThat(stream.lost() + stream.duplicates()).isZero();
    assertThat(known.kinds()).filteredOn(Kind.RATE_CHANGED::equals).hasSize(1);
  }

  @Test
  void the_rate_is_known_before_the_first_second_is_over() {
    known.rate = 4800;
    known.run(0, 3900, 4800);
    assertThat(known.stream().rate()).isEqualTo(4800);
  }

  @Test
  void a_unit_that_counts_from_1_is_learnt() {
    for (int second = 0; second < 5; second++) {
      for (int i = 1; i <= WRAP; i++) {
        unknown.put(i);
      }
    }
    unknown.miss(3);
    for (int i = 4; i <= WRAP; i++) {
      unknown.put(i);
    }
    SvStream stream = unknown.stream();
    assertThat(stream.wrap()).isEqualTo(WRAP);
    assertThat(stream.wrapSource()).isEqualTo("learnt");
    assertThat(stream.lost()).isEqualTo(3);
    assertThat(stream.duplicates() + stream.outOfOrder()).isZero();
  }

  @Test
  void stamps_that_go_to_and_fro_over_a_century_do_no_harm() {
    StreamFeed feed =
        new StreamFeed((r, a) -> Optional.of(new StreamProfile("bay1", 65_535, 65_535)));
    for (int i = 0; i < 100_000; i++) {
      feed.at = i % 2 == 0 ? 0 : 136L * 365 * 86_400 * StreamFeed.SECOND;
      feed.again(i % 65_535);
    }
    assertThat(feed.stream().received()).isEqualTo(100_000);
    assertThat(feed.stream().number()).isBetween(0L, 1_000_000L);
  }

  @Test
  void a_simulated_twin_that_was_there_first_is_told_of_the_real_stream() {
    known.table.take(
        known.reception.ethernet(0, 4, StreamFeed.SOURCE, 0x4000, true, Lan.NONE, known.at),
        known.asdu.count(0));
    known.put(0);
    assertThat(known.events)
        .filteredOn(event -> event.kind() == Kind.SIMULATED_TWIN)
        .singleElement()
        .satisfies(event -> assertThat(event.stream().simulated()).isFalse());
    assertThat(known.kinds()).doesNotContain(Kind.SECOND_SOURCE);
  }

  @Test
  void a_network_that_has_not_spoken_yet_has_its_time() {
    known.lan = Lan.B;
    known.run(0, 400, WRAP);
    known.table.look(known.at);
    assertThat(known.kinds()).containsExactly(Kind.APPEARED);
  }
}
