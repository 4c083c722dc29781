// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.fleet.document.Documents.reader;
import static org.kilowire.fleet.document.Documents.refused;
import static org.kilowire.fleet.document.Documents.replace;
import static org.kilowire.fleet.document.Documents.valid;
import static org.kilowire.fleet.document.Documents.whole;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.fleet.DocumentProblem;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.Line;
import org.kilowire.fleet.Retry;
import org.kilowire.fleet.Schedule;
import org.kilowire.fleet.Selection;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.TimeRules;

final class FleetReaderTest {

  private final Fleet fleet = whole(reader().read(valid()));

  static List<DocumentFault> faults() {
    return DocumentFault.all();
  }

  @Test
  void reads_lines_types_and_meters() {
    assertThat(fleet.gateway()).isEqualTo("gw-1");
    assertThat(fleet.lines().values())
        .containsExactly(
            new Line("feeder-1", "tcp://127.0.0.1:4060"),
            new Line("feeder-2", "serial:/dev/ttyUSB0?baud=9600"));
    MeterType old = fleet.types().get("old");
    assertThat(old.time())
        .isEqualTo(
            new TimeRules(
                TimeRules.Stamps.START,
                ZoneId.of("+01:00"),
                false,
                TimeRules.DeviationSign.UTC_TO_LOCAL));
    assertThat(old.registers())
        .containsExactly(new Quantity("raw:ET0PE"), new Quantity("3:1-0:1.8.0*255:3"));
    assertThat(fleet.types().get("sim-hdlc").time())
        .isEqualTo(
            new TimeRules(
                TimeRules.Stamps.END,
                ZoneId.of("Europe/Berlin"),
                true,
                TimeRules.DeviationSign.LOCAL_TO_UTC));
    assertThat(fleet.meters().keySet()).containsExactly("m-1", "m-2", "m-3");
    assertThat(fleet.meters().get("m-1").meter().device()).contains("KW000001");
    assertThat(fleet.meters().get("m-3").meter().device()).isEmpty();
    assertThat(fleet.meters().get("m-3").line()).isEqualTo("feeder-2");
  }

  @Test
  void a_meter_is_traced_if_its_entry_says_so() {
    String device = "\"device\": \"KW000002\"";
    var traced =
        Documents.whole(reader().read(replace(valid(), device, device + ",\"trace\":true")));
    assertThat(traced.meters().get("m-1").trace()).isFalse();
    assertThat(traced.meters().get("m-2").trace()).isTrue();
  }

  @Test
  void lays_the_traits_of_a_meter_over_those_of_its_type_and_the_defaults() {
    var first = fleet.meters().get("m-1").meter().traits();
    assertThat(first.integer("client")).isEqualTo(17);
    assertThat(first.choice("framing")).isEqualTo("hdlc");
    assertThat(first.text("password")).contains("m-1");
    assertThat(first.duration("timeout")).isEqualTo(Duration.ofMillis(2500));
    assertThat(first.flag("quiet")).isTrue();
    var second = fleet.meters().get("m-2").meter().traits();
    assertThat(second.integer("client")).isEqualTo(1);
    assertThat(second.choice("authentication")).isEqualTo("none");
    assertThat(second.duration("timeout")).isEqualTo(Duration.ofSeconds(5));
    assertThat(second.flag("quiet")).isFalse();
    assertThat(second.has("password")).isFalse();
  }

  @Test
  void reads_schedules() {
    Schedule rounds = fleet.schedules().get("rounds");
    assertThat(rounds.meters()).containsExactly("m-1", "m-2", "m-3");
    assertThat(rounds.registers()).isEqualTo(Selection.ofType());
    assertThat(rounds.profiles()).isEqualTo(Selection.nothing());
    assertThat(rounds.offset()).isZero();
    assertThat(rounds.from()).isEqualTo(Duration.ofDays(40));
    assertThat(rounds.retry()).isEqualTo(Retry.DEFAULT);
    assertThat(rounds.priority()).isEqualTo(Schedule.Priority.SCHEDULE);
    assertThat(fleet.schedules().get("profiles"))
        .isEqualTo(
            new Schedule(
                "profiles",
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                List.of("m-2", "m-1"),
                Selection.nothing(),
                Selection.ofType(),
                Duration.ofDays(10),
                new Retry(5, Duration.ofSeconds(2), Duration.ofMinutes(1)),
                Schedule.Priority.BACKFILL));
    assertThat(fleet.schedules().get("few").registersOf(fleet.types().get("old")))
        .containsExactly(new Quantity("1-0:1.8.0*255"));
  }

