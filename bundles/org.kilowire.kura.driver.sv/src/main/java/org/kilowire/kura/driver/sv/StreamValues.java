// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kilowire.capture.LiveStatus;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.sv.channel.StreamChannel;
import org.kilowire.kura.driver.sv.input.BusCapture;
import org.kilowire.kura.driver.sv.window.BusEvent;
import org.kilowire.kura.driver.sv.window.StreamHealth;
import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.kura.driver.sv.window.WindowBoard;

/** What channels have of a capture at a moment, each with its own time; it waits for nothing. */
final class StreamValues {

  /** A value, or why there is none, and its time in ms since 1970. */
  record Timed(Outcome<ChannelValue> value, long atMillis) {}

  private final WindowBoard board;
  private final BusCapture capture;
  private final boolean test;
  private final long now;

  /**
   * Values of a capture.
   *
   * @param test whether values in test are wanted
   * @param now ms since 1970
   */
  StreamValues(WindowBoard board, BusCapture capture, boolean test, long now) {
    this.board = board;
    this.capture = capture;
    this.test = test;
    this.now = now;
  }

  Timed of(StreamChannel channel) {
    if (channel instanceof StreamChannel.Measured measured) {
      return measured(measured);
    }
    if (channel instanceof StreamChannel.Health health) {
      return health(health);
    }
    if (channel instanceof StreamChannel.Event event) {
      Optional<BusEvent> last = board.event(event.stream());
      return new Timed(event.value(last), last.map(BusEvent::atMillis).orElse(now));
    }
    return drops((StreamChannel.Drops) channel);
  }

  private Timed measured(StreamChannel.Measured channel) {
    Optional<StreamWindow> window = board.window(channel.stream(), channel.length());
    return window
        .map(one -> new Timed(channel.value(one, test), one.endMillis()))
        .orElseGet(() -> new Timed(silent(channel), now));
  }

  private Outcome<ChannelValue> silent(StreamChannel.Measured channel) {
    String trouble = capture.trouble();
    if (!trouble.isEmpty()) {
      return DriverFailures.failed(DriverReason.LINK_LOST, trouble);
    }
    Optional<StreamWindow> old = board.old(channel.stream(), channel.length());
    String last =
        old.map(one -> "the last window of it ended at " + Instant.ofEpochMilli(one.endMillis()))
            .orElse(
                board.knows(channel.stream())
                    ? "no window of it is over yet"
                    : "it was never heard");
    return failed("stream " + channel.stream() + ": " + last);
  }

  private static Outcome<ChannelValue> failed(String detail) {
    return new Outcome.Failed<>(SvDriverReason.STREAM_SILENT, detail);
  }

  private Timed health(StreamChannel.Health channel) {
    Optional<StreamHealth> health = board.health(channel.stream());
    return health
        .map(one -> new Timed(channel.value(one), one.atMillis()))
        .orElseGet(
            () -> new Timed(failed("stream " + channel.stream() + ": it was never heard"), now));
  }

  private Timed drops(StreamChannel.Drops channel) {
    List<LiveStatus> all = capture.status();
    long drops = all.stream().mapToLong(LiveStatus::kernelDrops).sum();
    return new Timed(new Outcome.Ok<>(channel.value(drops)), now);
  }
}
