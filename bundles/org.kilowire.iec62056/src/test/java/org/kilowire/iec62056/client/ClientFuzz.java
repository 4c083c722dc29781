// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;

/**
 * Any octets, as what a meter answers, a piece a wait: each conversation ends, in bounded time, and
 * takes what it is offered.
 */
public final class ClientFuzz {

  private static final int MOST_STEPS = 20_000;
  private static final int PIECE = 7;

  private ClientFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    run(Clients.of(MeterTraits.STANDARD).readOut(), input);
    run(Clients.of(MeterTraits.STANDARD).openHdlc(), input);
    run(Clients.of(MeterTraits.STANDARD).askOnce(CommandMessage.read(1, "POWPP")), input);
    MeterClient client = Clients.of(MeterTraits.STANDARD);
    run(client.open(Access.open()), input);
    LineState state =
        new LineState(MeterTraits.STANDARD, Clients.LINE, AddressedMeter.ANY, () -> true);
    state.open = true;
    run(new Ask(state, CommandMessage.read(5, "1.8.0")), input);
    state.open = true;
    run(new Ask(state, CommandMessage.write(5, "1.8.0", "1")), input);
    state.open = true;
    run(new ReadClock(state, ClockForm.STANDARD, 5), input);
    state.open = true;
    Instant from = Instant.EPOCH.plusSeconds(1_800_000_000L);
    LocalRules utc = new LocalRules(ZoneId.of("UTC"), false);
    ProfileQuery query =
        new ProfileQuery("P.01", from, from.plusSeconds(86_400), ProfileRequestForm.STANDARD, utc);
    run(new ReadProfile(state, query, row -> {}), input);
    int[] telegrams = {0};
    run(
        Conversation.within(
            Duration.ofDays(3), client.listen(CrcRule.AUTO, telegram -> telegrams[0]++ < 100)),
        input);
  }

  /** The conversation's last step. */
  static Step run(Conversation<?> conversation, byte[] input) {
    ByteBuffer in = ByteBuffer.allocate(4096).flip();
    long now = 1;
    int at = 0;
    Step step = conversation.begin(now);
    for (int i = 0; !step.isLast(); i++) {
      if (i == MOST_STEPS) {
        throw new AssertionError("it does not end");
      }
      now++;
      if (step instanceof Step.Send) {
        step = conversation.sent(now);
      } else if (step instanceof Step.Tune) {
        step = conversation.tuned(true, now);
      } else if (at < input.length) {
        int length = Math.min(PIECE, input.length - at);
        in.compact().put(input, at, length).flip();
        at += length;
        step = conversation.received(in, now);
        if (in.remaining() > 64) {
          throw new AssertionError("octets are left lying");
        }
      } else {
        now = ((Step.Await) step).until();
        step = conversation.elapsed(now);
      }
    }
    return step;
  }
}
