// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.push;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.kilowire.conversation.Occurrences;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.sv.option.ResultChoice;
import org.kilowire.kura.driver.sv.window.BusEvent;
import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.ReadingSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one driver's streams come to, as readings that nobody asks for. Blocks that are refused are
 * sent again every ten seconds as long as they are kept. Nothing is gathered before somebody has
 * asked for it for the first time. Any thread may call; nothing waits.
 */
public final class StreamReadings implements ReadingSource {

  private static final Logger LOG = LoggerFactory.getLogger(StreamReadings.class);

  /** Of the refusals, those that stay as long as somebody has configured them so. */
  private static final Set<String> FOR_GOOD = Set.of("series-excluded", "block-refused");

  /** So many are sent again at a time, so that what is new has room. */
  private static final int MOST_AGAIN = 16;

  private final String id;
  private final GatewayClock clock;
  private final Map<String, WindowGatherer> gatherers = new LinkedHashMap<>();
  private final BlockBacklog backlog = new BlockBacklog();
  private final EventThrottle throttle = new EventThrottle();
  private final Set<String> lost = new HashSet<>();
  private final Occurrences refused = new Occurrences();
  private ResultChoice choice = ResultChoice.MINUTES;
  private Sink sink;
  private boolean wanted;
  private long toldDropped;

  /** Readings of one driver. */
  public StreamReadings(String id, GatewayClock clock) {
    this.id = id;
    this.clock = clock;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized AutoCloseable start(Sink into) {
    if (sink != null) {
      throw new IllegalStateException(id + " runs already");
    }
    sink = into;
    wanted = true;
    again();
    return () -> stop(into);
  }

  /** What has been gathered goes with the sink, which may have no room for it any more. */
  private synchronized void stop(Sink from) {
    if (sink == from) {
      flush();
      sink = null;
    }
  }

  /** Which results are sent from now on. */
  public synchronized void choose(ResultChoice next) {
    choice = next;
  }

  /** A window is over. */
  public synchronized void window(StreamWindow window) {
    boolean taken =
        switch (window.length()) {
          case SECOND -> choice.takesSeconds();
          case TEN_SECONDS -> false;
          case MINUTE -> choice.takesMinutes();
        };
    if (wanted && taken) {
      gatherers
          .computeIfAbsent(
              window.length() + " " + window.stream(), which -> new WindowGatherer(clock))
          .take(window)
          .forEach(block -> send(new BlockBacklog.Sent(block, clock.nanos())));
    }
  }

  /** Sends what has been gathered: no more follows. */
  public synchronized void flush() {
    gatherers
        .values()
        .forEach(
            one ->
                one.flush().ifPresent(block -> send(new BlockBacklog.Sent(block, clock.nanos()))));
    gatherers.clear();
    lost.clear();
  }

  private void send(BlockBacklog.Sent one) {
    if (sink == null) {
      backlog.add(one.block(), one.since());
    } else {
      sink.block(one.block(), stored(one));
    }
  }

  /** Called within {@code block}, or by a thread of the sink: nothing is sent from here. */
  private Consumer<Outcome<Void>> stored(BlockBacklog.Sent one) {
    return outcome -> {
      if (outcome instanceof Outcome.Failed<Void> failed) {
        refused(one, failed);
      }
    };
  }

  private synchronized void refused(BlockBacklog.Sent one, Outcome.Failed<Void> why) {
    String code = why.reason().code();
    boolean again = !FOR_GOOD.contains(code);
    if (again) {
      backlog.add(one.block(), one.since());
    }
    if (refused.isWorthALine()) {
      LOG.warn(
          "{}: {} blocks were refused so far, this one of {} {}: {}: {}",
          id,
          refused.count(),
          one.block().source().meter(),
          again ? "is sent again later" : "for good",
          code,
          why.detail());
    }
  }

  /** Comes every ten seconds: what was refused is sent again, oldest first. */
  public synchronized void again() {
    backlog.forget(clock.nanos());
    if (backlog.dropped() > toldDropped) {
      toldDropped = backlog.dropped();
      LOG.warn(
          "{}: {} blocks that were refused are given up so far, after {} or for want of room",
          id,
          toldDropped,
          BlockBacklog.LONGEST);
    }
    int most = Math.min(MOST_AGAIN, backlog.size());
    for (int i = 0; sink != null && i < most; i++) {
      backlog.next().ifPresent(this::send);
    }
  }

  /** Blocks that wait to be sent again. */
  public synchronized int waiting() {
    return backlog.size();
  }

  /** Blocks that were given up. */
  public synchronized long givenUp() {
    return backlog.dropped();
  }

  /**
   * Something happened. That a stream is silent for less than a second is no event to others; one
   * of a kind is told each minute.
   *
   * @return whether it is worth telling, whoever listens
   */
  public synchronized boolean event(BusEvent event) {
    OptionalLong kept =
        isForOthers(event) ? throttle.passes(event, clock.nanos()) : OptionalLong.empty();
    if (kept.isPresent() && sink != null) {
      tell(event, kept.getAsLong());
    }
    return kept.isPresent();
  }

  private void tell(BusEvent event, long kept) {
    Map<String, String> details = new HashMap<>(event.details());
    details.put("source", id);
    if (kept > 0) {
      details.put("kept-back", Long.toString(kept));
    }
    String meter = event.stream().isEmpty() ? id : event.stream();
    sink.event(
        new MeterEvent(meter, event.code(), Instant.ofEpochMilli(event.atMillis()), details));
  }

  private boolean isForOthers(BusEvent event) {
    return switch (event.code()) {
      case "stream-stale" -> false;
      case "stream-lost" -> {
        lost.add(event.stream());
        yield true;
      }
      case "stream-live" -> lost.remove(event.stream());
      default -> true;
    };
  }
}
