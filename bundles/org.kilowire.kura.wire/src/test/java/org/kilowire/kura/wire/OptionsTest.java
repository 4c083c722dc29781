// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.kura.wire.collecting.FleetSource;

/** Options: what is whole, and every single fault. */
final class OptionsTest {

  private static final Map<String, Object> SCHEDULE =
      Map.of("group", "daily", "cron", "5 0 * * *", "zone", "Europe/Berlin");

  private static Map<String, Object> with(Map<String, Object> whole, String field, Object value) {
    Map<String, Object> all = new HashMap<>(whole);
    all.put(field, value);
    if (value == null) {
      all.remove(field);
    }
    return all;
  }

  @Test
  void an_outbox_has_a_default_and_takes_what_is_in_range() {
    assertThat(OutboxOptions.from(Map.of()).options()).contains(OutboxOptions.DEFAULT);
    assertThat(OutboxOptions.from(Map.of("commit.timeout.seconds", 600)).options())
        .contains(new OutboxOptions(Duration.ofMinutes(10)));
  }

  static Stream<Arguments> outboxFaults() {
    return Stream.of(
        arguments(0, "must be a whole number 1..600, not 0 (Integer)"),
        arguments(601, "not 601 (Integer)"),
        arguments("30", "not 30 (String)"),
        arguments(30L, "not 30 (Long)"),
        arguments(true, "not Boolean"));
  }

  @ParameterizedTest
  @MethodSource("outboxFaults")
  void a_fault_of_an_outbox_is_told(Object value, String why) {
    Read<OutboxOptions> read = OutboxOptions.from(Map.of("commit.timeout.seconds", value));
    assertThat(read.options()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("commit.timeout.seconds: ")
        .contains(why);
  }

  @Test
  void a_collector_takes_a_document_a_file_or_nothing() {
    assertThat(CollectorOptions.from(Map.of()).options()).contains(CollectorOptions.DEFAULT);
    assertThat(CollectorOptions.from(Map.of("fleet", " ", "fleet.file", "")).options())
        .contains(CollectorOptions.DEFAULT);
    assertThat(CollectorOptions.from(Map.of("fleet", "{}\n")).options())
        .contains(new CollectorOptions(new FleetSource.Written("{}"), List.of()));
    assertThat(CollectorOptions.from(Map.of("fleet.file", " /etc/fleet.json ")).options())
        .contains(
            new CollectorOptions(new FleetSource.Filed(Path.of("/etc/fleet.json")), List.of()));
    assertThat(
            CollectorOptions.from(Map.of("groups", new String[] {"a, b", null, "", "c"}))
                .options()
                .orElseThrow()
                .groups())
        .containsExactly("a", "b", "c");
    assertThat(CollectorOptions.from(Map.of("groups", "a")).options().orElseThrow().groups())
        .containsExactly("a");
    assertThat(CollectorOptions.from(Map.of("fleet", "x".repeat(65536))).problems()).isEmpty();
  }

  static Stream<Arguments> collectorFaults() {
    String[] many = IntStream.range(0, 101).mapToObj(i -> "g" + i).toArray(String[]::new);
    return Stream.of(
        arguments("fleet", "\u00fc".repeat(32769), "fleet: has 65538 octets; allowed are 65536"),
        arguments("fleet", 5, "fleet: must be a text, not 5 (Integer)"),
        arguments("fleet", new String[0], "fleet: must be a text, not String[]"),
        arguments("fleet.file", "fleet.json", "fleet.file: must begin with a slash"),
        arguments("fleet.file", "/a\u0000b", "fleet.file: must be the name of a file"),
        arguments("fleet.file", true, "fleet.file: must be a text, not Boolean"),
        arguments("groups", 5, "groups: must be texts, not 5 (Integer)"),
        arguments("groups", new Integer[] {5}, "groups: must be texts, not Integer[]"),
        arguments("groups", "a b", "groups: must be 1..64 characters"),
        arguments("groups", many, "groups: has 101 ids; allowed are 100"));
  }

  @ParameterizedTest
  @MethodSource("collectorFaults")
  void a_fault_of_a_collector_is_told(String field, Object value, String why) {
    Read<CollectorOptions> read = CollectorOptions.from(Map.of(field, value));
    assertThat(read.options()).isEmpty();
    assertThat(read.problems()).singleElement().asString().startsWith(why);
  }

  @Test
  void a_document_and_a_file_are_too_much() {
    assertThat(CollectorOptions.from(Map.of("fleet", "{}", "fleet.file", "/x")).problems())
        .containsExactly("fleet.file: must be blank where fleet is not");
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
        arguments("group", null, "group: must be 1..64 characters"),
        arguments("group", "a b", "group: must be 1..64 characters"),
        arguments("group", "x".repeat(65), "group: must be 1..64 characters"),
        arguments("cron", null, "cron: either this or every must be given"),
        arguments("every", "PT1H", "cron: either this or every must be given"),
        arguments("cron", "5 0 * *", "cron: "),
        arguments("cron", "0 0 31 2 *", "cron: there is no such day"),
        arguments("cron", "@reboot", "cron: "),
        arguments("zone", "Berlin", "zone: no time zone that this machine knows: \"Berlin\""));
  }

  @ParameterizedTest
  @MethodSource("scheduleFaults")
  void a_fault_of_a_schedule_is_told(String field, Object value, String why) {
    Read<ScheduleOptions> read = ScheduleOptions.from(with(SCHEDULE, field, value));
    assertThat(read.options()).isEmpty();
    assertThat(read.problems()).singleElement().asString().startsWith(why);
  }

  @Test
  void all_faults_are_told_at_once() {
    assertThat(
            ScheduleOptions.from(
                    Map.of("group", "", "every", "P1W2", "zone", "Nowhere", "cron", ""))
                .problems())
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactlyInAnyOrder("group", "zone", "every");
    assertThat(CollectorOptions.from(Map.of("fleet", 1, "fleet.file", 2, "groups", 3)).problems())
        .hasSize(3);
  }
}
