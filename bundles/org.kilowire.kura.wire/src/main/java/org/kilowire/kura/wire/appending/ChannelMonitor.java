// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.appending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kilowire.kura.wire.foreign.ChannelOutcome;
import org.kilowire.meter.MeterEvent;

/**
 * Tells why a channel gives no value when that begins, not in every round; one that comes and goes
 * is told of once an hour. Any thread may call.
 */
public final class ChannelMonitor {

  /** Code of the event. */
  static final String FAILED = "channel-failed";

  private static final int MAX_CHANNELS = 4096;
  private static final int MAX_REASON = 256;
  private static final Duration QUIET = Duration.ofHours(1);

  private record Channel(String meter, String name) {}

  private record State(boolean failing, Instant told) {}

  /** Those that have failed once, as far as there is room: the longest untouched goes first. */
  private final Map<Channel, State> states =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Channel, State> eldest) {
          return size() > MAX_CHANNELS;
        }
      };

  /** Events that the outcomes of an envelope are worth, which came at {@code now}. */
  public synchronized List<MeterEvent> events(List<ChannelOutcome> outcomes, Instant now) {
    List<MeterEvent> events = new ArrayList<>();
    for (ChannelOutcome outcome : outcomes) {
      Channel channel = new Channel(outcome.meter(), outcome.channel());
      State before = states.get(channel);
      if (outcome.failure().isEmpty()) {
        states.computeIfPresent(channel, (same, state) -> new State(false, state.told()));
      } else if (before == null || (!before.failing() && isLongAgo(before.told(), now))) {
        states.put(channel, new State(true, now));
        events.add(event(outcome, now));
      } else {
        states.put(channel, new State(true, before.told()));
      }
    }
    return events;
  }

  /** Also where the gateway's clock was set back since. */
  private static boolean isLongAgo(Instant told, Instant now) {
    return Duration.between(told, now).abs().compareTo(QUIET) >= 0;
  }

  private static MeterEvent event(ChannelOutcome outcome, Instant now) {
    String reason = outcome.failure().orElseThrow();
    return new MeterEvent(
        outcome.meter(),
        FAILED,
        now,
        Map.of("channel", shortened(outcome.channel()), "reason", shortened(reason)));
  }

  private static String shortened(String text) {
    return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "...";
  }
}
