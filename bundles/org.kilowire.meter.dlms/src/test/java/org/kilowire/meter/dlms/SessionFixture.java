// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerFaults;
import org.kilowire.dlms.session.server.ServerSettings;
import org.kilowire.dlms.wrapper.WrapperServer;
import org.kilowire.dlms.wrapper.WrapperServerSettings;
import org.kilowire.meter.Block;
import org.kilowire.meter.Counters;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;

/** A session with a {@link FakeDevice} over the wrapper, in memory, with time moved by hand. */
final class SessionFixture {

  static final Quantity PROFILE = Quantity.of(Obis.parse("1-0:99.1.0").orElseThrow());
  static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  static final ReadContext CONTEXT =
      new ReadContext(Origin.SCHEDULE, new GatewayTime(NOW, 0, true));

  final FakeDevice device = new FakeDevice();
  final DlmsProtocol protocol = new DlmsProtocol();
  final List<Block> blocks = new ArrayList<>();
  Map<String, Object> traits = Map.of();
  ServerFaults faults = ServerFaults.NONE;
  MeterSession session;

  /** How many more answers come; then the link is lost. */
  int answersLeft = Integer.MAX_VALUE;

  /** Silence instead of a loss. */
  boolean silent;

  /** What happens when an answer was waited for in vain. */
  Runnable afterSilence = () -> {};

  long now;
  private Conversation<Void> server;

  Outcome<?> open(Optional<String> expected) {
    TimeRules time =
        new TimeRules(
            TimeRules.Stamps.END,
            ZoneId.of("Europe/Berlin"),
            true,
            TimeRules.DeviationSign.LOCAL_TO_UTC);
    MeterType type = new MeterType("t", DlmsProtocol.ID, Map.of(), time, List.of(), List.of());
    Traits all = Traits.of(DlmsTraits.ALL, Map.of(DlmsTraits.FRAMING, DlmsTraits.WRAPPER), traits);
    session =
        protocol.session(
            new Meter("m1", expected, type, all), name -> Optional.empty(), Counters.NONE);
    DlmsServer served = new DlmsServer(16, device, ServerSettings.DEFAULT, faults);
    server =
        new WrapperServer(
            WrapperServerSettings.DEFAULT, (client, logical, physical) -> Optional.of(served));
    server.begin(now);
    return run(session.open());
  }

  SessionFixture opened() {
    value(open(Optional.of(FakeDevice.SERIAL)));
    return this;
  }

  <T> Outcome<T> run(Conversation<T> conversation) {
    ByteBuffer answer = ByteBuffer.allocate(0);
    Step step = conversation.begin(now);
    while (!step.isLast()) {
      now += 1_000_000;
      if (step instanceof Step.Send send) {
        answer = answer(send.octets().duplicate());
        step = conversation.sent(now);
      } else if (answersLeft < 0 && !silent) {
        step = conversation.lost(new LinkException("cut"), now);
      } else if (answer.hasRemaining()) {
        step = conversation.received(answer, now);
      } else {
        now = Math.max(now, ((Step.Await) step).until());
        if (answersLeft < 0) {
          afterSilence.run();
        }
        step = conversation.elapsed(now);
      }
    }
    return outcome(conversation, step);
  }

  private ByteBuffer answer(ByteBuffer request) {
    Step step = server.received(request, now);
    if (!(step instanceof Step.Send send)) {
      return ByteBuffer.allocate(0);
    }
    ByteBuffer answer = ByteBuffer.allocate(send.octets().remaining());
    answer.put(send.octets().duplicate()).flip();
    server.sent(now);
    return --answersLeft < 0 ? ByteBuffer.allocate(0) : answer;
  }

  private static <T> Outcome<T> outcome(Conversation<T> conversation, Step last) {
    if (last instanceof Step.Failed failed) {
      return new Outcome.Failed<>(failed.reason(), failed.detail());
    }
    return last instanceof Step.Lost lost
        ? new Outcome.Lost<>(lost.why())
        : new Outcome.Ok<>(conversation.result());
  }

  <T> T value(Conversation<T> conversation) {
    return value(run(conversation));
  }

  static <T> T value(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError(outcome.toString());
  }

  static Reason reason(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failed<?> failed) {
      return failed.reason();
    }
    throw new AssertionError(outcome.toString());
  }

  /** All rows of the device's profile. */
  Outcome<?> profile() {
    blocks.clear();
    return run(
        session.profile(
            PROFILE,
            Instant.parse("2000-01-01T00:00:00Z"),
            Instant.parse("2099-01-01T00:00:00Z"),
            CONTEXT,
            blocks::add));
  }

  Block registers(String... quantities) {
    return value(tryRegisters(quantities));
  }

  Outcome<Block> tryRegisters(String... quantities) {
    List<Quantity> what = List.of(quantities).stream().map(Quantity::new).toList();
    return run(session.registers(Quantity.round("r"), what, CONTEXT));
  }
}
