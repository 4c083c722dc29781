// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.ok;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.push.Telegram;
import org.kilowire.iec62056.push.TelegramSink;
import org.kilowire.iec62056.server.PushServer;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.signon.Rates;

final class ListenTest {

  private static final String BODY = "/ISk5\\2MT382\r\n\r\n1-0:1.8.1(000004.426*kWh)\r\n!";

  @Test
  void telegrams_come_until_there_are_enough_and_a_torn_one_is_told() {
    LineSettings p1 = LineSettings.of(115_200, Framing.PLAIN);
    byte[] telegram = PushServer.telegram(BODY, CrcRule.ARC);
    int[] count = {0};
    PushServer meter =
        new PushServer(
            p1,
            Duration.ofSeconds(10),
            () -> count[0]++ == 1 ? Arrays.copyOf(telegram, 30) : telegram.clone());
    MeterTraits traits =
        MeterTraits.STANDARD.with(
            Rates.STANDARD.withInitial(115_200, 0).withFraming(Framing.PLAIN));
    List<Telegram> found = new ArrayList<>();
    List<Iec62056Reason> broken = new ArrayList<>();
    ok(
        new SimulatedLine(meter)
            .run(
                Clients.of(traits)
                    .listen(
                        CrcRule.AUTO,
                        new TelegramSink() {
                          @Override
                          public boolean telegram(Telegram one) {
                            found.add(one);
                            return found.size() < 3;
                          }

                          @Override
                          public void broken(Iec62056Reason reason) {
                            broken.add(reason);
                          }
                        })));
    assertThat(found).hasSize(3);
    assertThat(broken).containsExactly(Iec62056Reason.INCOMPLETE_ANSWER);
  }
}
