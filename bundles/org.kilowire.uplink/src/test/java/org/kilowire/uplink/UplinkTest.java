// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Answer;
import org.kilowire.contract.Command;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.codec.AnswerCodec;
import org.kilowire.contract.codec.CommandCodec;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.StoreException;

class UplinkTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final UplinkOptions ONE_BY_ONE = UplinkOptions.DEFAULT.withLimits(4, 1, 1 << 20);

  @TempDir private Path folder;
  private OutgoingGateway gateway;

  @BeforeEach
  void open() {
    gateway = new OutgoingGateway(folder, ONE_BY_ONE, Duration.ofDays(7));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private static Range[] ranges(long... numbers) {
    Range[] ranges = new Range[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      ranges[i] = new Range(numbers[i], numbers[i]);
    }
    return ranges;
  }

  private void upWith(int blocks) throws Exception {
    gateway.append(blocks);
    gateway.broker.up();
    gateway.uplink.turn();
  }

  @Test
  void sends_a_window_in_order_and_goes_on_with_each_receipt() throws Exception {
    upWith(7);
    assertThat(gateway.broker.batches()).containsExactly(ranges(1, 2, 3, 4));
    gateway.receipted(1);
    assertThat(gateway.broker.batches()).containsExactly(ranges(5));
    gateway.receipted(3);
    assertThat(gateway.broker.batches()).containsExactly(ranges(6, 7));
    gateway.receipted(7);
    assertThat(gateway.broker.batches()).isEmpty();
    assertThat(gateway.released()).isEqualTo(7);
    assertThat(gateway.count(UplinkCount.BATCHES_RESENT)).isZero();
  }

  @Test
  void nothing_is_sent_while_disconnected() throws Exception {
    gateway.append(2);
    gateway.pass(SECOND);
    assertThat(gateway.broker.batches()).isEmpty();
  }

  @Test
  void a_broker_that_acknowledges_for_an_hour_releases_nothing() throws Exception {
    upWith(10);
    for (int i = 0; i < 3600; i++) {
      gateway.pass(SECOND);
    }
    assertThat(gateway.released()).isZero();
    assertThat(gateway.count(UplinkCount.BATCHES_ACCEPTED)).isGreaterThan(10);
    List<Range> sent = gateway.broker.batches();
    assertThat(sent).startsWith(ranges(1, 2, 3, 4, 1)).doesNotContain(ranges(5));
    assertThat(sent.size()).as("backs off").isLessThan(25);
  }

  @Test
  void a_lost_receipt_is_made_up_for_by_sending_again_after_the_timeout() throws Exception {
    upWith(2);
    gateway.broker.batches();
    gateway.pass(TIMEOUT.minusMillis(1));
    assertThat(gateway.broker.batches()).isEmpty();
    gateway.pass(Duration.ofMillis(1));
    assertThat(gateway.broker.batches()).containsExactly(ranges(1));
    gateway.receipted(2);
    assertThat(gateway.released()).isEqualTo(2);
    gateway.pass(TIMEOUT.multipliedBy(4));
    assertThat(gateway.broker.batches()).isEmpty();
  }

  @Test
  void receipts_twice_and_out_of_order_do_no_harm() throws Exception {
    upWith(4);
    gateway.broker.batches();
    gateway.receipted(3);
    gateway.receipted(1);
    gateway.receipted(3);
    gateway.receipted(2);
    assertThat(gateway.released()).isEqualTo(3);
    assertThat(gateway.broker.batches()).isEmpty();
    gateway.receipted(4);
    assertThat(gateway.released()).isEqualTo(4);
  }

  @Test
  void a_missing_range_is_sent_again_once_however_often_it_is_asked_for() throws Exception {
    upWith(4);
    gateway.broker.batches();
    gateway.receipted(1, new Range(2, 2));
    gateway.receipted(1, new Range(2, 3));
    gateway.receipted(1, new Range(2, 2));
    assertThat(gateway.broker.batches()).containsExactly(ranges(2, 3, 4));
    assertThat(gateway.count(UplinkCount.WENT_BACK)).isEqualTo(1);
    gateway.receipted(4);
    assertThat(gateway.released()).isEqualTo(4);
  }

  @Test
  void what_was_released_goes_again_when_the_ims_has_lost_it() throws Exception {
    upWith(4);
    gateway.receipted(4);
    gateway.append(1);
    gateway.pass(SECOND);
    gateway.broker.batches();
    gateway.receipted(2, new Range(3, 4));
    assertThat(gateway.broker.batches()).containsExactly(ranges(3, 4, 5));
    gateway.receipted(3);
    gateway.receipted(5);
    gateway.pass(TIMEOUT.multipliedBy(2));
    assertThat(gateway.broker.batches()).isEmpty();
    assertThat(gateway.released()).isEqualTo(5);
  }

  @Test
  void after_a_reconnect_it_goes_on_from_the_first_unreleased() throws Exception {
    upWith(6);
    gateway.receipted(2);
    gateway.broker.batches();
    for (int i = 0; i < 5; i++) {
      gateway.broker.down();
      gateway.uplink.turn();
      assertThat(gateway.broker.batches()).isEmpty();
      gateway.broker.up();
      gateway.uplink.turn();
      assertThat(gateway.broker.batches()).containsExactly(ranges(3, 4, 5, 6));
    }
    gateway.receipted(6);
    assertThat(gateway.released()).isEqualTo(6);
  }

  @Test
  void a_store_that_fails_at_a_reconnect_is_asked_again_until_it_tells_where_to_begin()
      throws Exception {
    upWith(6);
    gateway.receipted(2);
    gateway.broker.down();
    gateway.uplink.turn();
    gateway.broker.batches();
    gateway.outbox.failures = 2;
    gateway.broker.up();
    assertThatThrownBy(gateway.uplink::turn).isInstanceOf(StoreException.class);
    assertThatThrownBy(gateway.uplink::turn).isInstanceOf(StoreException.class);
    gateway.pass(SECOND);
    assertThat(gateway.broker.batches()).containsExactly(ranges(3, 4, 5, 6));
    gateway.receipted(6);
    assertThat(gateway.released()).isEqualTo(6);
  }

  @Test
  void what_comes_back_from_a_transport_after_the_end_asks_the_store_nothing() throws Exception {
    gateway.append(3);
    var unused =
        gateway
            .store
            .events()
            .append(new MeterEvent("m1", "wrong-device", gateway.instant(), Map.of()))
            .get();
    gateway.broker.publishing = gateway::close;
    gateway.broker.up();
    gateway.uplink.turn();
    assertThat(gateway.broker.batches()).containsExactly(ranges(1));
  }

  @Test
  void an_error_of_the_java_machine_does_not_end_the_thread() throws Exception {
    gateway.close();
    gateway =
        new OutgoingGateway(
            folder.resolve("thread"),
            ONE_BY_ONE.withTimes(TIMEOUT, TIMEOUT, Duration.ofMillis(1)),
            Duration.ofDays(7));
    gateway.append(2);
    CountDownLatch published = new CountDownLatch(2);
    gateway.broker.publishing =
        () -> {
          published.countDown();
          throw new NoClassDefFoundError("made up");
        };
    gateway.uplink.start();
    gateway.broker.up();
    assertThat(published.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_batch_that_the_broker_does_not_take_goes_again_and_order_is_kept() throws Exception {
    gateway.broker.acknowledges = false;
    upWith(3);
    gateway.broker.down();
    gateway.broker.up();
    gateway.broker.batches();
    gateway.uplink.turn();
    gateway.pass(SECOND);
    assertThat(gateway.broker.batches()).containsExactly(ranges(1, 2, 3));
    assertThat(gateway.count(UplinkCount.BATCHES_NOT_ACCEPTED)).isEqualTo(3);
  }

  @Test
  void receipts_of_others_release_nothing_and_are_counted() throws Exception {
    upWith(3);
    Receipt good = gateway.receipt(3, List.of(), Optional.empty());
    UUID epoch = good.epoch();
    gateway.receive(Receipt.of("g2", epoch, 3, good.digest()));
    gateway.receive(Receipt.of(OutgoingGateway.ID, UUID.randomUUID(), 3, good.digest()));
    gateway.receive(Receipt.of(OutgoingGateway.ID, epoch, 3, DigestChain.START));
    gateway.receive(Receipt.of(OutgoingGateway.ID, epoch, 2, good.digest()));
    gateway.broker.receive(Transport.Incoming.RECEIPT, new byte[] {'{', 0, 1});
    gateway.broker.receive(Transport.Incoming.RECEIPT, new byte[1 << 20]);
    gateway.uplink.turn();
    assertThat(gateway.released()).isZero();
    assertThat(gateway.count(UplinkCount.RECEIPTS_NOT_BELIEVED)).isEqualTo(4);
    assertThat(gateway.count(UplinkCount.RECEIPTS_MALFORMED)).isEqualTo(1);
    assertThat(gateway.count(UplinkCount.INPUT_DROPPED)).isEqualTo(1);
    assertThat(gateway.reported())
        .containsExactlyInAnyOrder("foreign-gateway", "other-epoch", "digest-not-ours");
    gateway.receive(good);
    assertThat(gateway.released()).isEqualTo(3);
  }

  @Test
  void a_refused_batch_backs_off_and_is_reported_once() throws Exception {
    upWith(3);
    gateway.broker.batches();
    Receipt refusal =
        new Receipt(
            Receipt.VERSION,
            OutgoingGateway.ID,
            gateway.store.outbox().status().epoch(),
            0,
            DigestChain.START,
            List.of(),
            Optional.of(new Refusal("before-mismatch", "batch 1..1")));
    gateway.receive(refusal);
    gateway.receive(refusal);
    gateway.pass(SECOND);
    assertThat(gateway.broker.batches()).isEmpty();
    assertThat(gateway.released()).isZero();
    assertThat(gateway.count(UplinkCount.REFUSALS)).isEqualTo(2);
    assertThat(gateway.reported()).containsExactly("batch-refused");
    gateway.pass(TIMEOUT);
    assertThat(gateway.broker.batches()).containsExactly(ranges(1));
    gateway.receive(refusal);
    gateway.pass(TIMEOUT);
    assertThat(gateway.broker.batches()).as("waits longer").isEmpty();
    gateway.pass(TIMEOUT);
    assertThat(gateway.broker.batches()).containsExactly(ranges(1));
    assertThat(gateway.reported()).isEmpty();
  }

  @Test
  void a_receipt_beyond_the_last_number_begins_a_new_epoch_and_all_unreleased_goes_again()
      throws Exception {
    upWith(3);
    gateway.receipted(1);
    gateway.broker.batches();
    UUID before = gateway.store.outbox().status().epoch();
    gateway.receive(Receipt.of(OutgoingGateway.ID, before, 99, Octets.of(new byte[32])));
    assertThat(gateway.store.outbox().status().epoch()).isNotEqualTo(before);
    assertThat(gateway.broker.batches()).containsExactly(ranges(1, 2));
    assertThat(gateway.reported()).containsExactly("epoch-renewed");
  }

  @Test
  void what_is_not_kept_any_more_is_reported_once_and_it_goes_on_from_the_first_that_is()
      throws Exception {
    gateway.close();
    gateway = new OutgoingGateway(folder.resolve("forgetful"), ONE_BY_ONE, Duration.ZERO);
    upWith(3);
    gateway.receipted(1);
    gateway.pass(SECOND);
    gateway.receipted(2);
    gateway.pass(SECOND);
    gateway.receipted(3);
    gateway.append(2);
    gateway.pass(SECOND);
    gateway.broker.batches();
    long first = gateway.store.outbox().status().firstRetained();
    assertThat(first).isGreaterThan(1);
    Receipt nothing =
        new Receipt(
            Receipt.VERSION,
            OutgoingGateway.ID,
            gateway.store.outbox().status().epoch(),
            0,
            DigestChain.START,
            List.of(new Range(1, 3)),
            Optional.empty());
    gateway.receive(nothing);
    gateway.receive(nothing);
    assertThat(gateway.broker.batches().get(0).first()).isEqualTo(first);
    assertThat(gateway.reported()).containsExactly("history-gone");
    assertThat(gateway.count(UplinkCount.HISTORY_GONE)).isEqualTo(1);
  }

  @Test
  void an_upload_schedule_lets_out_what_was_there_at_its_time() throws Exception {
    gateway.close();
    UploadSchedule hourly = new UploadSchedule(Duration.ofHours(1), Duration.ofMinutes(5));
    gateway =
        new OutgoingGateway(
            folder.resolve("hourly"), ONE_BY_ONE.withSchedule(hourly), Duration.ofDays(7));
    upWith(2);
    gateway.receipted(2);
    gateway.broker.batches();
    gateway.append(2);
    gateway.pass(Duration.ofMinutes(4));
    assertThat(gateway.broker.batches()).isEmpty();
    gateway.pass(Duration.ofMinutes(1));
    assertThat(gateway.broker.batches()).containsExactly(ranges(3, 4));
    gateway.append(1);
    gateway.receipted(4);
    gateway.pass(Duration.ofMinutes(59));
    assertThat(gateway.broker.batches()).isEmpty();
    gateway.pass(Duration.ofMinutes(1));
    assertThat(gateway.broker.batches()).containsExactly(ranges(5));
  }

  @Test
  void a_clock_that_was_years_ahead_does_not_hold_up_the_schedule_when_it_is_right()
      throws Exception {
    gateway.close();
    UploadSchedule hourly = new UploadSchedule(Duration.ofHours(1), Duration.ofMinutes(5));
    gateway =
        new OutgoingGateway(
            folder.resolve("ahead"), ONE_BY_ONE.withSchedule(hourly), Duration.ofDays(7));
    gateway.clockIsFast(Duration.ofDays(3650));
    upWith(1);
    gateway.receipted(1);
    gateway.pass(Duration.ofHours(1));
    gateway.broker.batches();
    gateway.append(1);
    gateway.clockIsFast(Duration.ZERO);
    gateway.pass(Duration.ofHours(1));
    assertThat(gateway.broker.batches()).containsExactly(ranges(2));
    gateway.receipted(2);
    gateway.append(1);
    gateway.pass(Duration.ofMinutes(4));
    assertThat(gateway.broker.batches()).as("in its rhythm again").isEmpty();
  }

  @Test
  void a_broker_that_throws_us_out_at_each_batch_is_asked_less_and_less_often() throws Exception {
    gateway.broker.acknowledges = false;
    upWith(1);
    long seen = 0;
    for (int second = 0; second < 600; second++) {
      if (gateway.count(UplinkCount.BATCHES_SENT) > seen) {
        seen = gateway.count(UplinkCount.BATCHES_SENT);
        gateway.broker.down();
        gateway.uplink.turn();
        gateway.broker.up();
      }
      gateway.pass(SECOND);
    }
    assertThat(gateway.count(UplinkCount.BATCHES_SENT)).isBetween(5L, 15L);
    gateway.broker.acknowledges = true;
    gateway.pass(Duration.ofMinutes(5));
    gateway.receipted(1);
    assertThat(gateway.released()).isEqualTo(1);
  }

  @Test
  void a_refusal_of_many_words_is_reported_and_backed_off_from() throws Exception {
    upWith(2);
    gateway.broker.batches();
    gateway.receive(
        new Receipt(
            Receipt.VERSION,
            OutgoingGateway.ID,
            gateway.store.outbox().status().epoch(),
            0,
            DigestChain.START,
            List.of(),
            Optional.of(new Refusal("before-mismatch", "x" + "\uD83D\uDD0C".repeat(2047)))));
    assertThat(gateway.store.events().confirmed(0)).succeedsWithin(TIMEOUT);
    assertThat(gateway.reported()).containsExactly("batch-refused");
    gateway.pass(SECOND);
    assertThat(gateway.broker.batches()).isEmpty();
  }

  @Test
  void an_ims_that_went_on_without_us_gets_all_unreleased_in_a_new_epoch() throws Exception {
    upWith(3);
    gateway.receipted(1);
    gateway.broker.batches();
    UUID before = gateway.store.outbox().status().epoch();
    Receipt refusal =
        new Receipt(
            Receipt.VERSION,
            OutgoingGateway.ID,
            before,
            2,
            Octets.of(new byte[32]),
            List.of(),
            Optional.of(new Refusal("before-mismatch", "batch 3..3")));
    gateway.receive(refusal);
    gateway.receive(refusal);
    assertThat(gateway.store.outbox().status().epoch()).isNotEqualTo(before);
    assertThat(gateway.broker.batches()).containsExactly(ranges(1, 2));
    assertThat(gateway.store.events().confirmed(0)).succeedsWithin(TIMEOUT);
    assertThat(gateway.reported()).containsExactly("epoch-renewed", "other-epoch");
    gateway.receipted(2);
    assertThat(gateway.released()).isEqualTo(2);
  }

  @Test
  void the_times_of_a_schedule_are_counted_from_1970() {
    UploadSchedule daily = new UploadSchedule(Duration.ofDays(1), Duration.ofHours(2));
    assertThat(daily.after(Instant.parse("2026-03-01T01:59:59Z")))
        .isEqualTo(Instant.parse("2026-03-01T02:00:00Z"));
    assertThat(daily.after(Instant.parse("2026-03-01T02:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
  }

  @Test
  void an_event_is_done_with_when_the_broker_has_it() throws Exception {
    gateway.broker.acknowledges = false;
    var unused =
        gateway
            .store
            .events()
            .append(new MeterEvent("m1", "wrong-device", gateway.instant(), Map.of()))
            .get();
    gateway.broker.up();
    assertThat(gateway.reported()).containsExactly("wrong-device");
    assertThat(gateway.store.events().status().pending()).isEqualTo(1);
    gateway.broker.down();
    gateway.broker.acknowledges = true;
    gateway.broker.up();
    assertThat(gateway.reported()).containsExactly("wrong-device");
    gateway.uplink.turn();
    assertThat(gateway.store.events().confirmed(0)).succeedsWithin(TIMEOUT);
    assertThat(gateway.store.events().status().pending()).isZero();
    assertThat(gateway.count(UplinkCount.EVENTS_REPORTED)).isEqualTo(1);
  }

  @Test
  void every_command_is_refused_with_its_id() {
    gateway.broker.up();
    Command command =
        new Command(
            Command.VERSION,
            OutgoingGateway.ID,
            "c-1",
            "relay-disconnect",
            Map.of("meter", "m1"),
            gateway.instant(),
            gateway.instant().plusSeconds(60));
    assertThat(answer(CommandCodec.encode(command)))
        .hasValueSatisfying(
            answer -> {
              assertThat(answer.command()).isEqualTo("c-1");
              assertThat(answer.state()).isEqualTo(Answer.State.REFUSED);
              assertThat(answer.reason()).isEqualTo("not-supported");
            });
    assertThat(gateway.count(UplinkCount.COMMANDS_REFUSED)).isEqualTo(1);
  }

  @Test
  void a_command_that_cannot_be_read_is_counted_and_answered_if_its_id_can() {
    gateway.broker.up();
    assertThat(answer(octets("{\"version\":1,\"id\":\"c-2\",\"kind\":7")))
        .hasValueSatisfying(
            answer -> {
              assertThat(answer.command()).isEqualTo("c-2");
              assertThat(answer.reason()).isEqualTo("malformed-message");
            });
    for (String text :
        new String[] {"", "{", "[]", "{\"id\":5}", "{\"id\":\"a b\"}", "\u0000", "{\"id\":\""}) {
      assertThat(answer(octets(text))).as(text).isEmpty();
    }
    assertThat(gateway.count(UplinkCount.COMMANDS_MALFORMED)).isEqualTo(8);
  }

  private Optional<Answer> answer(byte[] command) {
    gateway.broker.receive(Transport.Incoming.COMMAND, command);
    gateway.uplink.turn();
    return gateway.broker.taken(Transport.Outgoing.ANSWER).stream()
        .findFirst()
        .map(octets -> FakeTransport.complete(AnswerCodec.decode(octets)));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