  @Test
  void reads_the_least_document() {
    assertThat(whole(reader().read("{\"version\":1,\"gateway\":\"g\"}")))
        .isEqualTo(Fleet.of("g", List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void takes_octets_and_a_mark_of_their_order() {
    byte[] octets = ("\uFEFF" + valid()).getBytes(StandardCharsets.UTF_8);
    assertThat(whole(reader().read(octets))).isEqualTo(fleet);
  }

  @Test
  void a_fleet_differs_only_where_the_documents_differ_in_meaning() {
    String same = replace(valid(), "\"version\": 1,", "\"version\": 1.0,  ");
    assertThat(whole(reader().read(same))).isEqualTo(fleet).hasSameHashCodeAs(fleet);
    String other = replace(valid(), "\"physical\": 17", "\"physical\": 16");
    Fleet changed = whole(reader().read(other));
    assertThat(changed).isNotEqualTo(fleet);
    assertThat(changed.meters().get("m-2")).isEqualTo(fleet.meters().get("m-2"));
    assertThat(changed.schedules()).isEqualTo(fleet.schedules());
  }

  @Test
  void a_pause_that_is_not_given_gives_way_to_the_one_that_is() {
    String retry = "\"retry\": {\"attempts\": 5, \"first\": \"PT2S\", \"most\": \"PT1M\"}";
    String lengthened = replace(valid(), retry, "\"retry\": {\"first\": \"PT1H\"}");
    assertThat(whole(reader().read(lengthened)).schedules().get("profiles").retry())
        .isEqualTo(new Retry(3, Duration.ofHours(1), Duration.ofHours(1)));
    String shortened = replace(valid(), retry, "\"retry\": {\"most\": \"PT5S\"}");
    assertThat(whole(reader().read(shortened)).schedules().get("profiles").retry())
        .isEqualTo(new Retry(3, Duration.ofSeconds(5), Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tells_the_one_fault_and_where_it_is(DocumentFault fault) {
    FleetResult.Refused refused = refused(reader().read(fault.document()));
    assertThat(refused.problems()).as(refused.problems().toString()).hasSize(1);
    assertThat(refused.total()).isEqualTo(1);
    assertThat(refused.problems().get(0).path()).isEqualTo(fault.path());
    assertThat(refused.problems().get(0).message()).contains(fault.says());
  }

  @Test
  void tells_every_fault_in_the_order_of_the_document() {
    String document = valid();
    List<String> names =
        List.of(
            "gateway with a slash",
            "two lines to one place",
            "integer trait below its range",
            "unknown zone",
            "register is none",
            "deviation is none",
            "password in plain text",
            "duration trait out of range",
            "meter of no type",
            "every too short",
            "schedule for no meter",
            "unknown priority");
    List<DocumentFault> faults =
        names.stream()
            .flatMap(name -> DocumentFault.all().stream().filter(f -> f.name().equals(name)))
            .toList();
    for (DocumentFault fault : faults) {
      document = replace(document, fault.old(), fault.by());
    }
    assertThat(refused(reader().read(document)).problems())
        .extracting(DocumentProblem::path)
        .containsExactlyElementsOf(faults.stream().map(DocumentFault::path).toList())
        .hasSize(12);
  }

  @Test
  void keeps_the_order_where_the_document_says_things_in_another_one() {
    String document =
        "{\"schedules\":[{\"id\":\"s\",\"every\":\"?\",\"meters\":[\"*\"]}],\"meters\":[{\"id\":"
            + " \"m\",\"type\":\"t\",\"line\":\"?\"}],\"types\":[{\"id\":\"t\",\"protocol\":\"?\"}],"
            + "\"gateway\":\"g\",\"version\":1}";
    assertThat(refused(reader().read(document)).problems())
        .extracting(DocumentProblem::path)
        .containsExactly(
            "$.schedules[0].every", "$.meters[0].line", "$.types[0]", "$.types[0].protocol");
  }

  @Test
  void an_id_belongs_to_the_first_that_has_it() {
    String document = replace(valid(), "\"id\": \"m-2\"", "\"id\": \"m-1\"");
    assertThat(refused(reader().read(document)).problems())
        .extracting(DocumentProblem::toString)
        .containsExactly(
            "$.meters[1].id: \"m-1\" is the id of $.meters[0]",
            "$.schedules[1].meters[0]: there is no meter \"m-2\"; perhaps \"m-1\" is meant");
  }

  @Test
  void who_refers_to_a_wrong_id_is_not_wrong_as_well() {
    String document = valid().replace("feeder-1", "feeder 1").replace("m-2", "m/2");
    assertThat(refused(reader().read(document)).problems())
        .extracting(DocumentProblem::path)
        .containsExactly("$.lines[0].id", "$.meters[1].id");
  }

  @Test
  void all_that_is_wrong_with_a_line_is_told() {
    String document = replace(valid(), "tcp://", "carrier-pigeon:");
    assertThat(refused(reader().read(document)).problems())
        .containsExactly(
            new DocumentProblem("$.lines[0].uri", "an unknown scheme"),
            new DocumentProblem("$.lines[0].uri", "no port"));
  }

  @Test
  void secrets_need_not_be_known_where_nobody_knows_them() {
    FleetReader elsewhere = new FleetReader(Documents.PROTOCOLS, Documents.LINES);
    assertThat(elsewhere.read(replace(valid(), "secret:m-1", "secret:m-9")))
        .isInstanceOf(FleetResult.Whole.class);
  }

  @Test
  void a_secret_in_the_wrong_place_is_never_shown() {
    String secret = "hunter2-hunter2";
    List<String> documents =
        List.of(
            replace(valid(), "secret:m-1", secret),
            replace(valid(), "secret:m-1", "Secret:" + secret),
            replace(valid(), "secret:m-1", "secret: " + secret),
            replace(valid(), "\"secret:m-1\"", "[\"" + secret + "\"]"),
            replace(valid(), "\"password\": \"secret:m-1\"", "\"pasword\": \"" + secret + "\""),
            replace(valid(), "\"physical\": 17", "\"physical\": \"" + secret + "\""),
            replace(valid(), "\"quiet\": true", "\"quiet\": \"" + secret + "\""),
            replace(valid(), "Keller", secret),
            replace(valid(), "\"device\"", "\"password\": \"" + secret + "\", \"device\""),
            replace(valid(), "\"secret:m-1\"", "\"" + secret),
            replace(valid(), "\"secret:m-1\"", "\"" + secret + "\\uhunt\""),
            replace(valid(), "\"secret:m-1\"", secret));
    for (String document : documents) {
      FleetResult.Refused refused = refused(reader().read(document));
      assertThat(refused.toString()).doesNotContain("hunt");
    }
  }

  @Test
  void two_protocols_of_one_name_are_a_bug_of_ours() {
    var twice = List.of(Documents.PROTOCOLS.get(0), Documents.PROTOCOLS.get(0));
    assertThatThrownBy(() -> new FleetReader(twice, Documents.LINES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_fleet_of_ten_thousand_meters_is_read() {
    String meters =
        IntStream.range(0, Fleet.MAX_METERS)
            .mapToObj(
                i ->
                    "{\"id\":\"n-%d\",\"type\":\"sim-hdlc\",\"line\":\"feeder-1\",\"device\":\"%d\"}"
                        .formatted(i, i))
            .collect(Collectors.joining(","));
    String start = valid().substring(0, valid().indexOf("  \"meters\""));
    String schedule = "[{\"id\":\"s\",\"every\":\"PT15M\",\"meters\":[\"type:sim-hdlc\"]}]";
    String document = start + "\"meters\": [" + meters + "], \"schedules\":" + schedule + "}";
    Fleet large = whole(reader().read(document));
    assertThat(large.meters()).hasSize(10_000);
    assertThat(large.schedules().get("s").meters()).hasSize(10_000);
    String more = document.replace("\"meters\": [", "\"meters\": [{},");
    assertThat(refused(reader().read(more)).problems().get(0))
        .isEqualTo(new DocumentProblem("$.meters", "has 10001 items; allowed are 0..10000"));
  }

  @Test
  void problems_beyond_the_first_thousand_are_counted() {
    String zeros = "0,".repeat(5_000) + "0";
    String document = replace(valid(), "\"schedules\": [", "\"extra\": 1, \"schedules\": [");
    document = replace(document, "\"lines\": [", "\"lines\": [" + zeros + ",");
    FleetResult.Refused refused = refused(reader().read(document));
    assertThat(refused.total()).isGreaterThan(5_001);
    assertThat(refused.problems()).hasSize(FleetResult.MAX_PROBLEMS);
    assertThat(refused.problems().get(999).path()).isEqualTo("$.lines[999]");
    assertThat(Optional.of(refused.problems().get(0).path())).contains("$.lines[0]");
  }
}
