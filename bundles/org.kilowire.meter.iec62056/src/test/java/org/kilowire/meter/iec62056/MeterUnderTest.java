// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.SimulatedLine;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.meter.Block;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;

/** A simulated meter on a simulated line, and the session that reads it. */
final class MeterUnderTest {

  static final String SERIAL = "12345678";
  static final Instant NOW = Instant.parse("2026-07-01T12:07:30Z");
  static final Quantity ROUND = Quantity.round("test");
  static final Quantity IMPORT = new Quantity("1-0:1.8.0*255");
  static final Quantity EXPORT = new Quantity("1-0:2.8.0*255");
  static final Quantity PROFILE = new Quantity("raw:P.01");

  private static final TimeRules BERLIN =
      new TimeRules(
          TimeRules.Stamps.END,
          ZoneId.of("Europe/Berlin"),
          true,
          TimeRules.DeviationSign.LOCAL_TO_UTC);

  final ArchiveDevice device = new ArchiveDevice();
  final Map<String, Object> traits = new HashMap<>();
  final List<AnsweringMeter> others = new ArrayList<>();
  final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  MeterServerSettings settings = MeterServerSettings.of("/EMH5X", SERIAL);
  Optional<String> expected = Optional.of(SERIAL);
  UseCounts uses = UseCounts.NONE;
  List<PasswordScheme> schemes = List.of();
  boolean proven = true;
  Function<SimulatedLine, SimulatedLine> lineWays = line -> line;
  Optional<Conversation<?>> server = Optional.empty();
  final List<Block> blocks = new ArrayList<>();

  private SimulatedLine line;
  private MeterSession session;

  MeterUnderTest with(String trait, Object value) {
    traits.put(trait, value);
    return this;
  }

  MeterUnderTest with(Fault fault) {
    faults.add(fault);
    return this;
  }

  Meter meter() {
    MeterType type =
        new MeterType("t", Iec62056Protocol.ID, Map.of(), BERLIN, List.of(), List.of());
    return new Meter("m1", expected, type, Traits.of(Iec62056Traits.ALL, traits));
  }

  MeterSession session() {
    if (session == null) {
      session =
          new Iec62056Protocol(schemes)
              .session(meter(), name -> Optional.of(Secret.of("11111111")), Counters.NONE, uses);
    }
    return session;
  }

  SimulatedLine line() {
    if (line == null) {
      List<AnsweringMeter> all = new ArrayList<>(others);
      all.add(new AnsweringMeter(settings.withFaults(faults), device));
      line = lineWays.apply(new SimulatedLine(server.orElseGet(() -> new MeterServer(all))));
    }
    return line;
  }

  <T> Outcome<T> run(Conversation<T> conversation) {
    return line().run(conversation);
  }

  Outcome<Identity> open() {
    return run(session().open());
  }

  GatewayTime time() {
    return new GatewayTime(proven ? NOW : Instant.EPOCH, line().now(), proven);
  }

  ReadContext context() {
    return new ReadContext(Origin.SCHEDULE, time());
  }

  Outcome<Block> registers(Quantity... what) {
    return run(session().registers(ROUND, List.of(what), context()));
  }

  Outcome<Coverage> profile(Instant from, Instant to) {
    return run(session().profile(PROFILE, from, to, context(), blocks::add));
  }

  Outcome<Void> close() {
    return run(session().close());
  }
}
