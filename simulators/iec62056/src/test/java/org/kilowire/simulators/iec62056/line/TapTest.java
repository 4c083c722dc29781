// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/** Octets take their time. */
final class TapTest {

  /** Says 40 octets, then hears. */
  private static final class Speaker implements Conversation<Void> {
    private final List<Integer> heard;
    private final long end;

    Speaker(List<Integer> heard, long end) {
      this.heard = heard;
      this.end = end;
    }

    @Override
    public Step begin(long now) {
      return new Step.Send(ByteBuffer.allocate(40), end);
    }

    @Override
    public Step sent(long now) {
      return new Step.Await(end);
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      heard.add(in.remaining());
      in.position(in.limit());
      return new Step.Await(end);
    }

    @Override
    public Step elapsed(long now) {
      return new Step.Done();
    }

    @Override
    public Void result() {
      return null;
    }
  }

  private static final long END = Duration.ofHours(1).toNanos();

  private static LineDevice device(List<Integer> heard, int baud) {
    return new LineDevice() {
      @Override
      public LineSettings settings() {
        return LineSettings.of(baud, Framing.PLAIN);
      }

      @Override
      public Conversation<?> start() {
        return new Speaker(heard, END);
      }
    };
  }

  @Test
  void what_is_said_leaves_in_pieces_of_sixteen_when_their_last_octet_has() throws LinkException {
    Tap tap = new Tap(device(new ArrayList<>(), 1000), 1, 0);
    List<Integer> pieces = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    long now = 0;
    while (now < END) {
      long at = now;
      now =
          tap.advance(
              now,
              (from, octets) -> {
                pieces.add(octets.remaining());
                times.add(at / 1_000_000);
              });
    }
    assertThat(pieces).containsExactly(16, 16, 8);
    assertThat(times).containsExactly(160L, 320L, 400L);
  }

  @Test
  void a_faster_line_has_its_times_divided() throws LinkException {
    Tap tap = new Tap(device(new ArrayList<>(), 1000), 10, 0);
    assertThat(tap.advance(0, (from, octets) -> {})).isEqualTo(16_000_000L);
  }

  @Test
  void what_a_client_says_arrives_when_its_last_octet_has() throws LinkException {
    List<Integer> heard = new ArrayList<>();
    Tap tap = new Tap(device(heard, 1000), 1, 0);
    tap.hear(new byte[5], 300, 0);
    long arrival = 5 * 10 * 1_000_000_000L / 300;
    long now = 0;
    while (now < Duration.ofSeconds(1).toNanos()) {
      if (now == arrival - 1) {
        assertThat(heard).isEmpty();
      }
      now = tap.advance(now, (from, octets) -> {});
    }
    assertThat(heard).containsExactly(5);
    assertThat(tap.lineNanos(5, 300)).isEqualTo(arrival);
  }
}
