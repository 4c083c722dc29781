// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.util.Optional;
import org.kilowire.cli.meter.Hints;
import org.kilowire.conversation.Reason;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;

/** What to look at when a meter of IEC 62056-21 says no, or nothing. */
final class Iec62056Hints implements Hints {

  private static final String RATES =
      "octets come that are no characters: another rate or framing, perhaps: see --max-baud 300,"
          + " --trait initial-baud=9600, --trait follow-baud=false; or the head is dirty or askew";

  private final boolean password;
  private final String address;

  Iec62056Hints(Traits traits) {
    password = traits.has(AccessTraits.PASSWORD);
    address = traits.text(OpeningTraits.ADDRESS).orElse("");
  }

  @Override
  public Optional<String> of(Reason reason) {
    if (reason instanceof MeterReason meter) {
      return Optional.ofNullable(ofMeter(meter));
    }
    return reason instanceof Iec62056Reason own
        ? Optional.ofNullable(ofOwn(own))
        : Optional.empty();
  }

  private String ofMeter(MeterReason reason) {
    return switch (reason) {
      case AUTHENTICATION_REFUSED -> authentication();
      case WRONG_DEVICE -> "another device answers: see --expect, --address";
      case NOT_SUPPORTED ->
          "the meter's type says nothing of it: see --type, and the traits by --trait";
      default -> null;
    };
  }

  private String ofOwn(Iec62056Reason reason) {
    return switch (reason) {
      case NO_IDENTIFICATION -> nobody();
      case ECHO_ONLY ->
          "only what was sent comes back: the head hears itself and no meter; see its place on the"
              + " meter, "
              + nobody();
      case MALFORMED_IDENTIFICATION, DAMAGED_CHARACTERS -> RATES;
      case NO_ANSWER, INCOMPLETE_ANSWER ->
          "the meter answers the request and then cannot be heard: see --max-baud 300, --trait"
              + " switch-after=250ms (USB adapters), --trait follow-baud=false";
      case BAD_BCC -> "see --bcc sum7 (Energomera) or --bcc none, --max-baud";
      case SIGNED_OFF -> "the meter ends the conversation: see --password, --trait sign-on-repeats";
      case AUTHENTICATION_REFUSED -> authentication();
      case WRONG_DEVICE ->
          "the meter shows another serial number than --address; where it shows none or a seed:"
              + " --trait operand-is-serial=false";
      case NEGATIVE_ACKNOWLEDGEMENT, ERROR_MESSAGE ->
          "see the name, --password, --trait read-command=R1";
      case MODE_NOT_OFFERED -> "see --mode";
      default -> null;
    };
  }

  private String nobody() {
    return address.isEmpty()
        ? "see --trait initial-baud=9600, --sign-on, --trait wake-up=66 (battery meters), or scan"
        : "no meter has the address " + address + ", or it is asked in another way: see --sign-on";
  }

  private String authentication() {
    return password
        ? "authentication failed: check --password, --trait password-level=P2. It is not tried"
            + " again: meters lock."
        : "authentication failed: no password was given: see --password";
  }

  @Override
  public String silent(long octets) {
    return octets > 0 ? RATES : "nothing comes from the line; " + nobody();
  }
}
