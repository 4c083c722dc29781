// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.fleet.Line;
import org.kilowire.fleet.Retry;
import org.kilowire.fleet.Schedule;
import org.kilowire.fleet.Selection;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.meter.UseCounts;

/** A collector with everything around it, in one world. */
final class CollectorFixture implements MeterProtocol {

  final World world = new World();
  final VirtualTimeLines lines = new VirtualTimeLines(world);
  final FakeArchive archive = new FakeArchive(world);
  final Map<String, FakeMeter> meters = new LinkedHashMap<>();
  final Map<String, Secret> secrets = new LinkedHashMap<>();
  final List<MeterEvent> events = new ArrayList<>();

  /** As the gateway keeps it: it outlives a collector. */
  final RefusedCredentials refused = RefusedCredentials.inMemory(InstantSource.system());

  final MeterType type =
      new MeterType(
          "type",
          "fake",
          Map.of(),
          new TimeRules(
              TimeRules.Stamps.END,
              ZoneId.of("Europe/Berlin"),
              true,
              TimeRules.DeviationSign.LOCAL_TO_UTC),
          List.of(FakeMeter.ENERGY),
          List.of(FakeMeter.PROFILE));
  CollectionLimits limits = CollectionLimits.DEFAULT;
  Consumer<MeterEvent> listener = events::add;
  final List<String> explained = new ArrayList<>();
  private final List<Line> lineEntries = new ArrayList<>();
  private final Map<String, FleetMeter> entries = new LinkedHashMap<>();
  Collector collector;

  static Schedule schedule(String id, Duration every, List<String> meters, boolean profiles) {
    return new Schedule(
        id,
        every,
        Duration.ZERO,
        meters,
        profiles ? Selection.nothing() : Selection.ofType(),
        profiles ? Selection.ofType() : Selection.nothing(),
        Duration.ofDays(40),
        Retry.DEFAULT,
        Schedule.Priority.SCHEDULE);
  }

  CollectorFixture line(String id) {
    lineEntries.add(new Line(id, "tcp://" + id + ":4059"));
    return this;
  }

  FakeMeter meter(String id, String line) {
    FakeMeter meter = new FakeMeter(world, "SN-" + id);
    meters.put(id, meter);
    entry(id, Optional.of(meter.device), line, Map.of());
    return meter;
  }

  void entry(String id, Optional<String> device, String line, Map<String, Object> traits) {
    entries.put(
        id, new FleetMeter(new Meter(id, device, type, Traits.of(List.of(), traits)), line));
  }

  /** Has the fleet say that {@code id} is traced. */
  void trace(String id) {
    entries.computeIfPresent(id, (key, one) -> new FleetMeter(one.meter(), one.line(), true));
  }

  @Override
  public Explainer explainer(Meter meter) {
    explained.add(meter.id());
    return Explainer.ofUnknownProtocol();
  }

  List<String> ids() {
    return List.copyOf(meters.keySet());
  }

  Fleet fleet(Schedule... schedules) {
    return Fleet.of(
        "gw", lineEntries, List.of(type), List.copyOf(entries.values()), List.of(schedules));
  }

  Ports ports() {
    return new Ports(
        lines,
        Map.of(id(), this),
        this::secret,
        Counters.NONE,
        archive,
        event -> listener.accept(event),
        world,
        refused,
        UseCounts.inMemory(world::now));
  }

  private Optional<Secret> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  CollectorFixture start(Schedule... schedules) {
    collector = new Collector(fleet(schedules), ports(), limits, 7, () -> world);
    collector.start();
    world.settle();
    return this;
  }

  /** A new process on the same archive. */
  CollectorFixture restart(Schedule... schedules) {
    var unused = collector.stop();
    world.pass(Duration.ofMinutes(1));
    return start(schedules);
  }

  List<String> told(String meter) {
    return events.stream().filter(e -> e.meter().equals(meter)).map(MeterEvent::code).toList();
  }

  List<Long> stored(String meter, Quantity series) {
    return archive.values(meter, series);
  }

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public List<Trait> traits() {
    return List.of();
  }

  @Override
  public MeterSession session(Meter meter, Secrets secrets, Counters counters) {
    Secret password =
        meter
            .traits()
            .text("password")
            .map(name -> secrets.find(name).orElseThrow(IllegalArgumentException::new))
            .orElseGet(() -> Secret.of("of no use"));
    return meters.get(meter.id()).session(meter, password);
  }
}
