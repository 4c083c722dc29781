// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.failed;
import static org.kilowire.iec62056.Clients.ok;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.Registers;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.signon.WakeUp;

/** Every fault of the simulated meter, once with the trait that reads it and once without. */
final class QuirksTest {

  /** What a client does with the meter. */
  private enum Work {
    READ_OUT,
    PROGRAM,
    HDLC
  }

  /** One fault; {@code with} null where nothing helps, {@code without} null where nothing need. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private enum Row {
    RATE(
        Fault.RATE_NOT_FOLLOWED,
        Work.READ_OUT,
        t -> t.with(t.rates().withData(false, 0)),
        Iec62056Reason.DAMAGED_CHARACTERS),
    ACKNOWLEDGEMENT(
        Fault.WANTS_SECONDARY_ACKNOWLEDGEMENT,
        Work.READ_OUT,
        t -> t.with(t.acknowledgement().withReadout('2', '6')),
        Iec62056Reason.NO_ANSWER),
    PROGRAMMING_BY_SIX(
        Fault.PROGRAMMING_BY_SIX,
        Work.PROGRAM,
        t -> t.with(t.acknowledgement().withProgramming('0', '6')),
        Iec62056Reason.NO_ANSWER),
    PARITY(
        Fault.PARITY_IN_EIGHTH_BIT,
        Work.READ_OUT,
        t -> t,
        t -> t.with(t.check().withParity(ParityBit.CLEAR)),
        Iec62056Reason.DAMAGED_CHARACTERS),
    FASTER(
        Fault.ANSWERS_FASTER,
        Work.READ_OUT,
        t -> t.with(t.rates().withInitial(300, 2400)),
        Iec62056Reason.MALFORMED_IDENTIFICATION),
    TABLE(
        Fault.TABLE_AT_ONCE,
        Work.READ_OUT,
        t -> t.with(t.conduct().withReadout(true, false, 0)),
        Iec62056Reason.DAMAGED_CHARACTERS),
    NO_IDENTIFICATION(Fault.NO_IDENTIFICATION, Work.READ_OUT, t -> t, null),
    SUM(Fault.SUM_CHECK, Work.PROGRAM, t -> t.with(Bcc.SUM7), Iec62056Reason.BAD_BCC),
    INVALID_CHECK(
        Fault.INVALID_CHECK, Work.READ_OUT, t -> t.with(Bcc.NONE), Iec62056Reason.BAD_BCC),
    JUNK(Fault.JUNK_FIRST, Work.READ_OUT, t -> t, null),
    MORE(Fault.DATA_AFTER_END, Work.READ_OUT, t -> t, null),
    KEEPS_SENDING(
        Fault.KEEPS_SENDING,
        Work.READ_OUT,
        t -> t.with(t.conduct().withReadout(false, true, 0)),
        null),
    ASLEEP(
        Fault.ASLEEP,
        Work.READ_OUT,
        t -> t.with(t.signOn().withWakeUp(WakeUp.BATTERY)),
        Iec62056Reason.NO_IDENTIFICATION),
    BREAK_FIRST(
        Fault.BREAK_FIRST,
        Work.READ_OUT,
        t -> t.with(t.signOn().withRepeats(1)),
        Iec62056Reason.SIGNED_OFF),
    ERROR_READOUT(Fault.ERROR_READOUT, Work.READ_OUT, null, Iec62056Reason.ERROR_MESSAGE),
    SLOW(
        Fault.SLOW,
        Work.READ_OUT,
        t -> t.with(t.timing().withAnswers(Duration.ofSeconds(6), Duration.ofSeconds(3))),
        Iec62056Reason.NO_IDENTIFICATION),
    PAUSES(
        Fault.PAUSES,
        Work.READ_OUT,
        t -> t.with(t.timing().withAnswers(Duration.ofSeconds(3), Duration.ofSeconds(3))),
        Iec62056Reason.INCOMPLETE_ANSWER),
    DIRTY(
        Fault.DIRTY_HEAD,
        Work.READ_OUT,
        t -> t.with(t.conduct().withReadout(false, false, 6)),
        Iec62056Reason.BAD_BCC),
    NAK_AFTER_ACK(
        Fault.NAK_AFTER_ACK,
        Work.PROGRAM,
        t -> t.with(t.check().withResends(0)),
        t -> t.with(t.check().withResends(0)),
        null),
    EMPTY_OPERAND(
        Fault.EMPTY_OPERAND,
        Work.PROGRAM,
        t -> t.with(t.conduct().withProgramming(true, false, true)),
        Iec62056Reason.WRONG_DEVICE),
    NAMELESS(Fault.NAMELESS, Work.PROGRAM, t -> t, null),
    SPOILED_ONCE(
        Fault.SPOILED_ONCE,
        Work.READ_OUT,
        t -> t,
        t -> t.with(t.check().withResends(0)),
        Iec62056Reason.BAD_BCC),
    SPOILED(Fault.SPOILED, Work.READ_OUT, null, Iec62056Reason.BAD_BCC),
    NAK_ONCE(
        Fault.NAK_ONCE,
        Work.PROGRAM,
        t -> t.with(t.conduct().withProgramming(true, true, false)),
        Iec62056Reason.AUTHENTICATION_REFUSED),
    NAK(Fault.NAK, Work.PROGRAM, null, Iec62056Reason.AUTHENTICATION_REFUSED),
    SILENT(Fault.SILENT, Work.READ_OUT, null, Iec62056Reason.NO_IDENTIFICATION),
    SILENT_AFTER(Fault.SILENT_AFTER_ACKNOWLEDGEMENT, Work.READ_OUT, null, Iec62056Reason.NO_ANSWER),
    BREAKS_OFF(Fault.BREAKS_OFF, Work.READ_OUT, null, Iec62056Reason.INCOMPLETE_ANSWER),
    ENDLESS(
        Fault.ENDLESS,
        Work.READ_OUT,
        null,
        t -> t.with(t.limits().withOctets(20_000)),
        Iec62056Reason.TOO_LONG),
    BREAK_IN_SESSION(Fault.BREAK_IN_SESSION, Work.PROGRAM, null, Iec62056Reason.SIGNED_OFF),
    REFUSES_BY_BREAK(
        Fault.REFUSES_BY_BREAK, Work.PROGRAM, null, Iec62056Reason.AUTHENTICATION_REFUSED),
    REFUSES_BY_NAK(Fault.REFUSES_BY_NAK, Work.PROGRAM, null, Iec62056Reason.AUTHENTICATION_REFUSED),
    REFUSES_BY_ERROR(
        Fault.REFUSES_BY_ERROR, Work.PROGRAM, null, Iec62056Reason.AUTHENTICATION_REFUSED),
    NO_END_MARK(
        Fault.NO_END_MARK,
        Work.READ_OUT,
        t -> t.with(t.check().withoutEndMark()),
        Iec62056Reason.BAD_BCC),
    NO_ETX(Fault.NO_ETX, Work.READ_OUT, t -> t.with(Bcc.NONE), Iec62056Reason.INCOMPLETE_ANSWER),
    NO_CONFIRMATION(Fault.NO_CONFIRMATION, Work.HDLC, t -> t, null),
    SILENT_IN_MODE_E(Fault.SILENT_IN_MODE_E, Work.HDLC, t -> t, null),
    READOUT_IN_MODE_E(Fault.READOUT_IN_MODE_E, Work.HDLC, null, Iec62056Reason.READOUT_INSTEAD),
    ANY_ADDRESS(Fault.ANY_ADDRESS, Work.PROGRAM, null, Iec62056Reason.WRONG_DEVICE),
    GARBLED(Fault.GARBLED, Work.READ_OUT, null, Iec62056Reason.MALFORMED_IDENTIFICATION);

    private final Fault fault;
    private final Work work;
    private final UnaryOperator<MeterTraits> with;
    private final UnaryOperator<MeterTraits> without;
    private final Iec62056Reason reason;

    Row(Fault fault, Work work, UnaryOperator<MeterTraits> with, Iec62056Reason reason) {
      this(fault, work, with, t -> t, reason);
    }

    Row(
        Fault fault,
        Work work,
        UnaryOperator<MeterTraits> with,
        UnaryOperator<MeterTraits> without,
        Iec62056Reason reason) {
      this.fault = fault;
      this.work = work;
      this.with = with;
      this.without = without;
      this.reason = reason;
    }
  }

  /** Faults that the table above does not run: they have tests of their own. */
  private static final Set<Fault> ELSEWHERE = EnumSet.of(Fault.BLOCKS_WITHOUT_LINE_END);

