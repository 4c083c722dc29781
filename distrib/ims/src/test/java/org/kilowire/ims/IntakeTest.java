// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.EventCodec;
import org.kilowire.contract.codec.Payload;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.Quality;
import org.kilowire.uplink.HistoryGone;

class IntakeTest {

  @TempDir private Path folder;
  private Path file;
  private Intake intake;
  private final Sender sender = new Sender("g1");
  private final List<Long> stored = new ArrayList<>();

  @BeforeEach
  void open() {
    file = folder.resolve("ims.db");
    intake = new Intake(file, InstantSource.fixed(Sender.NOW), (g, e, n, b) -> stored.add(n));
  }

  @AfterEach
  void close() {
    intake.close();
  }

  @Test
  void a_batch_is_stored_and_confirmed_with_its_digest() {
    Receipt receipt = take(sender.batch(Sender.block(1, 1234), Sender.block(2, 1235)));
    assertThat(receipt).isEqualTo(Receipt.of("g1", sender.epoch, 2, sender.digest()));
    assertThat(stored).containsExactly(1L, 2L);
    assertThat(values()).containsExactly("123.4", "123.5");
    assertThat(rows().get(1).sequence()).isEqualTo(2);
    assertThat(diagnosis().whole()).isTrue();
  }

  @Test
  void a_batch_that_comes_again_is_confirmed_again_and_counted_and_nothing_else() {
    byte[] batch = sender.batch(Sender.block(1, 1));
    Receipt first = take(batch);
    assertThat(take(batch)).isEqualTo(first);
    take(sender.batch(Sender.block(2, 2)));
    assertThat(take(batch)).isEqualTo(Receipt.of("g1", sender.epoch, 2, sender.digest()));
    assertThat(stored).containsExactly(1L, 2L);
    assertThat(count(CounterTable.REDELIVERED)).isEqualTo(2);
    assertThat(count(CounterTable.REPEATS)).isZero();
    assertThat(diagnosis().whole()).isTrue();
  }

