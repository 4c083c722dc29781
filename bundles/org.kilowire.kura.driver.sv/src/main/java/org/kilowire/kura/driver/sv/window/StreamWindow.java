// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

import java.util.Arrays;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.PhaseGroup;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.SampleQuality;

/** What a stream came to in a second, ten seconds or a minute. Nobody changes it. */
public final class StreamWindow {

  private static final long MILLISECOND = 1_000_000;

  private final String stream;
  private final String device;
  private final WindowLength length;
  private final ChannelMap map;
  private final long endNanos;
  private final boolean timeProven;
  private final boolean estimated;
  private final long missing;
  private final int seconds;
  private final int secondsWithValues;
  private final int[] quality;
  private final WindowFigures figures;

  /**
   * A second.
   *
   * @param stream its id
   * @param device who sends it
   */
  public StreamWindow(String stream, String device, ChannelMap map, SecondResult second) {
    this.stream = stream;
    this.device = device;
    this.length = WindowLength.SECOND;
    this.map = map;
    this.endNanos = second.endNanos();
    this.timeProven = second.isTimeProven();
    this.estimated = second.isEstimated();
    this.missing = second.missing();
    this.seconds = 1;
    this.secondsWithValues = second.hasValues() ? 1 : 0;
    this.quality = new int[map.channels().size()];
    Arrays.setAll(quality, second::quality);
    this.figures = WindowFigures.of(map, second);
  }

  /** A longer window. */
  public StreamWindow(
      String stream, String device, ChannelMap map, WindowLength length, RollupResult result) {
    this.stream = stream;
    this.device = device;
    this.length = length;
    this.map = map;
    this.endNanos = result.endNanos();
    this.timeProven = result.isTimeProven();
    this.estimated = result.isEstimated();
    this.missing = result.missing();
    this.seconds = result.seconds();
    this.secondsWithValues = result.secondsWithValues();
    this.quality = new int[map.channels().size()];
    Arrays.setAll(quality, result::quality);
    this.figures = WindowFigures.of(map, result);
  }

  public String stream() {
    return stream;
  }

  /** Source and name of the stream, as far as the format has them. */
  public String device() {
    return device;
  }

  public WindowLength length() {
    return length;
  }

  public ChannelMap map() {
    return map;
  }

  /** The END of the window, ms since 1970. */
  public long endMillis() {
    return Math.floorDiv(endNanos + MILLISECOND / 2, MILLISECOND);
  }

  /** Whether the clock behind the time was proven. */
  public boolean isTimeProven() {
    return timeProven;
  }

  /** Whether some samples were estimated. */
  public boolean isEstimated() {
    return estimated;
  }

  /** Samples that did not come. */
  public long missing() {
    return missing;
  }

  /** Whether seconds of it did not come. */
  public boolean isPartial() {
    return seconds < length.seconds();
  }

  /** How many of its seconds have values. */
  public int secondsWithValues() {
    return secondsWithValues;
  }

  /** The qualities of a channel's samples, joined: the bits of {@link SampleQuality}. */
  public int quality(int channel) {
    return quality[channel];
  }

  /** Those of all channels. */
  public int quality() {
    int all = quality.length == 0 ? 0 : quality[0];
    for (int one : quality) {
      all = SampleQuality.join(all, one);
    }
    return all;
  }

  /**
   * A value; NaN where there is none that somebody may use. Of a second an invalid sample spoils
   * its channel; a longer window has the seconds that are valid.
   *
   * @param index of the channel, pair or group in the map; 0 for the stream
   */
  public double value(WindowQuantity quantity, WindowPart part, int index) {
    return length == WindowLength.SECOND && !isUsable(quantity, index)
        ? Double.NaN
        : figures.value(quantity, part, index);
  }

  private boolean isUsable(WindowQuantity quantity, int index) {
    return switch (quantity.subject()) {
      case CHANNEL -> isValid(index);
      case PAIR -> {
        PowerPair pair = map.pairs().get(index);
        yield isValid(pair.voltage()) && isValid(pair.current());
      }
      case GROUP -> {
        PhaseGroup group = map.groups().get(index);
        yield isValid(group.a()) && isValid(group.b()) && isValid(group.c());
      }
      case STREAM -> true;
    };
  }

  private boolean isValid(int channel) {
    return !QualityBits.isInvalid(quality[channel]);
  }
}
