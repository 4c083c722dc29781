// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.analyze;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kilowire.cli.output.Printer;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.monitor.MonitorListener;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.monitor.StreamDifference;
import org.kilowire.sv.monitor.SvMonitor;
import org.kilowire.sv.stream.StreamEvent;
import org.kilowire.sv.stream.SvStream;

/**
 * What an analysis says: as JSON an object a stream and second, an event, and at the end the totals
 * of each stream; for people a line an event and a table at the end.
 */
final class AnalysisReport implements MonitorListener {

  private static final long SECOND = 1_000_000_000L;
  private static final int EVENTS_SHOWN = 10;

  /** ECMA-48: the cursor home, the screen erased. */
  private static final String CLEAR = "\u001B[H\u001B[2J";

  private final Printer out;
  private final boolean json;
  private final boolean refreshed;

  /** Whether times are counted from the first sample, for octets have none. */
  private final boolean counted;

  private final Map<SvStream, StreamFigures> figures = new HashMap<>();
  private final Deque<String> lastEvents = new ArrayDeque<>();
  private long nextTick = Long.MIN_VALUE;

  /**
   * @param refreshed whether the table is painted anew each second
   */
  AnalysisReport(Printer out, boolean json, boolean counted, boolean refreshed) {
    this.refreshed = refreshed;
    this.out = out;
    this.json = json;
    this.counted = counted;
  }

  private StreamFigures of(SvStream stream) {
    StreamFigures found = figures.computeIfAbsent(stream, key -> new StreamFigures());
    found.follow(stream);
    return found;
  }

  /** What a time in ns is called. */
  Object time(long nanos) {
    return counted
        ? StreamFigures.number((double) nanos / SECOND)
        : Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
            .toString();
  }

  @Override
  public void event(StreamEvent event) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("event", event.kind().code());
    members.put("stream", event.stream().name());
    members.put("time", time(event.at()));
    members.put("detail", event.detail());
    members.put("suppressed", event.suppressed());
    String more = event.suppressed() > 0 ? " (and " + event.suppressed() + " before)" : "";
    String line =
        "%s  %s  %s: %s%s"
            .formatted(
                time(event.at()), event.stream().name(), event.kind().code(), event.detail(), more);
    if (refreshed && !json) {
      keep(line);
    } else {
      out.line(line, members);
    }
  }

  private void keep(String line) {
    lastEvents.add(line);
    while (lastEvents.size() > EVENTS_SHOWN) {
      lastEvents.remove();
    }
  }

  @Override
  public void second(MonitoredStream stream, SecondResult result) {
    StreamFigures of = of(stream.health());
    of.take(stream, result);
    if (json) {
      Map<String, Object> members =
          of.running(stream.health(), Optional.of(stream), time(result.endNanos()));
      members.put("time_proven", result.isTimeProven());
      out.line("", members);
    }
  }

  /** A frame came: tells of streams without a map once a second. */
  void tick(SvMonitor monitor, long at) {
    if (nextTick == Long.MIN_VALUE) {
      nextTick = at + SECOND;
    }
    if (nextTick - at > SECOND) {
      nextTick = at + SECOND; // the clock was set back
    }
    if (at < nextTick) {
      return;
    }
    nextTick = at + SECOND - Math.floorMod(at - nextTick, SECOND);
    if (refreshed && !json) {
      refresh(monitor);
    }
    for (SvStream stream : monitor.streams()) {
      if (json && monitor.monitored(stream).isEmpty()) {
        out.line("", of(stream).running(stream, Optional.empty(), time(at)));
      }
    }
  }

  /** Paints the table anew, with the last events below it. */
  private void refresh(SvMonitor monitor) {
    StreamRows rows = new StreamRows();
    for (SvStream stream : monitor.streams()) {
      rows.add(of(stream).totals(stream, monitor.monitored(stream)));
    }
    StringBuilder screen = new StringBuilder(CLEAR);
    rows.lines().forEach(line -> screen.append(line).append(System.lineSeparator()));
    lastEvents.forEach(line -> screen.append(line).append(System.lineSeparator()));
    out.line(screen.toString(), Map.of());
  }

  /** The interface is in another state. */
  void changed(String detail) {
    if (!detail.isEmpty()) {
      out.advise(detail);
    }
  }

  /** Nothing more comes: the totals. */
  void end(SvMonitor monitor) {
    monitor.finish();
    StreamRows rows = new StreamRows();
    for (SvStream stream : monitor.streams()) {
      Map<String, Object> totals = of(stream).totals(stream, monitor.monitored(stream));
      if (json) {
        out.line("", totals);
      } else {
        rows.add(totals);
      }
    }
    if (!json && !monitor.streams().isEmpty()) {
      rows.lines().forEach(line -> out.line(line, Map.of()));
    }
    summary(monitor);
  }

  private void summary(SvMonitor monitor) {
    Map<String, Object> reasons =
        monitor.malformedFrames().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().code(),
                    Map.Entry::getValue,
                    (a, b) -> a,
                    LinkedHashMap::new));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("summary", true);
    members.put("streams", monitor.streams().size());
    members.put("malformed", reasons);
    members.put("other_frames", monitor.otherFrames());
    members.put("evicted", monitor.evicted());
    members.put("overlong_identities", monitor.overlongIdentities());
    String malformed =
        reasons.isEmpty()
            ? "none malformed"
            : "malformed "
                + reasons.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
    out.summary(
        "%d streams; frames: %s, %d of other protocols"
            .formatted(monitor.streams().size(), malformed, monitor.otherFrames()),
        members);
  }

  /** The wire is not as SCL promises. */
  void difference(StreamDifference difference) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("difference", difference.kind().code());
    members.put("stream", difference.stream());
    members.put("detail", difference.detail());
    out.line(
        "%s  %s: %s".formatted(difference.stream(), difference.kind().code(), difference.detail()),
        members);
  }
}