  @Test
  void a_batch_behind_a_gap_is_not_stored_and_the_gap_is_asked_for() {
    byte[] one = sender.batch(Sender.block(1, 1));
    byte[] two = sender.batch(Sender.block(2, 2), Sender.block(3, 3));
    byte[] three = sender.batch(Sender.block(4, 4));
    Receipt early = take(three);
    assertThat(early.upTo()).isZero();
    assertThat(early.digest()).isEqualTo(DigestChain.START);
    assertThat(early.missing()).containsExactly(new Range(1, 3));
    take(one);
    assertThat(take(three).missing()).containsExactly(new Range(2, 3));
    assertThat(stored).containsExactly(1L);
    take(two);
    assertThat(take(three)).isEqualTo(Receipt.of("g1", sender.epoch, 4, sender.digest()));
    assertThat(stored).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void a_batch_that_goes_on_from_another_digest_is_refused_and_not_stored() {
    take(sender.batch(Sender.block(1, 1)));
    byte[] foreign = sender.odd(new Range(2, 2), DigestChain.START, Sender.block(2, 2));
    Receipt receipt = take(foreign);
    assertThat(receipt.upTo()).isEqualTo(1);
    assertThat(receipt.refused().orElseThrow().reason()).isEqualTo("before-mismatch");
    assertThat(count("before-mismatch")).isEqualTo(1);
    assertThat(stored).containsExactly(1L);
  }

  @Test
  void another_batch_under_known_numbers_is_refused_and_not_stored() {
    take(sender.batch(Sender.block(1, 1), Sender.block(2, 2)));
    for (Range range : List.of(new Range(1, 1), new Range(2, 2))) {
      Receipt receipt = take(sender.odd(range, DigestChain.START, Sender.block(1, 7)));
      assertThat(receipt.refused().orElseThrow().reason()).isEqualTo("batch-differs");
    }
    assertThat(values()).containsExactly("0.1", "0.2");
  }

  @Test
  void the_same_value_again_is_a_repeat_and_another_value_a_further_revision() {
    take(sender.batch(Sender.block(1, 10)));
    take(sender.batch(Sender.block(1, 10)));
    take(sender.batch(Sender.block(1, 11)));
    take(sender.batch(Sender.block(1, 10), Sender.block(1, 11)));
    take(sender.batch(Sender.block(1, 1, 99, 0)));
    int estimated = Quality.bits(Quality.ESTIMATED);
    take(sender.batch(Sender.block(1, 0, 10, estimated)));
    assertThat(rows())
        .extracting(ReadingRow::ordinal, ReadingRow::revision, ReadingRow::value)
        .containsExactly(
            tuple(0, 0, "1.0"), tuple(0, 1, "1.1"), tuple(0, 2, "1.0"), tuple(1, 0, "9.9"));
    assertThat(rows().get(2).quality()).containsExactly(Quality.ESTIMATED);
    assertThat(count(CounterTable.REPEATS)).isEqualTo(3);
    assertThat(count(CounterTable.REVISIONS)).isEqualTo(2);
    assertThat(diagnosis().whole()).isTrue();
  }

  @Test
  void a_new_epoch_begins_a_new_chain() {
    take(sender.batch(Sender.block(1, 1)));
    Sender renewed = new Sender("g1");
    assertThat(take(renewed.batch(Sender.block(2, 2))))
        .isEqualTo(Receipt.of("g1", renewed.epoch, 1, renewed.digest()));
    assertThat(new Doctor(file).examine()).hasSize(2).allMatch(Diagnosis::whole);
  }

  @Test
  void after_history_gone_it_goes_on_and_the_hole_is_on_record() {
    take(sender.batch(Sender.block(1, 1)));
    byte[] gone = sender.batch(Sender.block(2, 2), Sender.block(3, 3));
    byte[] kept = sender.batch(Sender.block(4, 4));
    assertThat(take(kept).missing()).containsExactly(new Range(2, 3));
    historyGone(new HistoryGone(2, 4));
    historyGone(new HistoryGone(2, 4));
    assertThat(take(kept)).isEqualTo(Receipt.of("g1", sender.epoch, 4, sender.digest()));
    take(sender.batch(Sender.block(5, 5)));
    assertThat(take(gone).upTo()).as("too late").isEqualTo(5);
    assertThat(count(CounterTable.LATE)).isEqualTo(1);
    assertThat(diagnosis().whole()).isFalse();
    assertThat(diagnosis().holes()).containsExactly(new Range(2, 3));
    assertThat(diagnosis().faults()).isEmpty();
  }

  @Test
  void a_message_of_another_gateway_than_its_topic_is_not_answered() {
    assertThat(intake.data("g2", sender.batch(Sender.block(1, 1)))).isEmpty();
    assertThat(stored).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_counted_and_never_answered_and_does_no_harm() {
    byte[] good = sender.batch(Sender.block(1, 1));
    assertThat(intake.data("g1", new byte[0])).isEmpty();
    assertThat(intake.data("g1", "{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(intake.data("g1", Payload.gzip(new byte[20 << 20]))).isEmpty();
    for (int length = 1; length < good.length; length += 7) {
      assertThat(intake.data("g1", Arrays.copyOf(good, length))).as("prefix " + length).isEmpty();
    }
    long seed = 4711;
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      byte[] wrong = good.clone();
      wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
      var unused = intake.data("g1", wrong);
      intake.event("g1", wrong);
    }
    assertThat(new Readings(file).counters("g1").get(CounterTable.MALFORMED)).isGreaterThan(100);
    assertThat(take(good).upTo()).as("seed " + seed).isEqualTo(1);
    assertThat(values()).containsExactly("0.1");
  }

  @Test
  void what_the_database_has_no_place_for_is_counted_and_never_stops_the_ims() {
    for (Block block :
        List.of(Sender.readAt(Instant.MAX), Sender.period(Duration.ofSeconds(Long.MAX_VALUE)))) {
      assertThat(intake.data("g1", sender.odd(new Range(1, 1), DigestChain.START, block)))
          .isEmpty();
    }
    MeterEvent event = new MeterEvent("m1", "parked", Instant.MAX, Map.of());
    intake.event(
        "g1",
        EventCodec.encode(new EventMessage(EventMessage.VERSION, "g1", sender.epoch, 1, event)));
    assertThat(new Readings(file).counters("g1")).containsEntry(CounterTable.MALFORMED, 3L);
    assertThat(take(sender.batch(Sender.block(1, 1))).upTo()).isEqualTo(1);
  }

  @Test
  void a_listener_that_fails_takes_nothing_from_the_receipt() {
    intake.close();
    intake =
        new Intake(
            file,
            InstantSource.fixed(Sender.NOW),
            (g, e, n, b) -> {
              throw new IllegalStateException("on purpose");
            });
    assertThat(take(sender.batch(Sender.block(1, 1))).upTo()).isEqualTo(1);
  }

  @Test
  void readings_are_nobody_elses_business() throws IOException {
    take(sender.batch(Sender.block(1, 1)));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .hasSizeGreaterThanOrEqualTo(1)
          .allSatisfy(
              one ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                      .as(one.toString())
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void everything_is_there_after_it_is_opened_again() {
    take(sender.batch(Sender.block(1, 1)));
    intake.close();
    open();
    assertThat(take(sender.batch(Sender.block(2, 2))).upTo()).isEqualTo(2);
    assertThat(values()).containsExactly("0.1", "0.2");
  }

  @Test
  void the_database_is_write_ahead_logged_and_synchronised_at_each_commit() throws SQLException {
    try (Connection connection = ImsDatabase.write(folder.resolve("other.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
      assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void the_doctor_finds_a_batch_that_is_missing_changed_or_cut_off() throws SQLException {
    for (int i = 1; i <= 4; i++) {
      take(sender.batch(Sender.block(i, i)));
    }
    assertThat(diagnosis().whole()).isTrue();
    tamper("DELETE FROM reading WHERE sequence = 3");
    assertThat(diagnosis().faults()).singleElement().asString().contains("no reading of m1");
    tamper("DELETE FROM batch WHERE first = 2");
    assertThat(diagnosis().faults()).anyMatch(fault -> fault.contains("2..2 are missing"));
    tamper("UPDATE batch SET body = (SELECT body FROM batch WHERE first = 1) WHERE first = 3");
    assertThat(diagnosis().faults()).anyMatch(fault -> fault.contains("its digest says"));
    tamper("DELETE FROM batch WHERE first = 4");
    assertThat(diagnosis().faults()).anyMatch(fault -> fault.contains("said to reach 4"));
  }

  @Test
  void a_database_that_is_not_there_or_no_database_of_ours_is_refused() {
    assertThatThrownBy(() -> new Doctor(folder.resolve("absent.db")).examine())
        .isInstanceOf(ImsException.class)
        .hasMessageContaining("absent.db");
  }

  private void tamper(String sql) throws SQLException {
    try (Connection connection = ImsDatabase.write(file);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
      connection.commit();
    }
  }

  private void historyGone(HistoryGone gone) {
    EventMessage message =
        new EventMessage(EventMessage.VERSION, "g1", sender.epoch, 1, gone.event(Sender.NOW));
    intake.event("g1", EventCodec.encode(message));
  }

  private Receipt take(byte[] payload) {
    return intake.data("g1", payload).orElseThrow();
  }

  @Test
  void events_are_read_as_they_were_reported() {
    MeterEvent event =
        new MeterEvent("m1", "wrong-device", Sender.NOW, Map.of("found", "4711, not \"4712\""));
    intake.event(
        "g1",
        EventCodec.encode(new EventMessage(EventMessage.VERSION, "g1", sender.epoch, 1, event)));
    List<EventRow> events = new ArrayList<>();
    new Readings(file).events(Optional.of("m1"), events::add);
    new Readings(file).events(Optional.of("typo"), events::add);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).line()).contains("m1", "wrong-device", "4711");
    assertThat(events.get(0).members())
        .containsEntry("code", "wrong-device")
        .containsEntry("details", Map.of("found", "4711, not \"4712\""));
    assertThat(events.get(0).members().keySet()).containsExactlyElementsOf(EventRow.MEMBERS);
  }

  @Test
  void a_reading_has_its_exact_decimal_for_programs() {
    take(sender.batch(Sender.block(1, 1)));
    assertThat(rows())
        .isNotEmpty()
        .allMatch(row -> row.members().get("scaled").equals(row.value()))
        .allSatisfy(
            row -> assertThat(row.members()).containsEntry("value", new BigDecimal(row.value())));
    assertThat(rows().get(0).members().keySet()).containsExactlyElementsOf(ReadingRow.MEMBERS);
  }

  private List<ReadingRow> rows() {
    List<ReadingRow> rows = new ArrayList<>();
    new Readings(file).each(Optional.of("m1"), rows::add);
    return rows;
  }

  private List<String> values() {
    return rows().stream().map(ReadingRow::value).toList();
  }

  private Diagnosis diagnosis() {
    return new Doctor(file).examine().get(0);
  }

  private long count(String name) {
    return diagnosis().counter(name);
  }
}
