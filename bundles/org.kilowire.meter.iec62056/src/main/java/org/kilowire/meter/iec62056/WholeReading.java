// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.kilowire.conversation.Conversation;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.push.Telegram;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AnswerTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/**
 * All registers of a meter at once.
 *
 * @param said who the meter says it is, where it says so
 * @param message its registers
 */
record WholeReading(Optional<Identification> said, DataMessage message) {

  /** What a meter tells in a readout. */
  static Conversation<WholeReading> readOut(MeterClient client) {
    return Conversation.then(
        client.readOut(),
        read -> Conversation.of(new WholeReading(read.identification(), read.message())));
  }

  /** What a meter tells by itself: its first telegram that is whole. */
  static Conversation<WholeReading> listen(MeterClient client, Traits traits) {
    AtomicReference<Telegram> first = new AtomicReference<>();
    Conversation<Void> listening =
        client.listen(
            TraitTranslation.crc(traits),
            telegram -> {
              first.set(telegram);
              return false;
            });
    Conversation<Void> bounded =
        Conversation.recover(
            Conversation.within(traits.duration(AnswerTraits.LISTEN_TIME), listening),
            failed ->
                Conversation.failed(
                    Iec62056Reason.NO_ANSWER, "no telegram has come: " + failed.detail()));
    return Conversation.then(bounded, over -> Conversation.of(of(first.get())));
  }

  private static WholeReading of(Telegram telegram) {
    return new WholeReading(Identification.parse(telegram.identification()), telegram.message());
  }
}
