// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.session.CommandMessage;

/** Whatever a meter answers, a session ends with an outcome and throws nothing. */
final class SessionProperties {

  private static final String CHARACTERS = "0123456789.()*-:,&#;!P/ \r\nkWhERO";

  /** A meter that is right at times, and has lost a character or gained one at others. */
  private static final class Babbling implements Device {
    private final ArchiveDevice right = new ArchiveDevice();
    private final Random random;

    Babbling(long seed) {
      random = new Random(seed);
    }

    private String spoiled(String text) {
      StringBuilder all = new StringBuilder(text);
      for (int i = random.nextInt(4); i > 0; i--) {
        int at = random.nextInt(all.length() + 1);
        char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        if (random.nextBoolean() || at == all.length()) {
          all.insert(at, other);
        } else {
          all.setCharAt(at, other);
        }
      }
      return all.toString();
    }

    @Override
    public String readout(char control, char mode) {
      return spoiled(right.readout(control, mode));
    }

    @Override
    public Reply command(CommandMessage command) {
      return switch (random.nextInt(12)) {
        case 0 -> new Reply.Done();
        case 1 -> new Reply.NotUnderstood();
        default -> {
          Reply reply = right.command(command);
          yield reply instanceof Reply.Data data ? new Reply.Data(spoiled(data.text())) : reply;
        }
      };
    }
  }

  @Property(tries = 300)
  void a_session_always_ends(@ForAll long seed) {
    MeterUnderTest meter = new MeterUnderTest();
    if (seed % 2 == 0) {
      meter.with("registers", "command").with("identity", "operand");
    }
    meter.server = Optional.of(MeterServer.of(meter.settings, new Babbling(seed)));
    Outcome<?> opened = meter.open();
    assertThat(opened).isNotNull();
    if (opened instanceof Outcome.Ok) {
      assertThat(meter.registers(MeterUnderTest.IMPORT, MeterUnderTest.EXPORT)).isNotNull();
      assertThat(meter.profile(ArchiveDevice.end(10), ArchiveDevice.end(60))).isNotNull();
      assertThat(meter.run(meter.session().clock())).isNotNull();
      meter.blocks.forEach(
          block ->
              assertThat(Outcomes.times(List.of(block)))
                  .allMatch(time -> time >= ArchiveDevice.end(10).toEpochMilli())
                  .allMatch(time -> time <= ArchiveDevice.end(60).toEpochMilli()));
    }
    assertThat(meter.close()).isInstanceOf(Outcome.Ok.class);
  }
}
