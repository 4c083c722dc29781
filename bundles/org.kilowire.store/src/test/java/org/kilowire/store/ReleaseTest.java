// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.store.Some.append;
import static org.kilowire.store.Some.batch;
import static org.kilowire.store.Some.receipt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Watermark;

final class ReleaseTest {

  private static final Octets OTHER_DIGEST = Octets.ofHex("11".repeat(32));

  @TempDir private Path folder;
  private Store store;
  private OutgoingBatch one;
  private OutgoingBatch two;

  /** Ten blocks: 1-3 and 4-6 in batches, 7-10 in none. */
  @BeforeEach
  void open() {
    store = Store.open(Some.settings(folder));
    append(store, 10);
    one = batch(store, 0, 3);
    two = batch(store, 3, 3);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void assertRefused(Receipt receipt, Released.Fault fault) {
    assertThat(store.outbox().release(receipt))
        .isInstanceOfSatisfying(
            Released.Refused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
    OutboxStatus status = store.outbox().status();
    assertThat(status.released()).isZero();
    assertThat(status.unreleased()).isEqualTo(10);
    assertThat(status.epoch()).isEqualTo(one.epoch());
    assertThat(status.counts().refused()).containsEntry(fault, 1L);
    assertThat(status.counts().releasing()).isZero();
  }

  @Test
  void a_receipt_for_a_batch_releases_it_and_all_before() {
    assertThat(store.outbox().release(receipt(two))).isEqualTo(new Released.UpTo(6, 6));
    assertThat(store.outbox().status().released()).isEqualTo(6);
    assertThat(store.outbox().status().counts().releasing()).isEqualTo(1);
  }

  @Test
  void batch_by_batch() {
    assertThat(store.outbox().release(receipt(one))).isEqualTo(new Released.UpTo(3, 3));
    assertThat(store.outbox().release(receipt(two))).isEqualTo(new Released.UpTo(6, 3));
  }

  @Test
  void a_receipt_of_another_gateway_releases_nothing() {
    assertRefused(Receipt.of("gw-2", one.epoch(), 3, one.digest()), Released.Fault.FOREIGN_GATEWAY);
  }

  @Test
  void a_receipt_of_another_epoch_releases_nothing() {
    assertRefused(
        Receipt.of(Some.GATEWAY, UUID.randomUUID(), 3, one.digest()), Released.Fault.OTHER_EPOCH);
  }

  @Test
  void a_receipt_with_another_digest_releases_nothing() {
    assertRefused(
        Receipt.of(Some.GATEWAY, one.epoch(), 3, OTHER_DIGEST), Released.Fault.DIGEST_NOT_OURS);
  }

  @Test
  void a_receipt_with_the_digest_of_another_batch_releases_nothing() {
    assertRefused(
        Receipt.of(Some.GATEWAY, one.epoch(), 6, one.digest()), Released.Fault.DIGEST_NOT_OURS);
  }

  @Test
  void a_receipt_for_a_part_of_a_batch_releases_nothing() {
    assertRefused(
        Receipt.of(Some.GATEWAY, one.epoch(), 5, two.digest()), Released.Fault.DIGEST_NOT_OURS);
  }

  @Test
  void a_receipt_beyond_what_was_sent_releases_nothing() {
    assertRefused(
        Receipt.of(Some.GATEWAY, one.epoch(), 10, two.digest()), Released.Fault.BEYOND_SENT);
  }

  @Test
  void an_empty_ims_releases_nothing() {
    assertThat(store.outbox().release(Receipt.of(Some.GATEWAY, one.epoch(), 0, DigestChain.START)))
        .isEqualTo(new Released.Already(0));
    assertRefused(
        Receipt.of(Some.GATEWAY, one.epoch(), 0, OTHER_DIGEST), Released.Fault.DIGEST_NOT_OURS);
  }

  @Test
  void a_receipt_that_comes_twice_or_late_says_nothing_new() {
    store.outbox().release(receipt(two));
    assertThat(store.outbox().release(receipt(two))).isEqualTo(new Released.Already(6));
    assertThat(store.outbox().release(receipt(one))).isEqualTo(new Released.Already(6));
    assertThat(store.outbox().status().released()).isEqualTo(6);
    assertThat(store.outbox().status().counts().repeated()).isEqualTo(2);
  }

  @Test
  void a_release_survives_a_restart() {
    store.outbox().release(receipt(one));
    store.close();
    store = Store.open(Some.settings(folder));
    assertThat(store.outbox().status().released()).isEqualTo(3);
    assertThat(store.outbox().release(receipt(one))).isEqualTo(new Released.Already(3));
  }

  @Test
  void a_receipt_beyond_our_last_number_begins_a_new_epoch_and_loses_nothing() {
    store.outbox().release(receipt(one));
    Watermark watermark = store.outbox().watermark("m1", "KWm1", Some.PROFILE).orElseThrow();
    Octets fourth = batch(store, 3, 1).body();
    Released released =
        store.outbox().release(Receipt.of(Some.GATEWAY, one.epoch(), 11, OTHER_DIGEST));
    assertThat(released).isInstanceOf(Released.Renewed.class);
    Released.Renewed renewed = (Released.Renewed) released;
    assertThat(renewed.before()).isEqualTo(one.epoch());
    assertThat(renewed.blocks()).isEqualTo(7);

    OutboxStatus status = store.outbox().status();
    assertThat(status.epoch()).isEqualTo(renewed.epoch()).isNotEqualTo(one.epoch());
    assertThat(status.last()).isEqualTo(7);
    assertThat(status.released()).isZero();
    assertThat(status.batched()).isZero();
    assertThat(status.firstRetained()).isEqualTo(1);
    assertThat(status.counts().renewed()).isEqualTo(1);
    assertThat(store.outbox().watermark("m1", "KWm1", Some.PROFILE)).contains(watermark);

    OutgoingBatch anew = batch(store, 0, 3);
    assertThat(anew.epoch()).isEqualTo(renewed.epoch());
    assertThat(anew.range()).isEqualTo(new Range(1, 3));
    assertThat(blocksOf(anew.body())).isEqualTo(blocksOf(fourth));
    assertThat(store.outbox().release(receipt(two)))
        .isInstanceOfSatisfying(
            Released.Refused.class,
            refused -> assertThat(refused.fault()).isEqualTo(Released.Fault.OTHER_EPOCH));
    assertThat(store.outbox().release(receipt(anew))).isEqualTo(new Released.UpTo(3, 3));

    assertThat(Some.done(store.outbox().append(List.of(Some.block(77)))))
        .isEqualTo(new Range(8, 8));
    store.close();
    store = Store.open(Some.settings(folder));
    assertThat(store.outbox().status().epoch()).isEqualTo(renewed.epoch());
    assertThat(store.outbox().next(3, 4096, BatchCodec.MAX_OCTETS).orElseThrow().range())
        .isEqualTo(new Range(4, 8));
  }

  private Receipt refusing(long upTo, Octets digest, String reason) {
    return new Receipt(
        Receipt.VERSION,
        Some.GATEWAY,
        one.epoch(),
        upTo,
        digest,
        List.of(),
        Optional.of(new Refusal(reason, "batch 4..6")));
  }

  @ParameterizedTest
  @CsvSource({
    "3, batch-differs",
    "5, batch-differs",
    "6, before-mismatch",
    "8, batch-differs",
    "10, before-mismatch"
  })
  void a_refusal_by_an_ims_with_another_history_begins_a_new_epoch_and_loses_nothing(
      long upTo, String reason) {
    store.outbox().release(receipt(one));
    assertThat(store.outbox().release(refusing(upTo, OTHER_DIGEST, reason)))
        .isInstanceOfSatisfying(
            Released.Renewed.class, renewed -> assertThat(renewed.blocks()).isEqualTo(7));
    OutboxStatus status = store.outbox().status();
    assertThat(status.epoch()).isNotEqualTo(one.epoch());
    assertThat(status.last()).isEqualTo(7);
    assertThat(status.released()).isZero();
    assertThat(store.outbox().release(refusing(upTo, OTHER_DIGEST, reason)))
        .as("the same once more")
        .isInstanceOfSatisfying(
            Released.Refused.class,
            refused -> assertThat(refused.fault()).isEqualTo(Released.Fault.OTHER_EPOCH));
    assertThat(batch(store, 0, 100).range()).isEqualTo(new Range(1, 7));
  }

  @Test
  void a_refusal_by_an_ims_with_our_history_or_for_another_reason_begins_no_epoch() {
    assertThat(store.outbox().release(refusing(0, DigestChain.START, "before-mismatch")))
        .isEqualTo(new Released.Already(0));
    assertRefused(refusing(3, OTHER_DIGEST, "out-of-service"), Released.Fault.DIGEST_NOT_OURS);
    assertThat(store.outbox().release(refusing(3, one.digest(), "batch-differs")))
        .isEqualTo(new Released.UpTo(3, 3));
    assertThat(store.outbox().status().epoch()).isEqualTo(one.epoch());
  }

  private static String blocksOf(Octets body) {
    String text = body.text(StandardCharsets.UTF_8);
    return text.substring(text.indexOf("\"blocks\""));
  }

  @Test
  void an_uplink_that_still_counts_in_the_old_epoch_gets_the_first_batch_of_the_new_one() {
    store.outbox().release(receipt(two));
    store.outbox().release(Receipt.of(Some.GATEWAY, one.epoch(), 11, OTHER_DIGEST));
    assertThat(batch(store, 6, 100).range()).isEqualTo(new Range(1, 4));
  }
}
