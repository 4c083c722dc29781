// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.conversation.Octets;

/** Receipts that refuse, are not believed, or tell that the IMS went on without us. */
final class UnexpectedReceiptTest extends UsesOutgoingGateway {

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
}
