// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.push.Telegram;
import org.kilowire.iec62056.push.TelegramSink;
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
    First first = new First();
    Conversation<Void> bounded =
        Conversation.recover(
            Conversation.within(
                traits.duration(AnswerTraits.LISTEN_TIME),
                client.listen(TraitTranslation.crc(traits), first)),
            failed -> Conversation.failed(first.reason, first.detail(failed.detail())));
    return Conversation.then(bounded, over -> Conversation.of(of(first.whole)));
  }

  /** The first telegram that is whole, and what was wrong with those before it. */
  private static final class First implements TelegramSink {
    private Telegram whole;
    private Iec62056Reason reason = Iec62056Reason.NO_ANSWER;
    private int broken;

    @Override
    public boolean telegram(Telegram telegram) {
      whole = telegram;
      return false;
    }

    @Override
    public void broken(Iec62056Reason why) {
      reason = why;
      broken++;
    }

    private String detail(String end) {
      return broken == 0
          ? "no telegram has come: " + end
          : broken + " telegrams have come, and none is whole: " + end;
    }
  }

  private static WholeReading of(Telegram telegram) {
    return new WholeReading(Identification.parse(telegram.identification()), telegram.message());
  }
}
