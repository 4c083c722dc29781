// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.SampleRate;
import org.kilowire.sv.dataset.scl.PromisedStream;
import org.kilowire.sv.dataset.scl.SclResult;
import org.kilowire.sv.monitor.StreamComparison;
import org.kilowire.sv.monitor.StreamDifference;
import org.kilowire.sv.monitor.StreamDifference.Kind;
import org.kilowire.sv.monitor.StreamMaps;

/** What SCL promises against what simulated units send. */
final class StreamComparisonTest {

  private static PromisedStream promise(String svId, long confRev, int appId, int vlan) {
    ChannelMap map = Shapes.map("9-2LE").at(SampleRate.perSecond(4000), 50);
    return new PromisedStream(
        "IED" + svId,
        "MU",
        "MSVCB01",
        svId,
        "PhsMeas1",
        confRev,
        map.rate(),
        false,
        1,
        true,
        Set.of(),
        Optional.empty(),
        OptionalInt.of(appId),
        OptionalInt.of(vlan),
        OptionalInt.of(4),
        Optional.of(map));
  }

  private static StreamPlan plan(String svId, int number, int smpSynch, boolean simulated) {
    EthernetHead head = EthernetHead.of(number).withSimulated(simulated);
    return StreamPlan.of(
        new StreamShape.Of92(svId, Shapes.map("9-2LE"), 1, head, 1, smpSynch, false, 2), 4000);
  }

  private static List<StreamDifference> compare(SclResult.Read document, StreamPlan... plans)
      throws IOException {
    MonitorFeed feed = new MonitorFeed(StreamMaps.assumed(50, 0));
    feed.run(0.3, plans);
    return StreamComparison.of(document, feed.monitor.streams());
  }

  private static SclResult.Read document(List<String> simulating, PromisedStream... promises) {
    return new SclResult.Read(List.of(promises), List.of(), simulating);
  }

  @Test
  void a_wire_that_is_as_promised_differs_in_nothing() throws IOException {
    assertThat(
            compare(
                document(List.of(), promise("A", 1, 0x4000, 0), promise("B", 1, 0x4001, 0)),
                plan("A", 1, 2, false),
                plan("B", 2, 2, false)))
        .isEmpty();
  }

  @Test
  void absent_and_unexpected_streams_have_their_names() throws IOException {
    assertThat(
            compare(
                document(List.of(), promise("A", 1, 0x4000, 0), promise("B", 1, 0x4001, 0)),
                plan("A", 1, 2, false),
                plan("X", 3, 2, false)))
        .extracting(StreamDifference::kind, StreamDifference::stream)
        .containsExactly(tuple(Kind.ABSENT, "B"), tuple(Kind.UNEXPECTED, "X"));
  }

  @Test
  void what_differs_is_told_with_both_values() throws IOException {
    assertThat(compare(document(List.of(), promise("A", 7, 0x4ABC, 5)), plan("A", 1, 2, false)))
        .extracting(StreamDifference::kind, StreamDifference::detail)
        .containsExactly(
            tuple(Kind.CONF_REV, "promised 7, sent 1"),
            tuple(Kind.VLAN, "promised in 5, sent in 0"),
            tuple(Kind.APP_ID, "promised 0x4ABC, sent 0x4000"));
  }

  @Test
  void a_stream_with_another_clock_than_its_neighbours_is_told() throws IOException {
    assertThat(
            compare(
                document(
                    List.of(),
                    promise("A", 1, 0x4000, 0),
                    promise("B", 1, 0x4001, 0),
                    promise("C", 1, 0x4002, 0)),
                plan("A", 1, 2, false),
                plan("B", 2, 0, false),
                plan("C", 3, 2, false)))
        .extracting(StreamDifference::kind, StreamDifference::stream, StreamDifference::detail)
        .containsExactly(tuple(Kind.OTHER_CLOCK, "B", "smpSynch 0, 2 of 3 have smpSynch 2"));
  }

  @Test
  void a_simulated_twin_is_told_where_nobody_takes_simulated_ones() throws IOException {
    StreamPlan real = plan("A", 1, 2, false);
    StreamPlan twin = plan("A", 1, 2, true);
    PromisedStream promise = promise("A", 1, 0x4000, 0);
    assertThat(compare(document(List.of(), promise), real, twin))
        .extracting(StreamDifference::kind)
        .containsExactly(Kind.SIMULATED);
    assertThat(compare(document(List.of("IED9"), promise), real, twin)).isEmpty();
    assertThat(compare(document(List.of(), promise), twin))
        .extracting(StreamDifference::kind)
        .containsExactly(Kind.ABSENT, Kind.SIMULATED);
  }

  @Test
  void another_rate_is_told() throws IOException {
    StreamPlan other =
        StreamPlan.of(
            StreamShape.Of92.of(
                "A", Shapes.map("F4800S2I4U4"), 1, EthernetHead.of(1).withSimulated(false)),
            4800);
    assertThat(compare(document(List.of(), promise("A", 1, 0x4000, 0)), other))
        .extracting(StreamDifference::kind)
        .containsExactly(Kind.RATE);
  }
}
