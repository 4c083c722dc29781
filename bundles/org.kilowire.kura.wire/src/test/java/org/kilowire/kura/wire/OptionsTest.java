// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.kura.wire.collecting.FleetSource;
import org.kilowire.kura.wire.collecting.ParkingRelease;
import org.kilowire.kura.wire.pushing.SourceSettings;
import org.kilowire.meter.Quantity;
import org.kilowire.options.Problem;
import org.kilowire.options.Read;

/** Options: what is whole, and every single fault. */
final class OptionsTest {

  private static final Map<String, Object> SCHEDULE =
      Map.of("group", "daily", "cron", "5 0 * * *", "zone", "Europe/Berlin");

  private static final CollectorOptions NOTHING =
      new CollectorOptions(new FleetSource.Shelved(), List.of(), Optional.empty());

  private static Map<String, Object> with(Map<String, Object> whole, String field, Object value) {
    Map<String, Object> all = new HashMap<>(whole);
    all.put(field, value);
    if (value == null) {
      all.remove(field);
    }
    return all;
  }

  private static Optional<ParkingRelease> release(String text) {
    return CollectorOptions.from(Map.of("parked.release", text))
        .options()
        .orElseThrow()
        .release("c");
  }

  @Test
  void an_outbox_has_a_default_and_takes_what_is_in_range() {
    assertThat(OutboxOptions.from(Map.of()).options())
        .contains(new OutboxOptions(Duration.ofSeconds(30)));
    assertThat(OutboxOptions.from(Map.of("commit.timeout.seconds", 600)).options())
        .contains(new OutboxOptions(Duration.ofMinutes(10)));
  }

  @Test
  void a_source_has_defaults_and_takes_what_is_in_range() {
    assertThat(SourceOptions.from(Map.of()).options())
        .contains(
            new SourceOptions(
                new SourceSettings(Set.of(), Set.of(new Quantity("sv:1s")), 256, 1_048_576)));
    assertThat(
            SourceOptions.from(
                    Map.of(
                        "sources",
                        new String[] {"sv", "push"},
                        "sv.seconds",
                        true,
                        "queue.blocks",
                        1,
                        "queue.values",
                        "1024"))
                .options())
        .contains(new SourceOptions(new SourceSettings(Set.of("sv", "push"), Set.of(), 1, 1024)));
  }

  static Stream<Arguments> sourceFaults() {
    return Stream.of(
        arguments("sources", "bay 1", "sources: must be 1..64 characters of A-Z"),
        arguments("sv.seconds", "perhaps", "sv.seconds: must be true or false"),
        arguments("queue.blocks", 0, "queue.blocks: must be a whole number 1..65536, not 0"),
        arguments("queue.values", 1023, "must be a whole number 1024..16777216, not 1023"));
  }

  @ParameterizedTest
  @MethodSource("sourceFaults")
  void a_source_counts_with_the_default_of_a_field_that_is_wrong(
      String field, Object value, String problem) {
    Read<SourceOptions> read = SourceOptions.from(Map.of(field, value));
    assertThat(read.text()).contains(problem);
    assertThat(read.problems()).hasSize(1);
    assertThat(read.options()).isEqualTo(SourceOptions.from(Map.of()).options());
  }

  static Stream<Arguments> outboxFaults() {
    return Stream.of(
        arguments(0, "must be a whole number 1..600, not 0"), arguments("601", "not \"601\""));
  }

  @ParameterizedTest
  @MethodSource("outboxFaults")
  void a_fault_of_an_outbox_is_told(Object value, String why) {
    Read<OutboxOptions> read = OutboxOptions.from(Map.of("commit.timeout.seconds", value));
    assertThat(read.options()).isEqualTo(OutboxOptions.from(Map.of()).options());
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("commit.timeout.seconds: ")
        .contains(why);
  }

  @Test
  void a_collector_takes_a_document_a_file_or_nothing() {
    assertThat(CollectorOptions.from(Map.of()).options()).contains(NOTHING);
    assertThat(CollectorOptions.from(Map.of("fleet", " ", "fleet.file", "")).options())
        .contains(NOTHING);
    assertThat(CollectorOptions.from(Map.of("fleet", "{}\n")).options())
        .contains(new CollectorOptions(new FleetSource.Written("{}"), List.of(), Optional.empty()));
    assertThat(CollectorOptions.from(Map.of("fleet.file", " /etc/fleet.json ")).options())
        .contains(
            new CollectorOptions(
                new FleetSource.Filed(Path.of("/etc/fleet.json")), List.of(), Optional.empty()));
    assertThat(
            CollectorOptions.from(Map.of("groups", new String[] {"a, b", null, "", "c"}))
                .options()
                .orElseThrow()
                .groups())
        .containsExactly("a", "b", "c");
    assertThat(release("m17; m18,all # after 2026-12-01"))
        .contains(
            new ParkingRelease(
                "c: m17; m18,all # after 2026-12-01", Set.of("m17", "m18", ParkingRelease.ALL)));
    assertThat(release(" ")).isEmpty();
    assertThat(CollectorOptions.from(Map.of("groups", "a")).options().orElseThrow().groups())
        .containsExactly("a");
    assertThat(CollectorOptions.from(Map.of("fleet", "x".repeat(65536))).problems()).isEmpty();
  }

