// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.Range;

/** Batches in their window, and receipts that come late, twice or not at all. */
final class UplinkTest extends UsesOutgoingGateway {

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
}
