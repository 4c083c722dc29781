// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How often a stream samples, as smpRate and smpMod say it (IEC 61850-7-2, 19.2.1).
 *
 * @param value 1 to the {@link Mode#most} of its unit
 */
public record SampleRate(Mode mode, int value) {

  /** Units of smpRate, in the order of smpMod. */
  public enum Mode {
    PER_PERIOD(2500),
    PER_SECOND(1_000_000),
    SECONDS_PER_SAMPLE(1_000_000);

    private final int most;

    Mode(int most) {
      this.most = most;
    }

    /** The highest value: a million samples a second, of a network of at most 400 Hz. */
    public int most() {
      return most;
    }
  }

  /** Samples a second, at most. */
  public static final int MAX = 1_000_000;

  public SampleRate {
    Objects.requireNonNull(mode);
  }

  public static SampleRate perSecond(int value) {
    return new SampleRate(Mode.PER_SECOND, value);
  }

  public static SampleRate perPeriod(int value) {
    return new SampleRate(Mode.PER_PERIOD, value);
  }

  /**
   * Samples a second; empty for a rate per period where the nominal frequency is not known.
   *
   * @param nominalHertz the nominal frequency; 0 where nobody knows it
   */
  public OptionalDouble samplesPerSecond(double nominalHertz) {
    return switch (mode) {
      case PER_SECOND -> OptionalDouble.of(value);
      case SECONDS_PER_SAMPLE -> OptionalDouble.of(1.0 / value);
      case PER_PERIOD ->
          nominalHertz > 0 ? OptionalDouble.of(value * nominalHertz) : OptionalDouble.empty();
    };
  }
}