  static Stream<Arguments> collectorFaults() {
    String[] many = IntStream.range(0, 101).mapToObj(i -> "g" + i).toArray(String[]::new);
    return Stream.of(
        arguments("fleet", "\u00fc".repeat(32769), "fleet: must be 0..65536 octets, not 65538"),
        arguments("fleet", 5, "fleet: must be a text, not Integer"),
        arguments("fleet", new String[0], "fleet: must be a text, not String[]"),
        arguments(
            "fleet.file", "fleet.json", "fleet.file: must be an absolute path, not \"fleet.json\""),
        arguments("fleet.file", "/a\u0000b", "fleet.file: must be an absolute path"),
        arguments("fleet.file", true, "fleet.file: must be a text, not Boolean"),
        arguments("groups", 5, "groups: must be texts, not Integer"),
        arguments("groups", new Integer[] {5}, "groups: must be texts, not Integer[]"),
        arguments("groups", "a b", "groups: must be 1..64 characters"),
        arguments("groups", many, "groups: must be 0..100 ids, not 101"),
        arguments("parked.release", "m 1/2", "parked.release: must be ids of meters, or all"),
        arguments("parked.release", "# again", "parked.release: must be ids of meters, or all"),
        arguments("parked.release", "m".repeat(257), "parked.release: must be ids of meters"));
  }

  @ParameterizedTest
  @MethodSource("collectorFaults")
  void a_fault_of_a_collector_is_told(String field, Object value, String why) {
    Read<CollectorOptions> read = CollectorOptions.from(Map.of(field, value));
    assertThat(read.options()).contains(NOTHING);
    assertThat(read.problems()).singleElement().asString().startsWith(why);
  }

  @Test
  void a_document_and_a_file_are_too_much() {
    Read<CollectorOptions> both = CollectorOptions.from(Map.of("fleet", "{}", "fleet.file", "/x"));
    assertThat(both.problems())
        .containsExactly(
            new Problem("fleet.file", "must be blank where fleet is not", "fleet counts"));
    assertThat(both.options()).isEqualTo(CollectorOptions.from(Map.of("fleet", "{}")).options());
  }

  @Test
  void a_schedule_takes_an_expression_or_a_span() {
    assertThat(ScheduleOptions.from(SCHEDULE).options())
        .contains(new ScheduleOptions("daily", "5 0 * * *", "", "Europe/Berlin"));
    assertThat(ScheduleOptions.from(Map.of("group", "g", "every", "PT15M")).options())
        .contains(new ScheduleOptions("g", "", "PT15M", "UTC"));
  }

  static Stream<Arguments> scheduleFaults() {
    return Stream.of(
        arguments("group", null, "group: must be given"),
        arguments("group", "a b", "group: must be 1..64 characters"),
        arguments("group", "x".repeat(65), "group: must be 1..64 characters"),
        arguments("cron", null, "cron: either this or every must be given"),
        arguments("every", "PT1H", "cron: either this or every must be given"),
        arguments("cron", "5 0 * *", "cron: "),
        arguments("cron", "0 0 31 2 *", "cron: there is no such day"),
        arguments("cron", "@reboot", "cron: "),
        arguments("cron", 5, "cron: must be a text, not Integer"));
  }

  @ParameterizedTest
  @MethodSource("scheduleFaults")
  void a_fault_of_a_schedule_is_told(String field, Object value, String why) {
    Read<ScheduleOptions> read = ScheduleOptions.from(with(SCHEDULE, field, value));
    assertThat(read.options()).isEmpty();
    assertThat(read.problems()).singleElement().asString().startsWith(why);
  }

  @Test
  void in_a_place_that_this_machine_does_not_know_the_clocks_are_utc() {
    Read<ScheduleOptions> read = ScheduleOptions.from(with(SCHEDULE, "zone", "Berlin"));
    assertThat(read.options()).contains(new ScheduleOptions("daily", "5 0 * * *", "", "UTC"));
    assertThat(read.problems())
        .containsExactly(
            new Problem(
                "zone",
                "must be a time zone that this machine knows, not \"Berlin\"",
                "UTC is used"));
  }

  @Test
  void all_faults_are_told_at_once() {
    assertThat(
            ScheduleOptions.from(
                    Map.of("group", "", "every", "P1W2", "zone", "Nowhere", "cron", ""))
                .problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("group", "zone", "every");
    assertThat(CollectorOptions.from(Map.of("fleet", 1, "fleet.file", 2, "groups", 3)).problems())
        .hasSize(3);
  }
}
