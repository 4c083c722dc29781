// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;
import org.kilowire.sv.monitor.MonitorListener;
import org.kilowire.sv.monitor.MonitorSettings;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.monitor.StreamMaps;
import org.kilowire.sv.monitor.SvMonitor;
import org.kilowire.sv.stream.StreamEvent;

/** A monitor that hears simulated merging units, and what it told. */
final class MonitorFeed implements PublishedSink, MonitorListener {

  /** A second of a stream. */
  record Told(
      String name,
      long endNanos,
      boolean proven,
      boolean values,
      int missing,
      double hertz,
      List<Double> rms,
      List<Integer> quality) {}

  /** A longer window of a stream. */
  record Joined(String name, int length, long endNanos, int seconds, double meanRms) {}

  static final long START = 1_767_225_600L * 1_000_000_000L;
  static final long SECOND = 1_000_000_000L;

  final List<Told> seconds = new ArrayList<>();
  final List<Joined> rollups = new ArrayList<>();
  final List<StreamEvent> events = new ArrayList<>();
  final SvMonitor monitor;
  private final Ft3StreamDecoder decoder;

  MonitorFeed(StreamMaps maps) {
    monitor = new SvMonitor(maps, MonitorSettings.USUAL, this);
    decoder =
        new Ft3StreamDecoder(Ft3Options.MERGING_UNIT, (view, time) -> monitor.ft3(1, view, time));
  }

  /** All of these from the top of a second on. */
  List<StreamAccount> run(double length, StreamPlan... plans) throws IOException {
    MergingUnits units = new MergingUnits(List.of(plans), START);
    units.run(START + Math.round(length * SECOND), this);
    monitor.finish();
    return units.accounts();
  }

  @Override
  public void frame(int stream, long nanos, byte[] octets, int length) {
    if (octets[0] == 5) {
      decoder.accept(octets, 0, length, nanos);
    } else {
      monitor.ethernet(0, octets, 0, length, EthernetView.NONE, nanos);
    }
  }

  @Override
  public void event(StreamEvent event) {
    events.add(event);
  }

  @Override
  public void second(MonitoredStream stream, SecondResult result) {
    int channels = stream.map().channels().size();
    Double[] rms = new Double[channels];
    Integer[] quality = new Integer[channels];
    Arrays.setAll(rms, result::rms);
    Arrays.setAll(quality, result::quality);
    seconds.add(
        new Told(
            stream.health().key().name(),
            result.endNanos(),
            result.isTimeProven(),
            result.hasValues(),
            result.missing(),
            result.frequency(),
            List.of(rms),
            List.of(quality)));
  }

  @Override
  public void rollup(MonitoredStream stream, int length, RollupResult result) {
    rollups.add(
        new Joined(
            stream.health().key().name(),
            length,
            result.endNanos(),
            result.seconds(),
            result.rms(0).mean()));
  }

  List<Told> of(String name) {
    return seconds.stream().filter(one -> one.name().equals(name)).toList();
  }

  List<StreamEvent.Kind> kinds() {
    return events.stream().map(StreamEvent::kind).toList();
  }
}
