// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.wire.collecting.FakeMeterProtocol;
import org.kilowire.kura.wire.collecting.GatewayServices;
import org.kilowire.kura.wire.collecting.WireGateway;
import org.kilowire.kura.wire.due.ManualScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.records.Records;
import org.kilowire.link.Scheme;
import org.kilowire.meter.Watermark;
import org.kilowire.options.Logged;
import org.kilowire.tests.support.Eventually;

/** A Collector and an Outbox on a wire in memory, a real store, meters that answer at once. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class CollectorComponentTest {

  private static final String WITH_SECRET =
      WireGateway.fleet("new")
          .replace("\"line\": ", "\"traits\": {\"password\": \"secret:meters\"}, \"line\": ");

  /** The last hour before the clocks' time. */
  private static final long LAST = 1_773_136_800_000L;

  @TempDir private Path folder;
  private final Wires wires = new Wires();
  private final EmissionRegistry emissions = new EmissionRegistry();
  private final ManualScheduler time = new ManualScheduler("2026-03-10T10:30:00Z");
  private final FakeMeterProtocol meters = new FakeMeterProtocol("fake");
  private final Tap tap = new Tap();
  private final List<CollectorComponent> started = new ArrayList<>();
  private WireGateway site;
  private GatewayServices services;
  private OutboxComponent outbox;

  @BeforeEach
  void begin() {
    Logged.clear();
    site = new WireGateway(folder.resolve("store"));
    services = site.surroundings();
    outbox = new OutboxComponent(wires, emissions, Wires.properties("outbox"));
    outbox.activate(Wires.context(), Wires.properties("outbox"));
    outbox.bindStore(site.outbox());
    outbox.bindClock(WireGateway.clock());
  }

  @AfterEach
  void end() {
    started.forEach(CollectorComponent::deactivate);
    site.close();
    assertThat(WireGateway.threads()).isEmpty();
    assertThat(wires.thrown).isEmpty();
  }

  /** A collector that lacks nothing but its receivers. */
  private CollectorComponent collector(Object... options) {
    CollectorComponent collector = bare(options);
    collector.bindProtocol(meters);
    collector.bindGatewayServices(services);
    return collector;
  }

  private CollectorComponent bare(Object... options) {
    var properties = Wires.properties("collector", options);
    CollectorComponent collector = new CollectorComponent(wires, time, emissions, properties);
    collector.activate(Wires.context(), properties);
    collector.consumersConnected(null);
    started.add(collector);
    return collector;
  }

  private CollectorComponent wired(Object... options) {
    CollectorComponent collector = collector(options);
    wires.connect(collector, outbox);
    wires.connect(collector, tap);
    return collector;
  }

  private static void send(CollectorComponent collector, WireRecord... records) {
    collector.onWireReceive(new WireEnvelope("schedule-1-1", List.of(records)));
  }

  private static void run(CollectorComponent collector, String group) {
    send(collector, Records.record("kw.group", group, "TIMER", 5L));
  }

  /** The times of all rows of the profile, in the order in which they came, up to the last. */
  private List<Object> profile() throws InterruptedException {
    List<Object> times = new ArrayList<>();
    while (!times.contains(LAST)) {
      times.addAll(values(tap.next(), "kw.time"));
    }
    return times;
  }

  private void assertWholeProfileIsStored() throws InterruptedException {
    assertThat(profile()).hasSizeBetween(24, 25).doesNotHaveDuplicates().isSorted();
    await(
        () ->
            site.outbox()
                .watermark("m-1", "KW-m-1", FakeMeterProtocol.PROFILE)
                .equals(Optional.of(new Watermark(LAST, 0))));
  }

  private static void await(Eventually.Condition what) {
    Eventually.await("what was expected", what);
  }

  /** Values by name in the records of an envelope. */
  private static List<Object> values(Collection<WireRecord> records, String name) {
    return records.stream().map(r -> (Object) r.getProperties().get(name).getValue()).toList();
  }

  /** Waits for a line in the log, for it tells what nothing else does. */
  private static void awaitLine(String part) {
    Eventually.await(part, () -> !Logged.lines(part).isEmpty());
  }

  @Test
  void a_group_is_run_and_its_readings_are_stored() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    run(collector, "profiles");
    assertWholeProfileIsStored();
    long before = site.outbox().status().last();
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.series")).containsExactly("round:rounds");
    await(() -> site.outbox().status().last() == before + 1);
    assertThat(outbox.counts()).isEmpty();
  }

  @Test
  void what_the_wire_lost_is_read_again() throws Exception {
    CollectorComponent collector = collector("fleet", WireGateway.fleet("m-1"));
    run(collector, "profiles");
    awaitLine("wire-lost: no Outbox at the end of the wire stored it: meter m-1");
    assertThat(site.outbox().status().last()).isZero();
    wires.connect(collector, outbox);
    wires.connect(collector, tap);
    run(collector, "profiles");
    assertWholeProfileIsStored();
  }

  @Test
  void what_an_outbox_without_a_store_did_not_store_is_read_again() throws Exception {
    outbox.unbindStore(site.outbox());
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    run(collector, "profiles");
    assertThat(tap.next()).isNotEmpty();
    awaitLine("store-failed: the Outbox outbox has no store");
    assertThat(outbox.counts()).containsEntry("store-away", 1L);
    outbox.bindStore(site.outbox());
    run(collector, "profiles");
    assertWholeProfileIsStored();
  }

  /** Kura's Fifo returns at once and hands on from a thread of its own (K46). */
  @Test
  void k46_behind_a_fifo_nothing_is_lost_or_double() throws Exception {
    String[] all = new String[8];
    Arrays.setAll(all, i -> "m-" + i);
    CollectorComponent collector = collector("fleet", WireGateway.fleet(all));
    try (FifoConsumer fifo = new FifoConsumer(outbox, tap)) {
      wires.connect(collector, fifo);
      for (int round = 1; round <= 5; round++) {
        run(collector, "profiles");
        run(collector, "rounds");
        int sessions = 2 * all.length * round;
        await(() -> meters.opened.get() == sessions && meters.open.get() == 0);
      }
    }
    assertThat(site.outbox().status().last()).isGreaterThanOrEqualTo(6L * all.length);
    Map<List<Object>, Integer> rows = new HashMap<>();
    while (!tap.isEmpty()) {
      for (WireRecord record : tap.next()) {
        Object series = record.getProperties().get("kw.series").getValue();
        Object meter = record.getProperties().get("kw.meter").getValue();
        Object time = record.getProperties().get("kw.time").getValue();
        if (!series.equals("round:rounds")) {
          rows.merge(List.of(meter, time), 1, Integer::sum);
        }
      }
    }
    assertThat(rows).hasSizeBetween(24 * all.length, 25 * all.length);
    assertThat(rows.values()).containsOnly(1);
    assertThat(Logged.lines("WARN")).isEmpty();
    assertThat(outbox.counts()).isEmpty();
  }

  /** Kura hands the same configuration over again and again, an old one from a snapshot too. */
  @Test
  void a_release_of_parked_meters_is_obeyed_once_however_often_it_is_configured() throws Exception {
    meters.refusing.add("m-1");
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1", "m-2"));
    rounds(collector);
    assertThat(meters.refused).hasValue(1);
    release(collector, "m-1");
    awaitRefusals(collector, 2);
    for (int again = 0; again < 3; again++) {
      release(collector, "m-1");
      rounds(collector);
      assertThat(meters.refused).hasValue(2);
    }
    release(collector, "m-1 #2");
    awaitRefusals(collector, 3);
    release(collector, "m-1");
    rounds(collector);
    collector.deactivate();
    rounds(wired("fleet", WireGateway.fleet("m-1", "m-2"), "parked.release", "m-1 #2"));
    assertThat(meters.refused).hasValue(3);
  }

  private static void release(CollectorComponent collector, String text) {
    collector.modified(
        Wires.properties(
            "collector", "fleet", WireGateway.fleet("m-1", "m-2"), "parked.release", text));
  }

  /** Rounds until the other was asked: what is released is written down first. */
  private void awaitRefusals(CollectorComponent collector, int refusals)
      throws InterruptedException {
    await(
        () -> {
          run(collector, "rounds");
          return meters.refused.get() == refusals;
        });
  }

  /** Rounds of both meters until the one that answers was read twice: one line, one at a time. */
  private void rounds(CollectorComponent collector) throws InterruptedException {
    for (int round = 0; round < 2; round++) {
      await(
          () -> {
            run(collector, "rounds");
            return !tap.isEmpty();
          });
      assertThat(values(tap.next(), "kw.meter")).containsExactly("m-2");
    }
  }

  @Test
  void a_timer_runs_the_groups_of_the_options() throws Exception {
    CollectorComponent collector =
        wired("fleet", WireGateway.fleet("m-1"), "groups", new String[] {"rounds", "profiles"});
    send(collector, Records.record("TIMER", 5L));
    assertThat(
            List.of(values(tap.next(), "kw.series").get(0), values(tap.next(), "kw.series").get(0)))
        .containsExactlyInAnyOrder("round:rounds", "1-0:99.1.0*255");
    assertThat(collector.counts()).isEmpty();
  }

  @Test
  void a_timer_without_groups_runs_nothing_and_other_records_are_counted() {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    send(collector, Records.record("TIMER", 5L));
    assertThat(collector.counts()).isEmpty();
    send(collector, Records.record("kw.group", 5L), Records.record("x", 1));
    assertThat(collector.counts()).containsExactly(Map.entry("malformed-record", 2L));
    assertThat(meters.opened).hasValue(0);
  }

  @Test
  void a_group_that_is_no_schedule_is_counted_and_said() {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    run(collector, "nothing");
    awaitLine("not-scheduled: group nothing");
    assertThat(collector.counts()).containsEntry("not-scheduled", 1L);
  }

  @Test
  void a_group_that_comes_while_nothing_is_collected_is_counted_and_said_not_each_time() {
    CollectorComponent collector = bare("fleet", WireGateway.fleet("m-1"));
    for (int i = 0; i < 12; i++) {
      run(collector, "rounds");
    }
    assertThat(collector.counts()).containsEntry("not-collecting", 12L);
    assertThat(Logged.lines("not-collecting")).hasSize(2);
  }

  @Test
  void all_problems_of_a_document_are_said_once_and_the_old_fleet_goes_on() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("old"));
    String wrong =
        WireGateway.fleet("new").replace("P1D", "often").replace("\"UTC\"", "\"Nowhere\"");
    collector.modified(Wires.properties("collector", "fleet", wrong));
    assertThat(Logged.lines("collector: $."))
        .hasSizeGreaterThanOrEqualTo(3)
        .anyMatch(line -> line.contains("$.types[0].time.zone"))
        .anyMatch(line -> line.contains("$.schedules[1].every"));
    collector.modified(Wires.properties("collector", "fleet", wrong));
    assertThat(Logged.lines("$.types[0].time.zone")).hasSize(1);
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("old");

    // After a restart the last whole one is on the shelf.
    collector.deactivate();
    run(wired("fleet", wrong), "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("old");
  }

  @Test
  void another_document_is_applied_and_the_same_again_does_nothing() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("old"));
    collector.modified(Wires.properties("collector", "fleet", WireGateway.fleet("old"), "x", 1));
    collector.modified(Wires.properties("collector", "fleet", WireGateway.fleet("old")));
    assertThat(Logged.lines("collecting 1 meters")).hasSize(1);
    collector.modified(Wires.properties("collector", "fleet", WireGateway.fleet("new", "newer")));
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("new");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("newer");
    assertThat(Logged.lines("collecting")).as("nothing was stopped for it").hasSize(1);
  }

  @Test
  void wrong_options_are_said_field_by_field_and_the_old_ones_stay() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("old"));
    collector.modified(
        Wires.properties("collector", "fleet", 5, "fleet.file", "here", "groups", 1L));
    assertThat(Logged.lines("ERROR collector: "))
        .allMatch(line -> line.endsWith("; what was in force goes on"))
        .anyMatch(line -> line.contains("fleet: must be a text, not Integer"))
        .anyMatch(line -> line.contains("fleet.file: must be blank where fleet is not"))
        .anyMatch(line -> line.contains("groups: must be texts"));
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("old");
  }

  @Test
  void a_file_is_read_and_one_that_is_not_there_means_the_last_fleet() throws Exception {
    Path file = folder.resolve("fleet.json");
    CollectorComponent collector = wired("fleet.file", file.toString());
    assertThat(Logged.lines("there is no " + file + "; there is no fleet yet")).hasSize(1);
    collector.deactivate();
    Files.writeString(file, WireGateway.fleet("filed"));
    run(wired("fleet.file", file.toString()), "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("filed");
    started.forEach(CollectorComponent::deactivate);
    Files.delete(file);
    run(wired("fleet.file", file.toString()), "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("filed");
  }

  @Test
  void it_stops_when_the_gateway_goes_and_resumes_when_it_is_back() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    run(collector, "rounds");
    assertThat(tap.next()).isNotEmpty();
    await(() -> site.outbox().status().last() == 1);
    for (int i = 0; i < 3; i++) {
      collector.unbindGatewayServices(services);
      assertThat(WireGateway.threads()).isEmpty();
      outbox.unbindStore(site.outbox());
      site.open(1 << 30);
      outbox.bindStore(site.outbox());
      services = site.surroundings();
      collector.bindGatewayServices(services);
      run(collector, "rounds");
      assertThat(tap.next()).isNotEmpty();
      long stored = i + 2L;
      await(() -> site.outbox().status().last() == stored);
    }
    collector.unbindGatewayServices(services);
    assertThat(meters.open).hasValue(0);
    assertThat(Logged.lines("ERROR")).isEmpty();
    assertThat(Logged.lines("Exception")).isEmpty();
  }

  @Test
  void the_new_gateway_may_come_before_the_old_one_goes() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    GatewayServices old = services;
    collector.bindGatewayServices(site.surroundings());
    collector.unbindGatewayServices(old);
    run(collector, "rounds");
    assertThat(tap.next()).isNotEmpty();
    assertThat(Logged.lines("collecting 1 meters")).hasSize(2);
  }

  @Test
  void a_fleet_waits_for_its_protocol_and_says_so_once() throws Exception {
    CollectorComponent collector = bare("fleet", WireGateway.fleet("m-1"));
    collector.bindGatewayServices(services);
    collector.modified(Wires.properties("collector", "fleet", WireGateway.fleet("m-2")));
    assertThat(Logged.lines("there is no meter protocol yet")).hasSize(1);
    FakeMeterProtocol other = new FakeMeterProtocol("other");
    collector.bindProtocol(other);
    assertThat(Logged.lines("the fleet waits for a protocol ($.types[0].protocol: ")).hasSize(1);
    assertThat(Logged.lines("WARN")).isEmpty();
    wires.connect(collector, outbox);
    wires.connect(collector, tap);
    collector.bindProtocol(meters);
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("m-2");

    collector.unbindProtocol(other);
    assertThat(Logged.lines("not collecting")).as("nobody needs the other one").isEmpty();
    collector.unbindProtocol(meters);
    assertThat(WireGateway.threads()).isEmpty();
    assertThat(Logged.lines("not collecting")).hasSize(1);
    collector.bindProtocol(meters);
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("m-2");
  }

  @Test
  void of_two_protocols_of_one_name_the_first_counts_until_it_goes() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    FakeMeterProtocol second = new FakeMeterProtocol("fake");
    collector.bindProtocol(second);
    collector.unbindProtocol(meters);
    run(collector, "rounds");
    assertThat(tap.next()).isNotEmpty();
    assertThat(meters.opened).hasValue(0);
    assertThat(second.opened).hasValue(1);
  }

  @Test
  void a_document_waits_for_its_secret() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("old"));
    collector.modified(Wires.properties("collector", "fleet", WITH_SECRET));
    assertThat(Logged.lines("there is no secret named")).hasSize(1);
    time.pass(Duration.ofMinutes(5));
    assertThat(Logged.lines("there is no secret named")).hasSize(1);
    site.secrets.put("meters", Secret.of("12345678"));
    time.pass(Duration.ofSeconds(10));
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("new");
    time.pass(Duration.ofMinutes(5));
    await(() -> time.alarms() == 0);
  }

  @Test
  void a_document_waits_for_a_kind_of_link() throws Exception {
    String serial = WireGateway.fleet("new").replace("tcp://127.0.0.1:4061", "serial:/dev/ttyUSB0");
    CollectorComponent collector = wired("fleet", serial);
    assertThat(Logged.lines("this gateway has no serial links; it has [tcp]")).hasSize(1);
    site.schemes.add(Scheme.SERIAL);
    time.pass(Duration.ofSeconds(10));
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("new");
    await(() -> time.alarms() == 0);
  }

  @Test
  void a_store_that_cannot_keep_the_fleet_is_asked_again() throws Exception {
    site.noRoomForFleets = true;
    CollectorComponent collector = wired("fleet", WireGateway.fleet("new"));
    time.pass(Duration.ofMinutes(5));
    assertThat(Logged.lines("database or disk is full")).hasSize(1);
    run(collector, "rounds");
    assertThat(collector.counts()).containsEntry("not-collecting", 1L);

    site.noRoomForFleets = false;
    time.pass(Duration.ofSeconds(10));
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("new");
    await(() -> time.alarms() == 0);
  }

  @Test
  void a_fleet_that_the_store_cannot_keep_leaves_the_one_before_in_force() throws Exception {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("old"));
    site.noRoomForFleets = true;
    collector.modified(Wires.properties("collector", "fleet", WireGateway.fleet("new")));
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("old");
    site.noRoomForFleets = false;
    time.pass(Duration.ofSeconds(10));
    run(collector, "rounds");
    assertThat(values(tap.next(), "kw.meter")).containsExactly("new");
  }

  @Test
  void one_that_is_gone_sets_no_alarms() {
    CollectorComponent collector = wired("fleet", WITH_SECRET);
    assertThat(time.alarms()).isEqualTo(1);
    collector.deactivate();
    assertThat(time.alarms()).isZero();
    collector.unbindGatewayServices(services);
    assertThat(WireGateway.threads()).isEmpty();
  }

  @Test
  void a_full_store_is_told_as_full() throws Exception {
    outbox.unbindStore(site.outbox());
    site.open(1 << 20);
    outbox.bindStore(site.outbox());
    services = site.surroundings();
    site.fill();
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    run(collector, "profiles");
    awaitLine("schedule profiles: store-full");
    assertThat(outbox.counts()).containsKey("store-full");
    assertThat(Logged.lines("wire-lost")).isEmpty();
  }

  @Test
  void wires_are_the_business_of_kura() {
    CollectorComponent collector = wired("fleet", WireGateway.fleet("m-1"));
    wires.calls.clear();
    collector.consumersConnected(null);
    collector.producersConnected(null);
    assertThat(collector.polled(null)).isEqualTo("polled");
    collector.updated(null, new WireEnvelope("s", List.of(Records.record("x", 1))));
    assertThat(collector.counts()).containsKey("malformed-record");
    assertThat(wires.calls).containsExactly("consumersConnected", "producersConnected", "polled");
    assertThatThrownBy(() -> collector.onWireReceive(null))
        .isInstanceOf(NullPointerException.class);
  }
}
