// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.meter.iec62056.ArchiveDevice.end;
import static org.kilowire.meter.iec62056.MeterUnderTest.EXPORT;
import static org.kilowire.meter.iec62056.MeterUnderTest.IMPORT;
import static org.kilowire.meter.iec62056.Outcomes.failed;
import static org.kilowire.meter.iec62056.Outcomes.times;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.meter.Block;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Value;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;

/** Every quirk twice: with the traits that read it, and without. */
final class QuirksTest {

  /** A meter's faults that no session of this protocol meets: those of mode E. */
  private static final Set<Fault> ELSEWHERE =
      EnumSet.of(Fault.NO_CONFIRMATION, Fault.READOUT_IN_MODE_E, Fault.SILENT_IN_MODE_E);

  static Stream<FieldQuirk> quirks() {
    return FieldQuirk.all();
  }

  private static MeterUnderTest meter(FieldQuirk quirk, Map<String, Object> traits) {
    MeterUnderTest meter = new MeterUnderTest();
    if (quirk.work() == FieldQuirk.Work.COMMANDS) {
      meter.with("registers", "command");
    }
    quirk.meter().accept(meter);
    meter.traits.putAll(traits);
    return meter;
  }

  private static Outcome<?> read(FieldQuirk quirk, MeterUnderTest meter) {
    Outcome<?> opened = meter.open();
    if (!(opened instanceof Outcome.Ok)) {
      return opened;
    }
    return switch (quirk.work()) {
      case REGISTERS, COMMANDS -> meter.registers(IMPORT, EXPORT);
      case PROFILE -> meter.profile(end(10), end(150));
      case CLOCK -> meter.run(meter.session().clock());
    };
  }

  /** Whether the reading is what the meter has. */
  private static boolean isRight(Outcome<?> outcome, MeterUnderTest meter) {
    if (!(outcome instanceof Outcome.Ok<?> ok)) {
      return false;
    }
    if (ok.value() instanceof Block block) {
      return has(block, IMPORT, 12345678) && has(block, EXPORT, 3200);
    }
    if (ok.value() instanceof ClockReading clock) {
      return clock.time().equals(Instant.parse("2026-07-01T12:10:00Z"));
    }
    List<Long> rows =
        LongStream.rangeClosed(10, 150).mapToObj(row -> end((int) row).toEpochMilli()).toList();
    return times(meter.blocks).equals(rows);
  }

  private static boolean has(Block block, Quantity quantity, long value) {
    return Outcomes.column(block, quantity) != null
        && new Value.Decimal(value, -3).equals(Outcomes.value(block, quantity));
  }

  @ParameterizedTest
  @MethodSource("quirks")
  void with_its_traits_it_is_read(FieldQuirk quirk) {
    MeterUnderTest meter = meter(quirk, quirk.on());
    Outcome<?> outcome = read(quirk, meter);
    if (quirk.help()) {
      assertThat(isRight(outcome, meter)).as("%s", outcome).isTrue();
    } else {
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    }
  }

  @ParameterizedTest
  @MethodSource("quirks")
  void without_them_there_is_a_reason_or_none_is_needed(FieldQuirk quirk) {
    MeterUnderTest meter = meter(quirk, quirk.off());
    Outcome<?> outcome = read(quirk, meter);
    if (quirk.reason().isPresent()) {
      failed(outcome, quirk.reason().get());
    } else {
      assertThat(outcome).isInstanceOf(Outcome.Ok.class);
      assertThat(isRight(outcome, meter)).as("%s", outcome).isEqualTo(!quirk.wrong());
    }
  }

  @Test
  void every_fault_of_the_simulator_is_among_them() {
    Set<Fault> left = EnumSet.allOf(Fault.class);
    quirks().forEach(quirk -> left.removeAll(meter(quirk, Map.of()).faults));
    assertThat(left).isEqualTo(ELSEWHERE);
  }

  @Test
  void every_trait_that_a_quirk_names_is_one() {
    List<String> known = Iec62056Traits.ALL.stream().map(one -> one.name()).toList();
    quirks().forEach(quirk -> assertThat(known).containsAll(quirk.on().keySet()));
    assertThat(known).doesNotHaveDuplicates();
  }
}
