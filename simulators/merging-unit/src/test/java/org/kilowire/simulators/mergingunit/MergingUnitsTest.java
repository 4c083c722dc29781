// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Octets;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.ft3.Ft3Layout;

final class MergingUnitsTest {

  private static final long START = 1_700_000_000_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final int RATE = 4000;

  static Stream<StreamShape> shapes() {
    return Stream.of(
        Shapes.le(),
        Shapes.of92("F4800S2I4U4", 2),
        Shapes.of92("9-2-delay-dual", 1),
        new StreamShape.Of92("ALL", Shapes.map("9-2LE"), 8, EthernetHead.of(1), 7, 200, true, 3),
        Shapes.of91(1),
        Shapes.of91(4),
        Shapes.stateGrid91(),
        Shapes.ft3(Ft3Layout.OCTETS_54),
        Shapes.ft3(Ft3Layout.OCTETS_56),
        Shapes.ft3(Ft3Layout.OCTETS_74));
  }

  private static StreamAccount run(StreamPlan plan, PublishedSink sink) throws IOException {
    MergingUnits units = new MergingUnits(List.of(plan), START);
    units.run(START + SECOND, sink);
    return units.accounts().get(0);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void what_is_received_is_what_the_account_says(StreamShape shape) throws IOException {
    Receiver receiver = new Receiver(shape);
    StreamAccount account =
        run(
            StreamPlan.of(shape, RATE).withWave("Ua=h3:10,dc:50".replace("Ua", voltage(shape))),
            receiver);
    assertThat(receiver.counts).isEqualTo(IntStream.range(0, RATE).boxed().toList());
    assertThat(receiver.refused).isEmpty();
    assertThat(account.framesMade()).isEqualTo(RATE / shape.asdus());
    assertThat(account.framesSent()).isEqualTo(RATE / shape.asdus());
    assertThat(account.samplesMade()).isEqualTo(RATE);
    assertThat(account.samplesLost()).isZero();
    assertThat(account.seconds()).hasSize(1);
    SentSecond second = account.seconds().get(0);
    assertThat(second.samples()).isEqualTo(RATE);
    for (int i = 0; i < receiver.squares.length; i++) {
      assertThat(receiver.rms(i)).as("channel %d", i).isCloseTo(second.rms().get(i), within(1e-6));
    }
  }

  private static String voltage(StreamShape shape) {
    return shape.map().channels().stream()
        .map(one -> one.name())
        .filter(name -> name.startsWith("Ua"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void the_samples_say_the_waveforms_as_well_as_their_steps_let_them(StreamShape shape)
      throws IOException {
    StreamAccount account = run(StreamPlan.of(shape, RATE), (stream, nanos, octets, length) -> {});
    int channel = shape.map().index(voltage(shape)).orElseThrow();
    assertThat(account.seconds().get(0).rms().get(channel))
        .isCloseTo(110_000 / Math.sqrt(3), within(1.0));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void frames_are_marked_as_simulated_unless_told_otherwise(StreamShape shape) throws IOException {
    Receiver receiver = new Receiver(shape);
    run(StreamPlan.of(shape, RATE), receiver);
    assertThat(receiver.simulated).allMatch(marked -> marked);
    Receiver unmarked = new Receiver(Shapes.le());
    StreamShape.Of92 real =
        StreamShape.Of92.of(
            "REAL", Shapes.map("9-2LE"), 1, EthernetHead.of(1).withSimulated(false));
    run(StreamPlan.of(real, RATE), unmarked);
    assertThat(unmarked.simulated).hasSize(RATE).noneMatch(marked -> marked);
  }

  private static List<Integer> without(int from, int count) {
    return IntStream.range(0, RATE).filter(i -> i < from || i >= from + count).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void lost_frames_are_not_sent(StreamShape shape) throws IOException {
    Receiver receiver = new Receiver(shape);
    StreamAccount account = run(StreamPlan.of(shape, RATE).withFaults("loss@10+3"), receiver);
    int asdus = shape.asdus();
    assertThat(receiver.counts).isEqualTo(without(10 * asdus, 3 * asdus));
    assertThat(account.samplesLost()).isEqualTo(3L * asdus);
    assertThat(account.frames(StreamFault.Kind.LOSS)).isEqualTo(3);
  }

  @Test
  void duplicates_and_frames_that_change_places_are_sent_so() throws IOException {
    Receiver receiver = new Receiver(Shapes.le());
    StreamAccount account =
        run(
            StreamPlan.of(Shapes.le(), RATE)
                .withFaults("duplicate@2", "reorder@5+3", "reorder@3999"),
            receiver);
    assertThat(receiver.counts.subList(0, 12)).containsExactly(0, 1, 2, 2, 3, 4, 6, 5, 8, 7, 9, 10);
    assertThat(receiver.counts).hasSize(RATE + 1).endsWith(3998, 3999);
    assertThat(account.frames(StreamFault.Kind.DUPLICATE)).isEqualTo(1);
    assertThat(account.frames(StreamFault.Kind.REORDER)).isEqualTo(3);
    assertThat(receiver.times).isSorted();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void frames_of_a_wrong_length_are_refused_or_fit_no_map(StreamShape shape) throws IOException {
    Receiver receiver = new Receiver(shape);
    StreamAccount account =
        run(StreamPlan.of(shape, RATE).withFaults("wrong-length@10+2"), receiver);
    int asdus = shape.asdus();
    assertThat(receiver.counts).isEqualTo(without(10 * asdus, 2 * asdus));
    assertThat(account.frames(StreamFault.Kind.WRONG_LENGTH)).isEqualTo(2);
    long seen =
        shape.isEthernet()
            ? receiver.mismatched / asdus + receiver.refused.size()
            : receiver.decoder.counters().badCrc();
    assertThat(seen).isEqualTo(2);
  }

  @Test
  void a_lying_length_and_a_bad_crc_are_refused() throws IOException {
    Receiver receiver = new Receiver(Shapes.of91(1));
    run(StreamPlan.of(Shapes.of91(1), RATE).withFaults("lying-length@7"), receiver);
    assertThat(receiver.refused).hasSize(1);
    assertThat(receiver.counts).isEqualTo(without(7, 1));
    StreamShape ft3 = Shapes.ft3(Ft3Layout.OCTETS_54);
    Receiver octets = new Receiver(ft3);
    run(StreamPlan.of(ft3, RATE).withFaults("bad-crc@7+2"), octets);
    assertThat(octets.counts).isEqualTo(without(7, 2));
    assertThat(octets.decoder.counters().badCrcs()).containsExactly(0L, 0L, 2L);
  }

  @Test
  void a_restart_begins_at_zero_and_a_wrap_is_where_it_is_told() throws IOException {
    Receiver receiver = new Receiver(Shapes.le());
    run(StreamPlan.of(Shapes.le(), RATE).withFaults("restart@100+5"), receiver);
    assertThat(receiver.counts.subList(98, 103)).containsExactly(98, 99, 0, 1, 2);
    Receiver wrapping = new Receiver(Shapes.le());
    StreamPlan plan = StreamPlan.of(Shapes.le(), 80_000).withWrap(65_536);
    run(plan, wrapping);
    assertThat(wrapping.counts.subList(65_534, 65_538)).containsExactly(65_534, 65_535, 0, 1);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void lost_synchronisation_test_and_invalid_are_told_in_the_frames(StreamShape shape)
      throws IOException {
    Receiver receiver = new Receiver(shape);
    run(StreamPlan.of(shape, RATE).withFaults("sync-loss@1", "test@2", "invalid@3"), receiver);
    int asdus = shape.asdus();
    int good = receiver.synchs.get(0);
    assertThat(receiver.synchs.subList(asdus, 2 * asdus)).containsOnly(0).doesNotContain(good);
    assertThat(receiver.synchs.get(2 * asdus)).isEqualTo(good);
    assertThat(receiver.qualities.get(0)).isZero();
    assertThat(receiver.qualities.get(2 * asdus) & 0x800).isNotZero();
    assertThat(receiver.qualities.get(3 * asdus) & 3).isEqualTo(2);
    assertThat(receiver.qualities.get(4 * asdus)).isZero();
  }

  @Test
  void a_second_source_sends_the_same_frames() throws IOException {
    Receiver receiver = new Receiver(Shapes.le());
    run(StreamPlan.of(Shapes.le(), RATE).withFaults("second-source@10+2"), receiver);
    assertThat(receiver.counts.subList(9, 15)).containsExactly(9, 10, 10, 11, 11, 12);
    assertThat(receiver.sources.get(11)).isNotEqualTo(receiver.sources.get(10));
    assertThat(receiver.sources.stream().distinct()).hasSize(2);
  }

  @Test
  void both_lans_of_prp_carry_each_frame_unless_one_loses_it() throws IOException {
    for (StreamShape shape : List.of(prp92(), prp91())) {
      Receiver receiver = new Receiver(shape);
      StreamAccount account =
          run(StreamPlan.of(shape, RATE).withFaults("loss-a@1+2", "loss-b@2"), receiver);
      assertThat(receiver.lans).startsWith("A0", "B0", "B1", "A3", "B3");
      assertThat(receiver.counts.subList(0, 5)).containsExactly(0, 0, 1, 3, 3);
      assertThat(account.framesOnA()).isEqualTo(RATE - 2);
      assertThat(account.framesOnB()).isEqualTo(RATE - 1);
      assertThat(account.samplesLost()).isEqualTo(1);
    }
  }

  private static StreamShape prp92() {
    return StreamShape.Of92.of(
        "PRP", Shapes.map("9-2LE"), 1, EthernetHead.of(1).withPrp(true).withVlan(Optional.empty()));
  }

  private static StreamShape prp91() {
    StreamShape.Of91 plain = Shapes.of91(1);
    return new StreamShape.Of91(
        plain.id(), plain.map(), 1, plain.head().withPrp(true), plain.layout(), plain.header(), 80);
  }

  @Test
  void a_sample_beyond_its_octets_is_cut_and_marked() throws IOException {
    StreamShape shape = Shapes.of91(1);
    Receiver receiver = new Receiver(shape);
    run(StreamPlan.of(shape, RATE).withWave("Ia=rms:1000000"), receiver);
    assertThat(receiver.qualities.get(0) & 3).isEqualTo(2);
    Receiver le = new Receiver(Shapes.le());
    run(StreamPlan.of(Shapes.le(), RATE).withWave("Ia=rms:10000000"), le);
    assertThat(le.qualities.get(0)).isEqualTo(2 | 4);
  }

  @Test
  void twenty_streams_come_in_one_order_of_time() throws IOException {
    List<StreamPlan> plans = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      plans.add(StreamPlan.of(Shapes.le(), RATE + 80 * i).withJitter(50_000, i));
    }
    int[] frames = new int[20];
    List<Long> times = new ArrayList<>();
    MergingUnits units = new MergingUnits(plans, START);
    units.run(
        START + SECOND / 10,
        (stream, nanos, octets, length) -> {
          frames[stream]++;
          times.add(nanos);
        });
    assertThat(times).isSorted();
    assertThat(frames[0]).isEqualTo(400);
    assertThat(frames[19]).isEqualTo(552);
    assertThat(units.accounts()).hasSize(20);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MergingUnits(Collections.nCopies(21, plans.get(0)), START));
  }

  @Test
  void the_same_seed_gives_the_same_octets() throws IOException {
    StreamPlan plan = StreamPlan.of(Shapes.le(), RATE).withWave("Ia=noise:1").withJitter(1000, 5);
    List<String> first = new ArrayList<>();
    List<String> again = new ArrayList<>();
    run(plan, (stream, nanos, octets, length) -> first.add(nanos + " " + Octets.of(octets)));
    run(plan, (stream, nanos, octets, length) -> again.add(nanos + " " + Octets.of(octets)));
    assertThat(again).isEqualTo(first);
    List<String> other = new ArrayList<>();
    run(
        plan.withJitter(1000, 6),
        (stream, nanos, octets, length) -> other.add(nanos + " " + Octets.of(octets)));
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void what_a_stream_cannot_have_is_refused() {
    StreamPlan le = StreamPlan.of(Shapes.le(), RATE);
    StreamPlan ft3 = StreamPlan.of(Shapes.ft3(Ft3Layout.OCTETS_54), RATE);
    assertThatIllegalArgumentException().isThrownBy(() -> le.withFaults("bad-crc@1"));
    assertThatIllegalArgumentException().isThrownBy(() -> le.withFaults("loss-a@1"));
    assertThatIllegalArgumentException().isThrownBy(() -> ft3.withFaults("second-source@1"));
    assertThatIllegalArgumentException().isThrownBy(() -> le.withFaults("flood@1"));
    assertThatIllegalArgumentException().isThrownBy(() -> le.withFaults("loss@-1"));
    assertThatIllegalArgumentException().isThrownBy(() -> le.withFaults("loss@1+0"));
    assertThatIllegalArgumentException().isThrownBy(() -> le.withWrap(65_537));
    assertThatIllegalArgumentException().isThrownBy(() -> le.withJitter(250_000, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Shapes.of92("universal-12", 1));
    assertThat(StreamFault.parse("loss-b@5+7")).hasToString("loss-b@5+7");
  }
}
