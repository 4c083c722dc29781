// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Duration;
import org.kilowire.cli.meter.MeterRun;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.meter.Traits;

/**
 * Mode E (IEC 62056-21, Annex E) for a client without a session: the meter is asked at 300 baud, as
 * an optical head has it, and goes over to HDLC at the rate that was agreed.
 */
final class ModeE {

  private final MeterClient client;

  /**
   * One opening.
   *
   * @param traits of the DLMS meter
   * @param line how the link runs when it has been opened
   */
  ModeE(Traits traits, LineSettings line) {
    int most = Math.toIntExact(traits.integer("mode-e-max-baud"));
    String address = traits.text("mode-e-address").orElse("");
    client =
        new MeterClient(
            MeterTraits.STANDARD.with(Rates.STANDARD.withMost(most)),
            line,
            AddressedMeter.of(address),
            ReadingBudget.UNLIMITED);
  }

  /** {@code associate} on the line that is HDLC then, given up when nothing answers it. */
  <T> Conversation<T> before(Conversation<T> associate, Duration answer) {
    return Conversation.then(client.openHdlc(), who -> MeterRun.answered(associate, answer));
  }
}
