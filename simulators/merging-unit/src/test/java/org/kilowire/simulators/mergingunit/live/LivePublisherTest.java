// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.dataset.document.ShippedMaps;

final class LivePublisherTest {

  private static final long START = 1_780_000_000L * 1_000_000_000L;
  private static final long GAP = 250_000;

  private final HandPace pace = new HandPace();
  private final Taken taken = new Taken();

  /** A clock that is where it was waited for; now and then it is held up. */
  private static final class HandPace implements Pace {
    private long now = START - 1;
    private long holdUpAt = Long.MAX_VALUE;
    private long holdUp;

    @Override
    public long now() {
      return now;
    }

    @Override
    public void await(long nanos) {
      now = Math.max(now, nanos);
      if (now >= holdUpAt) {
        now += holdUp;
        holdUpAt = Long.MAX_VALUE;
      }
    }
  }

  /** Notes what comes, and when it is let go. */
  private static final class Taken implements LiveSink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void frame(int stream, long nanos, byte[] octets, int length) {
      lines.add(stream + "@" + (nanos - START) / 1000);
    }

    @Override
    public void flush() {
      lines.add("flushed");
    }

    @Override
    public void close() {}
  }

  private static MergingUnits units(int count) {
    List<StreamPlan> plans = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      StreamShape shape =
          StreamShape.Of92.of(
              "KWMU%02d01".formatted(i),
              ShippedMaps.find("9-2LE").orElseThrow(),
              1,
              EthernetHead.of(i));
      plans.add(StreamPlan.of(shape, 4000));
    }
    return new MergingUnits(plans, START);
  }

  @Test
  void each_frame_leaves_at_its_time() throws Exception {
    LivePublisher publisher = new LivePublisher(taken, pace);
    publisher.run(units(2), START + 2 * GAP);
    assertThat(taken.lines)
        .containsExactly("0@0", "1@0", "flushed", "0@250", "1@250", "flushed", "flushed");
    assertThat(publisher.lateFrames()).isZero();
    assertThat(publisher.latestNanos()).isZero();
  }

  @Test
  void frames_that_are_late_go_together_and_none_is_left_out() throws Exception {
    pace.holdUpAt = START + GAP;
    pace.holdUp = 2 * GAP;
    LivePublisher publisher = new LivePublisher(taken, pace);
    publisher.run(units(1), START + 5 * GAP);
    assertThat(taken.lines)
        .containsExactly(
            "0@0", "flushed", "0@250", "0@500", "0@750", "flushed", "0@1000", "flushed", "flushed");
    assertThat(publisher.lateFrames()).isEqualTo(2);
    assertThat(publisher.latestNanos()).isEqualTo(2 * GAP);
  }

  @Test
  void an_interrupt_ends_it() throws Exception {
    Thread.currentThread().interrupt();
    new LivePublisher(taken, pace).run(units(1), START + 5 * GAP);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(taken.lines).containsExactly("flushed");
  }
}
