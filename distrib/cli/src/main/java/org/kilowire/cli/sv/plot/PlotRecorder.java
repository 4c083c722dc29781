// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.monitor.MonitorListener;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.stream.StreamEvent;
import org.kilowire.sv.stream.StreamKey;

/** Keeps what a picture needs of each stream with a map, and tells all of it on. */
final class PlotRecorder implements MonitorListener {

  private final MonitorListener next;
  private final Map<StreamKey, FirstSamples> streams = new LinkedHashMap<>();

  PlotRecorder(MonitorListener next) {
    this.next = next;
  }

  private FirstSamples of(MonitoredStream stream) {
    return streams.computeIfAbsent(stream.health().key(), key -> new FirstSamples(stream));
  }

  @Override
  public void event(StreamEvent event) {
    next.event(event);
  }

  @Override
  public void sample(MonitoredStream stream, AsduView asdu, long atNanos) {
    of(stream).add(stream, asdu.smpCnt());
    next.sample(stream, asdu, atNanos);
  }

  @Override
  public void second(MonitoredStream stream, SecondResult result) {
    of(stream).end(stream, result);
    next.second(stream, result);
  }

  @Override
  public void rollup(MonitoredStream stream, int seconds, RollupResult result) {
    next.rollup(stream, seconds, result);
  }

  /** The last second of each stream that had one with values. */
  List<RecordedSecond> seconds() {
    return streams.values().stream().map(FirstSamples::last).filter(Objects::nonNull).toList();
  }
}
