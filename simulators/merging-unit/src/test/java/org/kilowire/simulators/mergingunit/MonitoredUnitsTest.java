// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kilowire.simulators.mergingunit.MonitorFeed.Told;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelScale;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.SampleQuality;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ft3.Ft3Layout;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;
import org.kilowire.sv.monitor.MonitorListener;
import org.kilowire.sv.monitor.MonitorSettings;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.monitor.StreamMaps;
import org.kilowire.sv.monitor.SvMonitor;
import org.kilowire.sv.stream.StreamEvent;
import org.kilowire.sv.stream.StreamEvent.Kind;
import org.kilowire.sv.stream.SvStream;

/** What the monitor makes of simulated merging units, against what these say they sent. */
final class MonitoredUnitsTest {

  private static final int RATE = 4000;
  private static final String LE = "KWMU0101";
  private static final String UNIVERSAL = "LN2/DS1/LD1";

  private static MonitorFeed assumed() {
    return new MonitorFeed(StreamMaps.assumed(50, 0));
  }

  private static MonitorFeed mapped(ChannelMap... maps) {
    return new MonitorFeed(StreamMaps.of(List.of(maps), 50));
  }

  private static StreamPlan le() {
    return StreamPlan.of(Shapes.le(), RATE);
  }

  private static void agree(List<Told> told, StreamAccount account, double share) {
    assertThat(told).hasSameSizeAs(account.seconds());
    for (int i = 0; i < told.size(); i++) {
      List<Double> sent = account.seconds().get(i).rms();
      assertThat(told.get(i).values()).as("second %d", i).isTrue();
      for (int channel = 0; channel < sent.size(); channel++) {
        assertThat(told.get(i).rms().get(channel))
            .as("second %d, channel %d", i, channel)
            .isCloseTo(sent.get(channel), within(share * sent.get(channel) + 1e-6));
      }
    }
  }

