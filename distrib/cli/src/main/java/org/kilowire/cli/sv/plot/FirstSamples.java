// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kilowire.cli.sv.plot.RecordedSecond.Curve;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.monitor.MonitoredStream;

/**
 * The first samples of each second of one stream, and its last second that had values. A second's
 * result comes when some samples of the next one have come, so two of them are under way.
 */
final class FirstSamples {

  /** More than four cycles have at all usual rates. */
  private static final int MOST = 2000;

  private static final double CYCLES = 4;
  private static final double USUAL_HERTZ = 50;

  /** The begin of a second. */
  private static final class Begin {

    private final boolean[] there = new boolean[MOST];
    private final double[][] values;
    private long top = Long.MIN_VALUE;
    private boolean told = true;

    private Begin(int channels) {
      values = new double[channels][MOST];
    }

    private void clear(long newTop) {
      top = newTop;
      told = false;
      Arrays.fill(there, false);
    }

    private void add(int index, MonitoredStream stream) {
      if (index < MOST) {
        there[index] = true;
        for (int channel = 0; channel < values.length; channel++) {
          values[channel][index] = stream.value(channel);
        }
      }
    }
  }

  private final SampleIndex index = new SampleIndex();
  private Begin before;
  private Begin now;
  private RecordedSecond last;

  FirstSamples(MonitoredStream stream) {
    int channels = stream.map().channels().size();
    before = new Begin(channels);
    now = new Begin(channels);
  }

  /** Takes a sample; none while nobody knows the rate. */
  void add(MonitoredStream stream, int smpCnt) {
    if (!index.move(stream.health(), smpCnt)) {
      return;
    }
    if (index.top() > now.top) {
      Begin free = before;
      before = now;
      now = free;
      now.clear(index.top());
    }
    if (index.top() == now.top) {
      now.add(index.index(), stream);
    } else if (index.top() == before.top) {
      before.add(index.index(), stream);
    }
  }

  /** A second is over: the elder of those under way. */
  void end(MonitoredStream stream, SecondResult result) {
    Begin its = before.told ? now : before;
    if (result.hasValues() && !its.told) {
      last = second(stream, its, result);
    }
    its.told = true;
  }

  private static RecordedSecond second(MonitoredStream stream, Begin its, SecondResult result) {
    double rate = stream.health().rate();
    double hertz = Double.isNaN(result.frequency()) ? USUAL_HERTZ : result.frequency();
    List<Integer> shown =
        IntStream.range(0, MOST)
            .filter(i -> its.there[i] && i <= Math.round(CYCLES * rate / hertz))
            .boxed()
            .toList();
    List<Double> millis = shown.stream().map(i -> 1000 * i / rate).toList();
    List<Curve> curves = new ArrayList<>();
    List<SampleChannel> channels = stream.map().channels();
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).isWaveform() && result.isUsable(i)) {
        double[] samples = its.values[i];
        curves.add(
            new Curve(
                channels.get(i).name(),
                channels.get(i).quantity(),
                millis,
                shown.stream().map(at -> samples[at]).toList(),
                result.rms(i),
                result.magnitude(i),
                result.angle(i)));
      }
    }
    return new RecordedSecond(
        stream.health().key().name(),
        stream.health().key().format().id(),
        result.endNanos(),
        result.frequency(),
        curves);
  }

  /** Null while there was none with values. */
  RecordedSecond last() {
    return last;
  }
}
