// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.convert;

import java.util.List;
import java.util.stream.IntStream;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelPhase;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.monitor.MonitoredStream;

/**
 * Which channel of a stream goes into which of another: by the name, else the first of the same
 * quantity and phase. One that nothing goes into is 0 and invalid.
 */
final class ChannelMatch {

  private static final int NONE = -1;

  private final int[] from;
  private final double[] values;
  private final int[] qualities;

  ChannelMatch(List<SampleChannel> source, List<SampleChannel> target) {
    from = target.stream().mapToInt(one -> match(source, one)).toArray();
    values = new double[from.length];
    qualities = new int[from.length];
  }

  private static int match(List<SampleChannel> source, SampleChannel wanted) {
    return IntStream.range(0, source.size())
        .filter(i -> source.get(i).name().equals(wanted.name()))
        .filter(i -> source.get(i).quantity() == wanted.quantity())
        .findFirst()
        .orElseGet(() -> alike(source, wanted));
  }

  private static int alike(List<SampleChannel> source, SampleChannel wanted) {
    return IntStream.range(0, source.size())
        .filter(i -> wanted.isWaveform() && wanted.phase() != ChannelPhase.NONE)
        .filter(i -> source.get(i).quantity() == wanted.quantity())
        .filter(i -> source.get(i).phase() == wanted.phase())
        .findFirst()
        .orElse(NONE);
  }

  /** Takes the sample that the stream has now. */
  void take(MonitoredStream stream) {
    for (int i = 0; i < from.length; i++) {
      values[i] = from[i] == NONE ? 0 : stream.value(from[i]);
      qualities[i] = from[i] == NONE ? QualityBits.INVALID : stream.quality(from[i]);
    }
  }

  double[] values() {
    return values;
  }

  int[] qualities() {
    return qualities;
  }

  /** Names of channels that nothing goes into. */
  static List<String> unmatched(List<SampleChannel> source, List<SampleChannel> target) {
    return target.stream()
        .filter(one -> match(source, one) == NONE)
        .map(SampleChannel::name)
        .toList();
  }
}
