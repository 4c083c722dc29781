// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.kura.driver.sv.option.BusOptions;
import org.kilowire.kura.driver.sv.window.BusEvent;
import org.kilowire.kura.driver.sv.window.StreamHealth;
import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.kura.driver.sv.window.WindowLength;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.dataset.scl.SclResult;
import org.kilowire.sv.monitor.MonitorListener;
import org.kilowire.sv.monitor.MonitorSettings;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.monitor.StreamComparison;
import org.kilowire.sv.monitor.StreamDifference;
import org.kilowire.sv.monitor.SvMonitor;
import org.kilowire.sv.stream.StreamEvent;
import org.kilowire.sv.stream.SvStream;

/** The monitor of one driver, and its results under the ids of streams. One thread at a time. */
final class BusMonitor implements MonitorListener {

  private static final long MILLISECOND = 1_000_000;

  /** Looks until every promised stream must have been heard, and between two comparisons: 10 s. */
  private static final int LOOKS_TO_COMPARE = 100;

  /** Whoever sends svIDs without end is told of often enough. */
  private static final int MOST_DIFFERENCES = 64;

  private final SvMonitor monitor;
  private final StreamNames names;
  private final StreamOwners owners;
  private final Optional<SclResult.Read> scl;
  private final BusListener listener;
  private Set<StreamDifference> differences = Set.of();
  private int looks;

  BusMonitor(BusOptions options, BusListener listener) {
    this.listener = listener;
    names = new StreamNames(options.maps());
    owners = new StreamOwners(options.simulated());
    scl = options.scl();
    MonitorSettings usual = MonitorSettings.USUAL;
    monitor =
        new SvMonitor(
            options.streamMaps(),
            new MonitorSettings(usual.stale(), usual.lost(), options.pathNanos()),
            this);
  }

  /** What frames are given to. */
  SvMonitor monitor() {
    return monitor;
  }

  /** Comes ten times a second. */
  void look(long nowNanos, boolean clockProven) {
    monitor.clockProven(clockProven);
    monitor.look(nowNanos);
    for (SvStream stream : monitor.streams()) {
      monitor.monitored(stream).ifPresent(one -> health(one, nowNanos));
    }
    looks++;
    if (scl.isPresent() && looks % LOOKS_TO_COMPARE == 0) {
      compare(scl.get(), nowNanos);
    }
  }

  private void health(MonitoredStream stream, long nowNanos) {
    String id = id(stream);
    if (owners.owns(id, stream)) {
      listener.health(StreamHealth.of(id, device(stream), nowNanos / MILLISECOND, stream));
    }
  }

  private String id(MonitoredStream stream) {
    return names.id(stream.map().id(), stream.health().key());
  }

  private static String device(MonitoredStream stream) {
    return StreamNames.device(stream.health().key());
  }

  @Override
  public void second(MonitoredStream stream, SecondResult result) {
    String id = id(stream);
    if (owners.owns(id, stream)) {
      listener.window(new StreamWindow(id, device(stream), stream.map(), result));
    }
  }

  @Override
  public void rollup(MonitoredStream stream, int seconds, RollupResult result) {
    String id = id(stream);
    if (owners.owns(id, stream)) {
      WindowLength length = WindowLength.of(seconds).orElseThrow();
      listener.window(new StreamWindow(id, device(stream), stream.map(), length, result));
    }
  }

  @Override
  public void event(StreamEvent event) {
    monitor.streams().stream()
        .filter(one -> one.profile().isPresent() && one.key().equals(event.stream()))
        .findFirst()
        .ifPresent(stream -> event(stream, event));
  }

  private void event(SvStream stream, StreamEvent event) {
    String id = names.id(stream.profile().orElseThrow().id(), stream.key());
    boolean taken = owners.takes(stream);
    if (!taken && event.kind() == StreamEvent.Kind.APPEARED) {
      tell(id, "stream-simulated-ignored", stream, event);
    } else if (taken && !owners.isOfAnother(id, stream)) {
      tell(id, "stream-" + event.kind().code(), stream, event);
    }
  }

  private void tell(String id, String code, SvStream stream, StreamEvent event) {
    Map<String, String> details = new HashMap<>();
    details.put("device", StreamNames.device(stream.key()));
    details.put("detail", event.detail());
    details.put("lost", Long.toString(stream.lost()));
    if (event.suppressed() > 0) {
      details.put("suppressed", Long.toString(event.suppressed()));
    }
    listener.event(new BusEvent(id, code, event.at() / MILLISECOND, details));
  }

  /** What differs from what is promised is told when it begins. */
  private void compare(SclResult.Read promised, long nowNanos) {
    List<StreamDifference> found =
        StreamComparison.of(promised, monitor.streams()).stream().limit(MOST_DIFFERENCES).toList();
    Set<StreamDifference> before = differences;
    differences = new HashSet<>(found);
    for (StreamDifference one : found) {
      if (!before.contains(one)) {
        tell(one, nowNanos);
      }
    }
  }

  private void tell(StreamDifference one, long nowNanos) {
    listener.event(
        new BusEvent(
            StreamNames.fit(one.stream()),
            "scl-" + one.kind().code(),
            nowNanos / MILLISECOND,
            Map.of("stream", one.stream(), "detail", one.detail())));
  }
}
