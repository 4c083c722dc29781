// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.meter.iec62056.MeterUnderTest.EXPORT;
import static org.kilowire.meter.iec62056.MeterUnderTest.IMPORT;
import static org.kilowire.meter.iec62056.Outcomes.failed;
import static org.kilowire.meter.iec62056.Outcomes.ok;
import static org.kilowire.meter.iec62056.Outcomes.times;
import static org.kilowire.meter.iec62056.Outcomes.value;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.iec62056.Replay;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Origin;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.Value;

/** The recorded dialogues, octet for octet, through a session of the domain. */
final class AdapterCasesTest {

  private final MeterUnderTest meter = new MeterUnderTest();

  private static ReadContext context(Instant now) {
    return new ReadContext(Origin.SCHEDULE, new GatewayTime(now, 1, true));
  }

  private static ReadContext context() {
    return context(MeterUnderTest.NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"readout_c.txt", "readout_bad_bcc_once.txt"})
  void a_readout_has_the_registers_and_no_damaged_value(String name) throws IOException {
    Replay replay = Replay.ofCase(name, 16);
    MeterSession session = meter.session();
    assertThat(ok(replay.run(session.open())).device()).isEqualTo("12345678");
    Block block =
        ok(replay.run(session.registers(MeterUnderTest.ROUND, List.of(IMPORT, EXPORT), context())));
    assertThat(value(block, IMPORT)).isEqualTo(new Value.Decimal(12345678, -3));
    ok(replay.run(session.close()));
    replay.finished();
  }

  private MeterSession programming() {
    return meter
        .with("registers", "command")
        .with("identity", "operand")
        .with("password", "pw")
        .session();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9999})
  void two_registers_by_name(int chunk) throws IOException {
    Replay replay = Replay.ofCase("get_named.txt", chunk);
    MeterSession session = programming();
    ok(replay.run(session.open()));
    Block block =
        ok(replay.run(session.registers(MeterUnderTest.ROUND, List.of(IMPORT, EXPORT), context())));
    ok(replay.run(session.close()));
    replay.finished();
    assertThat(value(block, IMPORT)).isEqualTo(new Value.Decimal(12345678, -3));
    assertThat(value(block, EXPORT)).isEqualTo(new Value.Decimal(3200, -3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9999})
  void a_refused_password_is_not_tried_again(int chunk) throws IOException {
    Replay replay = Replay.ofCase("get_wrong_password.txt", chunk);
    failed(replay.run(programming().open()), MeterReason.AUTHENTICATION_REFUSED);
    replay.finished();
  }

  @ParameterizedTest
  @CsvSource({
    "p01_emh.txt, 2026-06-30T00:00:00+02:00, 2026-07-01T00:00:00+02:00, 96, 18752",
    "p01_fall.txt, 2026-10-25T00:00:00+02:00, 2026-10-26T00:00:00+01:00, 100, 0",
    "p01_partial.txt, 2026-06-30T00:00:00+02:00, 2026-07-01T00:00:00+02:00, 96, 0"
  })
  void a_profile_has_a_row_a_period(String name, String after, String upTo, int rows, long first)
      throws IOException {
    Replay replay = Replay.ofCase(name, 16);
    Instant from = OffsetDateTime.parse(after).toInstant();
    Instant to = OffsetDateTime.parse(upTo).toInstant();
    MeterSession session = programming();
    ok(replay.run(session.open()));
    List<Block> blocks = new ArrayList<>();
    Coverage coverage =
        ok(
            replay.run(
                session.profile(
                    MeterUnderTest.PROFILE,
                    from.plusMillis(1),
                    to,
                    context(to.plusSeconds(60)),
                    blocks::add)));
    ok(replay.run(session.close()));
    replay.finished();
    assertThat(coverage.rows()).isEqualTo(rows);
    List<Long> times = times(blocks);
    for (int i = 0; i < rows; i++) {
      assertThat(times.get(i)).isEqualTo(from.plusSeconds(900L * (i + 1)).toEpochMilli());
    }
    assertThat(blocks.get(0).columns().get(0).value(0)).contains(new Value.Decimal(first, -5));
  }
}
