// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.collect.CollectionLimits;
import org.kilowire.collect.Collector;
import org.kilowire.collect.MeterResult;
import org.kilowire.collect.Ports;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.LineCheck;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.link.Link;
import org.kilowire.link.Links;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.meter.Counters;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.Value;

/**
 * A fleet's meters on one line, by types of the catalogue, through the Collector as it is: one that
 * is read out, one that is asked in its programming mode, one whose password is wrong, and one that
 * is not there and in whose place another answers.
 */
abstract class CollectorContract {

  private static final Quantity ROUND = Quantity.round("s");

  /** The meter's latest row: its clock stands at 12:10. */
  private static final Instant LAST = Instant.parse("2026-07-01T12:00:00Z");

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<MeterEvent> events = new CopyOnWriteArrayList<>();
  private final MemoryArchive archive = new MemoryArchive();
  private final ArchiveDevice first = new ArchiveDevice();
  private final ArchiveDevice locked = new ArchiveDevice();
  private final RefusedCredentials refused = RefusedCredentials.inMemory(Instant::now);
  private QueuedLines lines;
  private Collector collector;

  /** The links of the Collector; each that it opens is answered by {@link #serve}. */
  abstract Links links(ExecutorService workers);

  /** Where it finds the meters. */
  abstract String uri();

  /** No meter answers any more. */
  abstract void stop() throws Exception;

  /** The meters of the line, until the link is lost. */
  final void serve(Link link) {
    first.last = LAST;
    ArchiveDevice second = new ArchiveDevice();
    second.registers.put("0.0.0", "(22222222)");
    ArchiveDevice stranger = new ArchiveDevice();
    stranger.registers.put("0.0.0", "(99999999)");
    MeterServer server =
        new MeterServer(
            List.of(
                new AnsweringMeter(of("11111111").withPassword("secret-1"), first),
                new AnsweringMeter(of("22222222"), second),
                new AnsweringMeter(of("44444444").withPassword("other"), locked),
                new AnsweringMeter(
                    of("99999999").withFaults(Set.of(Fault.ANY_ADDRESS)), stranger)));
    new BlockingPump(link).run(server);
  }

  private static MeterServerSettings of(String serial) {
    return MeterServerSettings.of("/EMH5\\@01LZQJ", serial);
  }

  private Fleet fleet() {
    String meter =
        "{\"id\": \"%s\", \"type\": \"%s\", \"line\": \"l\", \"device\": \"%s\", \"traits\": {%s}}";
    List<String> meters =
        List.of(
            meter.formatted("asked", "ours", "11111111", address("11111111")),
            meter.formatted("read-out", "generic-c", "22222222", address("22222222")),
            meter.formatted("gone", "generic-c", "33333333", address("33333333")),
            meter.formatted("locked", "ours", "44444444", address("44444444")));
    String document =
        """
        {"version": 1, "gateway": "g",
         "lines": [{"id": "l", "uri": "%s"}],
         "types": [{"id": "ours", "like": "emh-lzqj", "traits": {"password": "secret:one"}}],
         "meters": [%s],
         "schedules": [{"id": "s", "every": "P1D", "meters": ["*"], "from": "P2D",
                        "retry": {"attempts": 1}}]}\
        """
            .formatted(uri(), String.join(",", meters));
    FleetReader reader =
        new FleetReader(List.of(new Iec62056Protocol()), LineCheck.Checked::leadsTo);
    return ((FleetResult.Whole) reader.read(document)).fleet();
  }

  private static String address(String address) {
    return "\"address\": \"" + address + "\"";
  }

  private Map<String, MeterResult> run() throws Exception {
    if (collector == null) {
      lines = new QueuedLines(links(workers), workers);
      Iec62056Protocol protocol = new Iec62056Protocol();
      Ports ports =
          new Ports(
              lines,
              Map.of(protocol.id(), protocol),
              name -> Optional.of(Secret.of("secret-1")),
              Counters.NONE,
              archive,
              events::add,
              new SummerClock(),
              refused,
              UseCounts.NONE);
      collector = new Collector(fleet(), ports, CollectionLimits.DEFAULT, 1);
      collector.start();
    }
    Map<String, MeterResult> results = new TreeMap<>();
    collector
        .runOnce("s")
        .get(120, TimeUnit.SECONDS)
        .forEach(result -> results.put(result.meter(), result));
    return results;
  }

  @AfterEach
  void end() throws Exception {
    if (collector != null) {
      collector.close();
      lines.close();
    }
    stop();
    workers.shutdownNow();
    assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_fleet_is_collected_and_what_is_wrong_with_one_meter_costs_that_one_alone()
      throws Exception {
    Map<String, MeterResult> results = run();
    assertThat(reason(results, "asked")).isEmpty();
    assertThat(reason(results, "read-out")).isEmpty();
    assertThat(reason(results, "gone")).contains(MeterReason.WRONG_DEVICE);
    assertThat(reason(results, "locked")).contains(MeterReason.AUTHENTICATION_REFUSED);

    for (String meter : List.of("asked", "read-out")) {
      assertThat(archive.blocks(meter, ROUND))
          .singleElement()
          .satisfies(
              block ->
                  assertThat(Outcomes.value(block, MeterUnderTest.IMPORT))
                      .isEqualTo(new Value.Decimal(12345678, -3)));
    }
    assertThat(archive.blocks("gone", ROUND)).isEmpty();
    assertThat(archive.blocks("locked", ROUND)).isEmpty();
    assertThat(locked.asked).isEmpty();
    assertThat(Outcomes.times(archive.blocks("asked", MeterUnderTest.PROFILE)))
        .containsExactly(ends(SummerClock.BEGIN.minus(Duration.ofDays(2))));
  }

  /** The archive's rows of the time from {@code from} on. */
  private static Long[] ends(Instant from) {
    return LongStream.rangeClosed(1, ArchiveDevice.ROWS)
        .mapToObj(row -> ArchiveDevice.end((int) row))
        .filter(end -> !end.isBefore(from.plus(SummerClock.METER_AHEAD)) && !end.isAfter(LAST))
        .map(Instant::toEpochMilli)
        .toArray(Long[]::new);
  }

  private static Optional<Reason> reason(Map<String, MeterResult> results, String meter) {
    return results.get(meter).failure();
  }

  @Test
  void what_is_stored_is_not_asked_for_again_and_a_refused_password_not_shown_again()
      throws Exception {
    run();
    int rows = Outcomes.times(archive.blocks("asked", MeterUnderTest.PROFILE)).size();
    assertThat(refused.parked()).hasSize(1);
    Map<String, MeterResult> results = run();
    assertThat(reason(results, "asked")).isEmpty();
    assertThat(reason(results, "locked")).contains(MeterReason.METER_PARKED);
    assertThat(Outcomes.times(archive.blocks("asked", MeterUnderTest.PROFILE))).hasSize(rows);
    assertThat(archive.blocks("asked", ROUND)).hasSize(2);
    List<String> profiles = new ArrayList<>(first.asked);
    profiles.removeIf(one -> !one.startsWith("R6 P.01"));
    assertThat(profiles).isNotEmpty().doesNotHaveDuplicates();
  }
}
