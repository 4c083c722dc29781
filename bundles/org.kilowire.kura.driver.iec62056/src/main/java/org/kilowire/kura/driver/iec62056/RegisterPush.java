// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.MeterPush;
import org.kilowire.meter.Identity;
import org.kilowire.meter.iec62056.Iec62056Protocol;
import org.kilowire.meter.iec62056.ReceivedRegisters;
import org.kilowire.meter.iec62056.RegisterAddress;
import org.kilowire.meter.iec62056.RegisterContent;
import org.kilowire.meter.iec62056.trait.AnswerTraits;

/** A meter in mode D: telegrams every second or every ten, read out whole. */
record RegisterPush(RegisterAccess access) implements MeterPush<RegisterAddress, RegisterContent> {

  @Override
  public Conversation<Void> listen(Predicate<Message<RegisterAddress, RegisterContent>> sink) {
    return new Iec62056Protocol(access.schemes())
        .registers(access.meter(), name -> Optional.empty(), access.uses())
        .listen(telegram -> sink.test(new Registers(telegram)));
  }

  @Override
  public Duration patience() {
    return access.meter().traits().duration(AnswerTraits.LISTEN_TIME);
  }

  private record Registers(ReceivedRegisters telegram)
      implements Message<RegisterAddress, RegisterContent> {

    @Override
    public Outcome<Identity> device() {
      return telegram.device();
    }

    @Override
    public Outcome<RegisterContent> get(RegisterAddress what) {
      return telegram.get(what);
    }
  }
}
