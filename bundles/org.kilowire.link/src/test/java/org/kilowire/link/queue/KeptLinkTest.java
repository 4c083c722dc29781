// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkCounters.Counter;
import org.kilowire.link.LinkUri;

/** How long a link stays open, and what is on it for the next user. */
@Timeout(60)
final class KeptLinkTest extends UsesQueuedLines {

  @Test
  void a_lease_opens_the_link_with_its_first_run() {
    try (Lease lease = take()) {
      assertThat(meters.opened).isEmpty();
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
      assertThat(lease.run(new OctetExchange(7))).isEqualTo(new Outcome.Ok<>(8));
      assertThat(meters.opened).hasSize(1);
    }
  }

  @Test
  void neither_opening_nor_talking_is_given_longer_than_the_run() {
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(5), alarms.now() + SECOND))
          .isEqualTo(new Outcome.Ok<>(6));
      assertThat(meters.openBy).isEqualTo(alarms.now() + SECOND);
      assertThat(lease.run(new OctetExchange(5), alarms.now()))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(ConversationReason.DEADLINE));
    }
  }

  @Test
  void a_patient_run_opens_the_link_in_the_time_of_the_line() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(5), alarms.now() + 3600 * SECOND);
      assertThat(meters.openBy).isEqualTo(alarms.now() + 10 * SECOND);
    }
  }

  @Test
  void each_opening_has_a_number_of_its_own() {
    long first;
    try (Lease lease = take()) {
      assertThat(lease.opening()).isZero();
      lease.run(new OctetExchange(5));
      first = lease.opening();
      assertThat(first).isPositive();
    }
    try (Lease lease = take()) {
      assertThat(lease.opening()).isEqualTo(first);
      lease.run(new OctetExchange(5));
      assertThat(lease.opening()).isEqualTo(first);
    }
    meters.last().far().close();
    try (Lease lease = take()) {
      lease.run(new OctetExchange(5));
      assertThat(lease.opening()).isNotZero().isNotEqualTo(first);
    }
  }

  @Test
  void the_link_is_kept_for_a_while_for_the_next_lease() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    alarms.advance(SECOND / 2);
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    assertThat(meters.opened).hasSize(1);
    alarms.advance(SECOND / 2);
    assertThat(meters.last().closed).as("the first lease's alarm is off").isFalse();
    alarms.advance(SECOND);
    assertThat(meters.last().closed).isTrue();
  }

  @Test
  void a_line_without_idle_time_closes_at_once() {
    try (Lease lease = take(LinkUri.of("tcp://meter:4059?idle=0s"))) {
      lease.run(new OctetExchange(1));
      assertThat(meters.last().closed).isFalse();
    }
    assertThat(meters.last().closed).isTrue();
  }

  @Test
  void what_came_before_a_lease_is_not_its_business() throws Exception {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    meters.last().far().send(ByteBuffer.wrap(new byte[] {99, 99}), System.nanoTime() + SECOND);
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
    assertThat(lines.counters().get(LINE)).containsEntry(Counter.DROPPED, 2L);
  }

  @Test
  void what_one_conversation_leaves_is_there_for_the_next_of_the_lease() throws Exception {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
      meters.last().far().send(ByteBuffer.wrap(new byte[] {99}), System.nanoTime() + SECOND);
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(99));
    }
  }

  @Test
  void a_kept_link_that_the_peer_has_closed_is_opened_again() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    meters.last().far().close();
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
    assertThat(meters.opened).hasSize(2);
    assertThat(meters.opened.get(0).closed).isTrue();
  }

  @Test
  void a_lost_link_is_closed_at_once_and_opened_by_the_next_run() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
      meters.last().far().close();
      assertThat(lease.run(new OctetExchange(1))).isInstanceOf(Outcome.Lost.class);
      assertThat(meters.last().closed).isTrue();
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
    assertThat(meters.opened).hasSize(2);
    assertThat(lines.counters().get(LINE))
        .containsEntry(Counter.LOST, 1L)
        .containsEntry(Counter.OPENED, 2L);
  }

  @Test
  void a_link_that_does_not_open_is_lost_and_the_lease_stays() {
    meters.refusing = true;
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(1))).isInstanceOf(Outcome.Lost.class);
      meters.refusing = false;
      assertThat(lease.run(new OctetExchange(1))).isEqualTo(new Outcome.Ok<>(2));
    }
    assertThat(lines.counters().get(LINE)).containsEntry(Counter.OPEN_FAILED, 1L);
  }
}