  @Test
  void values_of_three_formats_are_those_that_were_sent() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"), Shapes.map("universal-12"));
    List<StreamAccount> accounts =
        feed.run(
            3,
            le().withWave("Ia=rms:1200,h3:10"),
            StreamPlan.of(Shapes.of91(2), RATE),
            StreamPlan.of(Shapes.ft3(Ft3Layout.OCTETS_54), RATE));
    agree(feed.of(LE), accounts.get(0), 1e-5);
    List<Told> universal = feed.of(UNIVERSAL);
    assertThat(universal).hasSize(6);
    assertThat(feed.seconds).allMatch(second -> Math.abs(second.hertz() - 50) < 0.001);
    assertThat(feed.monitor.streams())
        .hasSize(3)
        .allMatch(stream -> stream.lost() == 0 && stream.received() == 3 * RATE);
  }

  @Test
  void a_stream_of_9_1_and_one_of_ft3_give_the_rated_values() throws IOException {
    for (var shape : List.of(Shapes.of91(1), Shapes.ft3(Ft3Layout.OCTETS_54))) {
      MonitorFeed feed = assumed();
      List<StreamAccount> accounts = feed.run(2, StreamPlan.of(shape, RATE));
      agree(feed.of(UNIVERSAL), accounts.get(0), 1e-4);
    }
  }

  @Test
  void the_first_second_has_values_though_its_rate_was_found_out() throws IOException {
    MonitorFeed feed = assumed();
    List<StreamAccount> accounts = feed.run(2, le().withJitter(100_000, 3));
    agree(feed.of(LE), accounts.get(0), 1e-5);
    assertThat(feed.of(LE)).allMatch(second -> second.missing() == 0);
  }

  @Test
  void windows_of_ten_seconds_and_a_minute_are_on_utc() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(61, le());
    assertThat(feed.rollups)
        .extracting(MonitorFeed.Joined::length)
        .containsExactly(10, 10, 10, 10, 10, 10, 60, 10, 60);
    assertThat(feed.rollups.get(6).seconds()).isEqualTo(60);
    assertThat(feed.rollups.get(6).meanRms()).isCloseTo(1000, within(0.1));
    assertThat(feed.rollups.get(6).endNanos())
        .isEqualTo(MonitorFeed.START + 60 * MonitorFeed.SECOND);
  }

  @Test
  void samples_that_are_missing_are_missing_in_their_second() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(4, le().withFaults("loss@4100+7", "loss@8000+300"));
    assertThat(feed.of(LE)).extracting(Told::missing).containsExactly(0, 7, 300, 0);
    assertThat(feed.of(LE)).extracting(Told::values).containsExactly(true, true, false, true);
    assertThat(feed.monitor.streams().get(0).lost()).isEqualTo(307);
    assertThat(feed.kinds()).containsOnly(Kind.APPEARED, Kind.HOLE);
  }

  @Test
  void a_sample_that_comes_behind_the_next_second_finds_its_place() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(2, le().withFaults("reorder@3999"));
    assertThat(feed.of(LE)).extracting(Told::missing).containsExactly(0, 0);
    assertThat(feed.monitor.streams().get(0).outOfOrder()).isEqualTo(1);
  }

  @Test
  void seconds_without_any_sample_are_none_and_cut_ones_lack_theirs() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(6, le().withFaults("loss@6000+9000"));
    assertThat(feed.of(LE)).extracting(Told::missing).containsExactly(0, 2000, 3000, 0, 0);
    assertThat(feed.of(LE).get(2).endNanos()).isEqualTo(MonitorFeed.START + 4 * MonitorFeed.SECOND);
    assertThat(feed.kinds()).contains(Kind.LOST, Kind.HOLE, Kind.LIVE);
    assertThat(feed.monitor.streams().get(0).lost()).isEqualTo(9000);
  }

  @Test
  void a_counter_that_is_set_back_begins_a_second() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(3.5, le().withFaults("restart@6000"));
    assertThat(feed.of(LE)).extracting(Told::missing).containsExactly(0, 2000, 0, 0);
    assertThat(feed.monitor.streams().get(0).lost()).isZero();
    assertThat(feed.kinds()).contains(Kind.RESET);
  }

  @Test
  void a_counter_that_wraps_at_65536_gives_seconds_all_the_same() throws IOException {
    MonitorFeed feed = assumed();
    feed.run(20, le().withWrap(1 << 16));
    assertThat(feed.of(LE)).hasSize(20).allMatch(Told::values).allMatch(one -> one.missing() == 0);
    assertThat(feed.of(LE)).noneMatch(Told::proven);
    assertThat(feed.monitor.streams().get(0).lost()).isZero();
  }

  @Test
  void rates_with_several_asdus_a_frame_come_out() throws IOException {
    ChannelMap map = Shapes.map("F14400S6I4U4");
    MonitorFeed feed = mapped(map);
    List<StreamAccount> accounts =
        feed.run(2, StreamPlan.of(Shapes.of92("F14400S6I4U4", 6), 14_400));
    agree(feed.of(LE), accounts.get(0), 1e-5);
  }

  @Test
  void samples_that_do_not_fit_the_map_are_told_and_give_nothing() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(3, le().withFaults("wrong-length@5000+40"));
    assertThat(feed.of(LE)).extracting(Told::missing).containsExactly(0, 40, 0);
    assertThat(feed.kinds()).contains(Kind.MAP_MISMATCH, Kind.MAP_FITS, Kind.LAYOUT_CHANGED);
    MonitoredStream stream = feed.monitor.monitored(feed.monitor.streams().get(0)).orElseThrow();
    assertThat(stream.mismatched()).isEqualTo(40);
    assertThat(stream.isMismatched()).isFalse();
  }

  @Test
  void the_test_bit_and_a_lost_synchronisation_are_told_and_in_the_quality() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(4, le().withFaults("test@4000+4000", "sync-loss@8000+4000"));
    assertThat(feed.kinds()).contains(Kind.TEST_CHANGED, Kind.SYNC_CHANGED);
    List<Integer> quality = feed.of(LE).stream().map(one -> one.quality().get(0)).toList();
    assertThat(quality).allMatch(one -> (one & SampleQuality.SIMULATED) != 0);
    assertThat(quality.get(0) & QualityBits.TEST).isZero();
    assertThat(quality.get(1) & QualityBits.TEST).isNotZero();
    assertThat(quality.get(2) & SampleQuality.UNSYNCHRONISED).isNotZero();
    assertThat(quality.get(3) & SampleQuality.UNSYNCHRONISED).isZero();
  }

  @Test
  void a_second_is_proven_where_clock_and_stream_are() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.monitor.clockProven(true);
    feed.run(3, le().withFaults("sync-loss@4100+7900"));
    assertThat(feed.of(LE)).extracting(Told::proven).containsExactly(true, false, false);
    assertThat(feed.of(LE).get(0).endNanos()).isEqualTo(MonitorFeed.START + MonitorFeed.SECOND);
  }

  /** Of smpSynch only 2 says that sample 0 is at a second of UTC. */
  @Test
  void the_time_of_a_second_by_a_clock_that_does_not_follow_utc_is_not_proven() throws IOException {
    List<byte[]> frames = frames(le(), 1);
    for (int smpSynch : new int[] {0, 1, 2, 5, 254, 255}) {
      MonitorFeed feed = mapped(Shapes.map("9-2LE"));
      feed.monitor.clockProven(true);
      for (int i = 0; i < frames.size(); i++) {
        byte[] frame = frames.get(i).clone();
        frame[smpSynchAt(frame)] = (byte) smpSynch;
        ethernet(feed, frame, MonitorFeed.START + 600_000 + i * MonitorFeed.SECOND / RATE);
      }
      feed.monitor.finish();
      MonitoredStream stream = feed.monitor.monitored(feed.monitor.streams().get(0)).orElseThrow();
      assertThat(feed.seconds).as("smpSynch %d", smpSynch).hasSize(1);
      Told told = feed.seconds.get(0);
      assertThat(told.proven()).as("smpSynch %d", smpSynch).isEqualTo(smpSynch == 2);
      assertThat(stream.delayNanos().isPresent()).isEqualTo(smpSynch == 2);
      assertThat((told.quality().get(0) & SampleQuality.UNSYNCHRONISED) != 0)
          .isEqualTo(smpSynch == 0);
      assertThat(told.endNanos() % MonitorFeed.SECOND == 0)
          .as("smpSynch %d", smpSynch)
          .isEqualTo(smpSynch != 0);
    }
  }

  @Test
  void a_single_sample_by_another_clock_is_enough_for_no_proof() throws IOException {
    for (int at : new int[] {0, 20, 2000, RATE - 1}) {
      MonitorFeed feed = mapped(Shapes.map("9-2LE"));
      feed.monitor.clockProven(true);
      List<byte[]> frames = frames(le(), 3);
      byte[] other = frames.get(RATE + at);
      other[smpSynchAt(other)] = 1;
      for (int i = 0; i < frames.size(); i++) {
        ethernet(feed, frames.get(i), MonitorFeed.START + i * MonitorFeed.SECOND / RATE);
      }
      feed.monitor.finish();
      assertThat(feed.seconds)
          .as("sample %d", at)
          .extracting(Told::proven)
          .containsExactly(true, false, true);
    }
  }

  /** Behind the smpCnt of two octets, the confRev of four. */
  private static int smpSynchAt(byte[] frame) {
    for (int i = 0; i < frame.length - 12; i++) {
      if (frame[i] == (byte) 0x82 && frame[i + 1] == 2 && frame[i + 4] == (byte) 0x83) {
        return i + 12;
      }
    }
    throw new AssertionError("no smpSynch");
  }

  private static void ethernet(MonitorFeed feed, byte[] frame, long nanos) {
    feed.monitor.ethernet(0, frame, 0, frame.length, EthernetView.NONE, nanos);
  }

  @Test
  void the_time_of_9_1_and_ft3_is_not_proven_since_they_only_tell_a_loss() throws IOException {
    for (var shape : List.of(Shapes.of91(1), Shapes.ft3(Ft3Layout.OCTETS_54))) {
      MonitorFeed feed = assumed();
      feed.monitor.clockProven(true);
      feed.run(2, StreamPlan.of(shape, RATE));
      assertThat(feed.of(UNIVERSAL)).hasSize(2).noneMatch(Told::proven);
    }
  }

  @Test
  void a_step_of_the_clock_ends_no_second() throws IOException {
    List<byte[]> frames = frames(le(), 2);
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    long step = 0;
    for (int i = 0; i < frames.size(); i++) {
      if (i == 1500 || i == RATE + 50) {
        step += 10 * MonitorFeed.SECOND;
        feed.monitor.clockStepped(10 * MonitorFeed.SECOND);
        feed.monitor.look(MonitorFeed.START + step + i * MonitorFeed.SECOND / RATE);
      }
      ethernet(feed, frames.get(i), MonitorFeed.START + step + i * MonitorFeed.SECOND / RATE);
    }
    feed.monitor.finish();
    assertThat(feed.of(LE)).extracting(Told::missing).containsExactly(0, 0);
    assertThat(feed.of(LE))
        .extracting(Told::endNanos)
        .containsExactly(
            MonitorFeed.START + 21 * MonitorFeed.SECOND,
            MonitorFeed.START + 22 * MonitorFeed.SECOND);
  }

  @Test
  void rated_values_that_differ_from_the_map_are_told_and_those_of_the_map_count()
      throws IOException {
    ChannelMap map = Shapes.map("universal-12");
    List<SampleChannel> channels = new ArrayList<>(map.channels());
    SampleChannel first = channels.get(0);
    ChannelScale.Rated rated = (ChannelScale.Rated) first.scale();
    channels.set(
        0,
        new SampleChannel(
            first.name(),
            first.quantity(),
            first.phase(),
            first.unit(),
            first.offset(),
            first.octets(),
            new ChannelScale.Rated(rated.rating(), rated.full(), 600),
            first.quality(),
            first.twin()));
    MonitorFeed feed = mapped(with(map, channels));
    feed.run(2, StreamPlan.of(Shapes.of91(1), RATE));
    assertThat(feed.kinds()).contains(Kind.RATING_DIFFERS);
    assertThat(feed.of(UNIVERSAL).get(0).rms().get(0)).isCloseTo(600, within(1.0));
    assertThat(feed.of(UNIVERSAL).get(0).rms().get(1)).isCloseTo(1000, within(1.0));
  }

  private static ChannelMap with(ChannelMap map, List<SampleChannel> channels) {
    return new ChannelMap(
        map.id(),
        map.about(),
        map.formats(),
        map.key(),
        channels,
        map.sampleOctets(),
        map.rate(),
        map.nominalHertz(),
        map.wrap(),
        map.voltageRating(),
        map.delayChannel(),
        map.pairs());
  }

  @Test
  void two_converters_that_disagree_are_told() throws IOException {
    MonitorFeed agreeing = assumed();
    agreeing.run(1, StreamPlan.of(Shapes.ft3(Ft3Layout.OCTETS_74), RATE));
    assertThat(agreeing.kinds()).doesNotContain(Kind.TWINS_DISAGREE);
    MonitorFeed feed = assumed();
    feed.run(1, StreamPlan.of(Shapes.ft3(Ft3Layout.OCTETS_74), RATE).withWave("Ia2=rms:1200"));
    assertThat(feed.events)
        .filteredOn(event -> event.kind() == Kind.TWINS_DISAGREE)
        .isNotEmpty()
        .allMatch(event -> event.detail().startsWith("Ia1 "));
  }

  @Test
  void a_map_with_a_key_is_for_its_stream_alone() throws IOException {
    ChannelMap map =
        Shapes.map("9-2LE").bound("bay1", new MapKey.ByName(Optional.of("OTHER"), MapKey.ANY));
    MonitorFeed feed = mapped(map);
    feed.run(2, le());
    assertThat(feed.seconds).isEmpty();
    assertThat(feed.monitor.streams()).hasSize(1);
    assertThat(feed.monitor.monitored(feed.monitor.streams().get(0))).isEmpty();
  }

  @Test
  void spoofed_sources_cost_a_stream_whose_map_names_its_source_nothing() throws IOException {
    byte[] first = frames(le(), 0.01).get(0);
    long source = ByteBuffer.wrap(first, 4, Long.BYTES).getLong() & 0xFFFF_FFFF_FFFFL;
    MapKey key = new MapKey.ByName(Optional.of(LE), MapKey.ANY, OptionalLong.of(source));
    MonitorFeed feed = mapped(Shapes.map("9-2LE").bound("bay1", key));
    for (int i = 0; i < StreamMaps.MOST_OF_A_MAP; i++) {
      spoof(feed, first, i, MonitorFeed.START - 1000 + i);
    }
    assertThat(feed.seconds).isEmpty();
    List<StreamAccount> accounts = feed.run(2, le());
    agree(feed.of(LE), accounts.get(0), 1e-5);
    assertThat(feed.kinds()).contains(Kind.SECOND_SOURCE);
    assertThat(feed.monitor.streams())
        .hasSize(StreamMaps.MOST_OF_A_MAP + 1)
        .filteredOn(stream -> feed.monitor.monitored(stream).isPresent())
        .singleElement()
        .satisfies(stream -> assertThat(stream.key().source()).isEqualTo(source));
  }

  @Test
  void a_spoofed_source_that_comes_later_is_told_and_counted_as_a_stranger() throws IOException {
    byte[] first = frames(le(), 0.01).get(0);
    long source = ByteBuffer.wrap(first, 4, Long.BYTES).getLong() & 0xFFFF_FFFF_FFFFL;
    MapKey key = new MapKey.ByName(Optional.of(LE), MapKey.ANY, OptionalLong.of(source));
    ChannelMap byName =
        Shapes.map("9-2LE").bound("name", new MapKey.ByName(Optional.of("B"), MapKey.ANY));
    MonitorFeed feed = mapped(byName, Shapes.map("9-2LE").bound("bay1", key));
    feed.run(2, le());
    spoof(feed, first, 9, MonitorFeed.START + 2 * MonitorFeed.SECOND);
    assertThat(feed.events)
        .filteredOn(event -> event.kind() == Kind.SECOND_SOURCE)
        .singleElement()
        .satisfies(event -> assertThat(event.detail()).startsWith("06-00-00-00-00-09"));
    SvStream stranger = feed.monitor.streams().get(1);
    assertThat(stranger.place()).isNegative();
    assertThat(stranger.received()).isEqualTo(1);
  }

  private static void spoof(MonitorFeed feed, byte[] genuine, int number, long at) {
    byte[] frame = genuine.clone();
    System.arraycopy(new byte[] {6, 0, 0, 0, 0, (byte) number}, 0, frame, 6, 6);
    feed.monitor.ethernet(0, frame, 0, frame.length, EthernetView.NONE, at);
  }

  @Test
  void frames_that_cannot_be_read_are_counted_by_reason() throws IOException {
    MonitorFeed feed = mapped(Shapes.map("9-2LE"));
    feed.run(1, le().withFaults("lying-length@100+3"));
    assertThat(feed.monitor.malformedFrames()).containsOnly(Map.entry(SvReason.BAD_LENGTH, 3L));
    byte[] arp = new byte[60];
    arp[12] = 0x08;
    arp[13] = 0x06;
    feed.monitor.ethernet(0, arp, 0, arp.length, EthernetView.NONE, MonitorFeed.START);
    assertThat(feed.monitor.otherFrames()).isEqualTo(1);
  }

  /** Whoever sends svIDs without end gets no room for it, and disturbs nobody. */
  @Test
  void streams_that_anybody_may_invent_have_a_bound() throws IOException {
    MonitorFeed feed = assumed();
    List<byte[]> frames = frames(le(), 0.01);
    for (int i = 0; i < 3000; i++) {
      byte[] frame = frames.get(0).clone();
      frame[10] = (byte) (i >> 8);
      frame[11] = (byte) i;
      feed.monitor.ethernet(0, frame, 0, frame.length, EthernetView.NONE, MonitorFeed.START + i);
    }
    assertThat(feed.monitor.streams()).hasSizeLessThanOrEqualTo(StreamMaps.MOST_OTHERS + 256);
    assertThat(feed.monitor.evicted()).isEqualTo(3000 - StreamMaps.MOST_OTHERS - 256);
  }

  private static List<byte[]> frames(StreamPlan plan, double seconds) throws IOException {
    List<byte[]> frames = new ArrayList<>();
    new MergingUnits(List.of(plan), MonitorFeed.START)
        .run(
            MonitorFeed.START + Math.round(seconds * MonitorFeed.SECOND),
            (stream, nanos, octets, length) -> frames.add(Arrays.copyOf(octets, length)));
    return frames;
  }

  /** Results on, all three formats, several seconds a round. */
  @Test
  void nothing_is_allocated_while_nothing_is_new() throws IOException {
    List<List<byte[]>> streams =
        List.of(
            frames(le(), 1),
            frames(StreamPlan.of(Shapes.of91(1), RATE), 1),
            frames(StreamPlan.of(Shapes.ft3(Ft3Layout.OCTETS_54), RATE), 1));
    Counting counting = new Counting();
    SvMonitor monitor = new SvMonitor(StreamMaps.assumed(50, 0), MonitorSettings.USUAL, counting);
    Ft3StreamDecoder decoder =
        new Ft3StreamDecoder(Ft3Options.MERGING_UNIT, (view, time) -> monitor.ft3(1, view, time));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 24; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      second(monitor, decoder, streams, MonitorFeed.START + round * MonitorFeed.SECOND);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
    assertThat(counting.seconds).isEqualTo(3 * 23);
    assertThat(counting.events).containsOnly(Kind.APPEARED);
  }

  private static void second(
      SvMonitor monitor, Ft3StreamDecoder decoder, List<List<byte[]>> streams, long top) {
    for (int i = 0; i < RATE; i++) {
      long at = top + i * MonitorFeed.SECOND / RATE;
      byte[] frame = streams.get(0).get(i);
      monitor.ethernet(0, frame, 0, frame.length, EthernetView.NONE, at);
      frame = streams.get(1).get(i);
      monitor.ethernet(0, frame, 0, frame.length, EthernetView.NONE, at);
      frame = streams.get(2).get(i);
      decoder.accept(frame, 0, frame.length, at);
    }
  }

  /** Counts, and allocates nothing. */
  private static final class Counting implements MonitorListener {

    private final Set<Kind> events = EnumSet.noneOf(Kind.class);
    private int seconds;

    @Override
    public void event(StreamEvent event) {
      events.add(event.kind());
    }

    @Override
    public void second(MonitoredStream stream, SecondResult result) {
      seconds++;
      SvStream health = stream.health();
      assert health.lost() == 0;
    }
  }
}
