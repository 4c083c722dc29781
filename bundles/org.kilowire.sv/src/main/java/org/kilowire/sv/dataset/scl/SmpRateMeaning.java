// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.Optional;
import org.kilowire.sv.dataset.SampleRate;

/**
 * What smpRate and smpMod of a control block mean. smpMod is SmpPerPeriod where it is not given
 * (IEC 61850-6, 9.3.12), which many forget: a rate that makes no sense in its unit is taken in the
 * unit in which it does, and told as a guess.
 *
 * @param rate empty where nothing says it
 */
record SmpRateMeaning(Optional<SampleRate> rate, boolean guessed) {

  /** More samples a period than anybody has, and fewer samples a second. */
  private static final int MOST_PER_PERIOD = 512;

  /** A sample in more seconds than that is no waveform, nor anything else that is sent. */
  private static final int MOST_SECONDS = 60;

  static SmpRateMeaning of(SclNode control, SclRemarks remarks) {
    int value = number(control.get("smpRate"));
    if (value < 1 || value > SampleRate.MAX) {
      remarks.fault(
          control,
          "smpRate is \"" + SclNode.shown(control.get("smpRate")) + "\": the rate is unknown");
      return new SmpRateMeaning(Optional.empty(), true);
    }
    String mode = control.get("smpMod");
    return switch (mode) {
      case "", "SmpPerPeriod" ->
          value > MOST_PER_PERIOD
              ? guess(control, remarks, SampleRate.perSecond(value), mode)
              : new SmpRateMeaning(Optional.of(SampleRate.perPeriod(value)), false);
      case "SmpPerSec" ->
          value <= MOST_PER_PERIOD
              ? guess(control, remarks, SampleRate.perPeriod(value), mode)
              : new SmpRateMeaning(Optional.of(SampleRate.perSecond(value)), false);
      case "SecPerSmp" -> seconds(control, remarks, value);
      default -> guess(control, remarks, plausible(value), mode);
    };
  }

  private static SmpRateMeaning seconds(SclNode control, SclRemarks remarks, int value) {
    return value > MOST_SECONDS
        ? guess(control, remarks, plausible(value), "SecPerSmp")
        : new SmpRateMeaning(
            Optional.of(new SampleRate(SampleRate.Mode.SECONDS_PER_SAMPLE, value)), false);
  }

  private static SampleRate plausible(int value) {
    return value > MOST_PER_PERIOD ? SampleRate.perSecond(value) : SampleRate.perPeriod(value);
  }

  private static SmpRateMeaning guess(
      SclNode control, SclRemarks remarks, SampleRate taken, String mode) {
    String unit = taken.mode() == SampleRate.Mode.PER_SECOND ? "a second" : "a period";
    remarks.guess(
        control,
        "smpRate "
            + taken.value()
            + " with smpMod "
            + (mode.isEmpty() ? "left out (SmpPerPeriod)" : SclNode.shown(mode))
            + " cannot be meant; taken as "
            + taken.value()
            + " samples "
            + unit);
    return new SmpRateMeaning(Optional.of(taken), true);
  }

  /** A decimal number; -1 where it is none. */
  static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