  private static Outcome<?> run(Row row, UnaryOperator<MeterTraits> traits) {
    MeterServerSettings settings =
        MeterServerSettings.of("/ISK5\\2MT382-1000", "12345678")
            .withPassword("11111111")
            .withFaults(Set.of(row.fault));
    MeterTraits own = traits.apply(MeterTraits.STANDARD);
    boolean stranger = row.fault == Fault.ANY_ADDRESS;
    SimulatedLine line =
        new SimulatedLine(
            MeterServer.of(
                stranger ? settings.withOperand("87654321") : settings, Registers.some()));
    MeterClient client = Clients.to(own, "12345678");
    return switch (row.work) {
      case READ_OUT -> line.run(client.readOut());
      case PROGRAM -> program(line, client);
      case HDLC -> line.run(client.openHdlc());
    };
  }

  private static Outcome<?> program(SimulatedLine line, MeterClient client) {
    Outcome<?> opened = line.run(client.open(Clients.password("11111111").to("12345678")));
    if (!(opened instanceof Outcome.Ok)) {
      return opened;
    }
    Outcome<Answer> first = line.run(client.ask(CommandMessage.read(5, "1.8.0")));
    if (!(first instanceof Outcome.Ok)) {
      return first;
    }
    Outcome<Answer> second = line.run(client.ask(CommandMessage.read(5, "2.8.0")));
    Answer.Data data = (Answer.Data) ok(second);
    assertThat(data.message(1).dataSets().get(0).first().text()).isEqualTo("0000003.200");
    return second;
  }

  @ParameterizedTest
  @EnumSource(Row.class)
  void with_its_trait_it_is_read(Row row) {
    if (row.with != null) {
      Outcome<?> outcome = run(row, row.with);
      Object value = ok(outcome);
      if (value instanceof org.kilowire.iec62056.session.Readout readout) {
        assertThat(readout.message().find("1.8.0").orElseThrow().first().text())
            .isEqualTo("0012345.678");
        assertThat(readout.message().summary().unreadable()).isZero();
      }
    } else {
      assertThat(row.reason).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Row.class)
  void without_it_there_is_a_reason(Row row) {
    Outcome<?> outcome = run(row, row.without);
    if (row.reason == null) {
      ok(outcome);
    } else {
      failed(outcome, row.reason);
    }
  }

  @Test
  void no_fault_is_left_out() {
    List<Fault> run = Arrays.stream(Row.values()).map(row -> row.fault).toList();
    Set<Fault> left = EnumSet.allOf(Fault.class);
    left.removeAll(run);
    assertThat(left).isEqualTo(ELSEWHERE);
    assertThat(Optional.of(Row.values().length)).contains(Fault.values().length - ELSEWHERE.size());
  }
}
