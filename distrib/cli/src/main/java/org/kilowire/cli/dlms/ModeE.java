// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.kilowire.cli.meter.MeterRun;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.trace.Iec62056Explainer;

/**
 * Mode E (IEC 62056-21, Annex E): the meter is asked at 300 baud, as an optical head has it, and
 * goes over to HDLC at the rate that was agreed.
 */
final class ModeE implements Explainer {

  private final MeterClient client;
  private final Explainer hdlc;
  private final Explainer opening = new Iec62056Explainer(List.of());
  private boolean opened;

  /**
   * One opening.
   *
   * @param address in the request; empty for whoever is there
   * @param line how the link runs when it has been opened
   * @param hdlc explains what comes behind
   */
  ModeE(String address, LineSettings line, Explainer hdlc) {
    this.hdlc = hdlc;
    this.client =
        new MeterClient(
            MeterTraits.STANDARD, line, AddressedMeter.of(address), ReadingBudget.UNLIMITED);
  }

  /** {@code associate} on the line that is HDLC then, given up when nothing answers it. */
  <T> Conversation<T> before(Conversation<T> associate, Duration answer) {
    return Conversation.then(
        client.openHdlc(),
        who -> {
          opened = true;
          return MeterRun.answered(associate, answer);
        });
  }

  @Override
  public void passed(Direction direction, ByteBuffer octets, Consumer<String> lines) {
    (opened ? hdlc : opening).passed(direction, octets, lines);
  }
}
