// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.sv.SvFormat;

/**
 * A profile's name of IEC 61869-9 (6.903.2), {@code F4800S2I4U4}: what its streams have.
 *
 * @param samplesPerSecond 1..{@link SampleRate#MAX}
 * @param asdus a frame, 1..16
 * @param currents first in the data set, 0..{@link #MAX_OF_A_KIND}
 * @param voltages behind them, 0..{@link #MAX_OF_A_KIND}; at least one channel in all
 */
public record ProfileName(int samplesPerSecond, int asdus, int currents, int voltages) {

  public static final int MAX_OF_A_KIND = 32;

  /** An LSB is 1 mA and 10 mV (6.903.4). */
  private static final double AMPERES = 0.001;

  private static final double VOLTS = 0.01;
  private static final int MAX_ASDUS = 16;
  private static final int OCTETS = 8;
  private static final Pattern FORM =
      Pattern.compile("F([1-9]\\d{0,6})S([1-9]\\d?)I(\\d{1,2})U(\\d{1,2})");
  private static final String LETTERS = "abcn";
  private static final List<ChannelPhase> PHASES =
      List.of(ChannelPhase.A, ChannelPhase.B, ChannelPhase.C, ChannelPhase.N);

  public ProfileName {
    if (!allowed(samplesPerSecond, asdus, currents, voltages)) {
      throw new IllegalArgumentException(
          "F" + samplesPerSecond + "S" + asdus + "I" + currents + "U" + voltages);
    }
  }

  private static boolean allowed(int rate, int asdus, int currents, int voltages) {
    return within(rate, 1, SampleRate.MAX)
        && within(asdus, 1, MAX_ASDUS)
        && within(currents, 0, MAX_OF_A_KIND)
        && within(voltages, 0, MAX_OF_A_KIND)
        && currents + voltages > 0;
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }

  /** What a name says; empty where it is none. */
  public static Optional<ProfileName> parse(String name) {
    Matcher parts = FORM.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int rate = Integer.parseInt(parts.group(1));
    int asdus = Integer.parseInt(parts.group(2));
    int currents = Integer.parseInt(parts.group(3));
    int voltages = Integer.parseInt(parts.group(4));
    return allowed(rate, asdus, currents, voltages)
        ? Optional.of(new ProfileName(rate, asdus, currents, voltages))
        : Optional.empty();
  }

  /**
   * Its map. Four, or eight and so on, of a kind are phases A, B, C and neutral; three are the
   * phases; with other numbers they have numbers and no phase.
   */
  public ChannelMap map() {
    List<SampleChannel> channels = new ArrayList<>();
    for (int i = 0; i < currents; i++) {
      channels.add(channel("I", ChannelQuantity.CURRENT, AMPERES, i, currents, channels.size()));
    }
    for (int i = 0; i < voltages; i++) {
      channels.add(channel("U", ChannelQuantity.VOLTAGE, VOLTS, i, voltages, channels.size()));
    }
    return new ChannelMap(
        toString(),
        "IEC 61869-9",
        Set.of(SvFormat.IEC_61850_9_2),
        new MapKey.Unbound(),
        channels,
        channels.size() * OCTETS,
        Optional.of(SampleRate.perSecond(samplesPerSecond)),
        0,
        0,
        VoltageRating.LINE,
        ChannelMap.NO_DELAY,
        pairs());
  }

  private static SampleChannel channel(
      String letter, ChannelQuantity quantity, double factor, int i, int of, int index) {
    boolean phases = of == 3 || of % 4 == 0;
    String name =
        !phases
            ? letter + (i + 1)
            : letter + LETTERS.charAt(i % 4) + (of > 4 ? String.valueOf(i / 4 + 1) : "");
    return new SampleChannel(
        name,
        quantity,
        phases ? PHASES.get(i % 4) : ChannelPhase.NONE,
        quantity.unit(),
        index * OCTETS,
        4,
        new ChannelScale.Fixed(factor, 0),
        new QualityPlace.Own(),
        SampleChannel.NO_TWIN);
  }

  /** A current with the voltage of its phase and bay; with one voltage for all bays, with that. */
  private List<PowerPair> pairs() {
    List<PowerPair> pairs = new ArrayList<>();
    if (!hasPhases(currents) || !hasPhases(voltages)) {
      return pairs;
    }
    for (int i = 0; i < currents; i++) {
      int voltage = voltages > 4 ? i : i % 4;
      if (i % 4 < 3 && voltage < voltages) {
        String name = "ABC".charAt(i % 4) + (currents > 4 ? String.valueOf(i / 4 + 1) : "");
        pairs.add(new PowerPair(name, currents + voltage, i));
      }
    }
    return pairs;
  }

  private static boolean hasPhases(int count) {
    return count == 3 || (count > 0 && count % 4 == 0);
  }

  @Override
  public String toString() {
    return "F" + samplesPerSecond + "S" + asdus + "I" + currents + "U" + voltages;
  }
}
