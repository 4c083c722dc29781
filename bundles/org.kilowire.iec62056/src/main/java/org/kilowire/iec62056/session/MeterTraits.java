// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.util.Objects;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.signon.Acknowledgement;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.iec62056.signon.SignOn;

/**
 * All that a client has to know of a meter's ways. Every quirk of the field is a value in here;
 * {@link #STANDARD} is the standard's own.
 *
 * @param signOn how the meter is asked for
 * @param acknowledgement what follows its identification
 * @param rates of its line
 * @param timing how long things take
 * @param check how its octets are proven
 * @param conduct where it departs from the order of messages
 * @param limits what it may use up
 */
public record MeterTraits(
    SignOn signOn,
    Acknowledgement acknowledgement,
    Rates rates,
    Timing timing,
    Check check,
    Conduct conduct,
    Limits limits) {

  public static final MeterTraits STANDARD =
      new MeterTraits(
          SignOn.STANDARD,
          Acknowledgement.STANDARD,
          Rates.STANDARD,
          Timing.STANDARD,
          Check.STANDARD,
          Conduct.STANDARD,
          Limits.STANDARD);

  public MeterTraits {
    Objects.requireNonNull(signOn);
    Objects.requireNonNull(acknowledgement);
    Objects.requireNonNull(rates);
    Objects.requireNonNull(timing);
    Objects.requireNonNull(check);
    Objects.requireNonNull(conduct);
    Objects.requireNonNull(limits);
  }

  public MeterTraits with(SignOn other) {
    return new MeterTraits(other, acknowledgement, rates, timing, check, conduct, limits);
  }

  public MeterTraits with(Acknowledgement other) {
    return new MeterTraits(signOn, other, rates, timing, check, conduct, limits);
  }

  public MeterTraits with(Rates other) {
    return new MeterTraits(signOn, acknowledgement, other, timing, check, conduct, limits);
  }

  public MeterTraits with(Timing other) {
    return new MeterTraits(signOn, acknowledgement, rates, other, check, conduct, limits);
  }

  public MeterTraits with(Check other) {
    return new MeterTraits(signOn, acknowledgement, rates, timing, other, conduct, limits);
  }

  /** The same with another check character. */
  public MeterTraits with(Bcc bcc) {
    return with(check.withBcc(bcc));
  }

  public MeterTraits with(Conduct other) {
    return new MeterTraits(signOn, acknowledgement, rates, timing, check, other, limits);
  }

  public MeterTraits with(Limits other) {
    return new MeterTraits(signOn, acknowledgement, rates, timing, check, conduct, other);
  }
}
