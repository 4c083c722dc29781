// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.analysis.Statistic;
import org.kilowire.sv.dataset.ChannelMap;

/** The numbers of a window: a copy, for the analysis uses its results again. */
final class WindowFigures {

  /** By channel, group or pair. */
  private final Map<WindowQuantity, Map<WindowPart, double[]>> values =
      new EnumMap<>(WindowQuantity.class);

  private WindowFigures() {}

  /** Of a second. */
  static WindowFigures of(ChannelMap map, SecondResult second) {
    int channels = map.channels().size();
    int pairs = map.pairs().size();
    int groups = map.groups().size();
    WindowFigures figures = new WindowFigures();
    figures.put(WindowQuantity.RMS, channels, second::rms);
    figures.put(WindowQuantity.MAGNITUDE, channels, second::magnitude);
    figures.put(WindowQuantity.ANGLE, channels, second::angle);
    figures.put(WindowQuantity.SUM, groups, second::sumRms);
    figures.put(WindowQuantity.NEUTRAL_DIFFERENCE, groups, second::neutralDifference);
    figures.put(WindowQuantity.ROTATION, groups, group -> rotation(second, group));
    figures.put(WindowQuantity.FREQUENCY, 1, none -> second.frequency());
    figures.put(WindowQuantity.P, pairs, second::activePower);
    figures.put(WindowQuantity.Q, pairs, second::reactivePower);
    figures.put(WindowQuantity.S, pairs, second::apparentPower);
    figures.put(WindowQuantity.POWER_FACTOR, pairs, second::powerFactor);
    return figures;
  }

  private static double rotation(SecondResult second, int group) {
    if (!second.hasValues()) {
      return Double.NaN;
    }
    return switch (second.rotation(group)) {
      case ABC -> 1;
      case ACB -> -1;
      case NONE -> 0;
    };
  }

  /** Of a longer window. */
  static WindowFigures of(ChannelMap map, RollupResult result) {
    int pairs = map.pairs().size();
    WindowFigures figures = new WindowFigures();
    figures.put(WindowQuantity.RMS, all(map.channels().size(), result::rms));
    figures.put(WindowQuantity.FREQUENCY, all(1, none -> result.frequency()));
    figures.put(WindowQuantity.P, all(pairs, result::activePower));
    figures.put(WindowQuantity.Q, all(pairs, result::reactivePower));
    figures.put(WindowQuantity.S, all(pairs, result::apparentPower));
    return figures;
  }

  private static Statistic[] all(int count, IntFunction<Statistic> statistic) {
    return IntStream.range(0, count).mapToObj(statistic).toArray(Statistic[]::new);
  }

  private void put(WindowQuantity quantity, int count, IntToDoubleFunction value) {
    double[] means = IntStream.range(0, count).mapToDouble(value).toArray();
    values.put(quantity, Map.of(WindowPart.MEAN, means));
  }

  private void put(WindowQuantity quantity, Statistic[] all) {
    values.put(
        quantity,
        Map.of(
            WindowPart.MEAN, part(all, Statistic::mean),
            WindowPart.MIN, part(all, Statistic::least),
            WindowPart.MAX, part(all, Statistic::greatest)));
  }

  private static double[] part(Statistic[] all, ToDoubleFunction<Statistic> what) {
    return Arrays.stream(all).mapToDouble(what).toArray();
  }

  /** NaN where there is none. */
  double value(WindowQuantity quantity, WindowPart part, int index) {
    double[] all = values.getOrDefault(quantity, Map.of()).get(part);
    return all == null ? Double.NaN : all[index];
  }
}
