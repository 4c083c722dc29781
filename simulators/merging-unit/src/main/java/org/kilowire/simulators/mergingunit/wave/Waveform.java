// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.wave;

import java.util.ArrayList;
import java.util.List;

/**
 * What a channel measures: a cosine of the network's frequency and what is added to it. In the unit
 * of the channel: A, V, or raw.
 *
 * @param rms of the fundamental
 * @param degrees its phase at the beginning; a lagging one is negative
 * @param dc added
 * @param noise rms of what is added at random
 * @param rmsPerSecond how the fundamental grows, down to 0 and no further
 * @param harmonics of the fundamental
 */
public record Waveform(
    double rms,
    double degrees,
    double dc,
    double noise,
    double rmsPerSecond,
    List<Harmonic> harmonics) {

  private static final double TURN = 2 * Math.PI;

  public Waveform {
    harmonics = List.copyOf(harmonics);
    for (double part : new double[] {rms, degrees, dc, noise, rmsPerSecond}) {
      if (!Double.isFinite(part)) {
        throw new IllegalArgumentException("a waveform is of finite numbers");
      }
    }
    if (rms < 0 || noise < 0) {
      throw new IllegalArgumentException("rms and noise are not negative");
    }
  }

  /** A cosine alone. */
  public static Waveform cosine(double rms, double degrees) {
    return new Waveform(rms, degrees, 0, 0, 0, List.of());
  }

  /** The same value always. */
  public static Waveform constant(double value) {
    return new Waveform(0, 0, value, 0, 0, List.of());
  }

  /** Without its noise, at a time. */
  public double value(NetworkFrequency network, double seconds) {
    double amplitude = Math.sqrt(2) * fundamental(seconds);
    double periods = network.periods(seconds);
    double sum = Math.cos(TURN * (periods - Math.floor(periods)) + Math.toRadians(degrees));
    for (Harmonic one : harmonics) {
      double turns = one.order() * periods;
      double phase = one.order() * Math.toRadians(degrees) + Math.toRadians(one.degrees());
      sum += one.share() * Math.cos(TURN * (turns - Math.floor(turns)) + phase);
    }
    return amplitude * sum + dc;
  }

  /** Rms of the fundamental at a time. */
  public double fundamental(double seconds) {
    return Math.max(0, rms + rmsPerSecond * seconds);
  }

  /**
   * This waveform with parts changed, as options have it, joined by commas: {@code
   * rms:1000,deg:-30,dc:5,noise:1,ramp:10,h3:10,h5:5@180}. Harmonics are in percent of the
   * fundamental, with a phase behind the {@code @}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Waveform with(String parts) {
    Waveform now = this;
    for (String part : parts.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a part of a waveform is NAME:NUMBER: " + part);
      }
      now = now.part(part.substring(0, colon), part.substring(colon + 1));
    }
    return now;
  }

  private Waveform part(String name, String value) {
    return switch (name) {
      case "rms" -> new Waveform(number(value), degrees, dc, noise, rmsPerSecond, harmonics);
      case "deg" -> new Waveform(rms, number(value), dc, noise, rmsPerSecond, harmonics);
      case "dc" -> new Waveform(rms, degrees, number(value), noise, rmsPerSecond, harmonics);
      case "noise" -> new Waveform(rms, degrees, dc, number(value), rmsPerSecond, harmonics);
      case "ramp" -> new Waveform(rms, degrees, dc, noise, number(value), harmonics);
      default -> harmonic(name, value);
    };
  }

  private Waveform harmonic(String name, String value) {
    if (!name.startsWith("h")) {
      throw new IllegalArgumentException(
          name + " is none of rms, deg, dc, noise, ramp, h2, h3, ...");
    }
    String[] share = value.split("@", 2);
    double phase = share.length == 2 ? number(share[1]) : 0;
    List<Harmonic> more = new ArrayList<>(harmonics);
    more.add(new Harmonic(number(name.substring(1)), number(share[0]) / 100, phase));
    return new Waveform(rms, degrees, dc, noise, rmsPerSecond, more);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
  }
}
