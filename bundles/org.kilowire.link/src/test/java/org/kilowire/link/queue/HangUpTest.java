// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;

/** What becomes of a link for whose end the peer waits. */
@Timeout(60)
final class HangUpTest extends UsesQueuedLines {

  private static final LinkUri CALLED = LinkUri.of("tcp-listen://:4059");

  private Lease used(LinkUri line) {
    Lease lease = take(line);
    lease.run(new OctetExchange(1));
    return lease;
  }

  private void hangUp(Lease lease) {
    lease.hangUp();
    assertThat(meters.last().closed).as("while the lease is held").isFalse();
    lease.close();
  }

  @Test
  void link_closes_with_the_lease_whose_holder_hangs_up() {
    hangUp(used(LINE));
    assertThat(meters.last().closed).isTrue();
    used(LINE).close();
    assertThat(meters.last().closed).as("the next holder has not hung up").isFalse();
  }

  @Test
  void link_stays_open_for_one_who_waits() {
    Lease lease = used(LINE);
    lines.acquire(
        LINE,
        Priority.SCHEDULE,
        alarms.now() + SECOND,
        outcome -> {
          Lease next = ((Outcome.Ok<Lease>) outcome).value();
          next.run(new OctetExchange(1));
          next.close();
        });
    hangUp(lease);
    assertThat(meters.opened).hasSize(1);
    assertThat(meters.last().closed).isFalse();
  }

  @Test
  void link_stays_open_for_an_association_that_is_left_on_it() {
    Lease lease = used(LINE);
    lease.leave(new PendingRelease("meter 1", true, () -> Conversation.of("released")));
    hangUp(lease);
    assertThat(meters.last().closed).isFalse();
    try (Lease next = take(LINE)) {
      assertThat(next.take("meter 1")).isPresent();
    }
  }

  @Test
  void link_that_only_the_meter_can_open_again_is_kept_for_the_idle_time() {
    hangUp(used(CALLED));
    assertThat(meters.last().closed).isFalse();
    alarms.advance(CALLED.options().idle().toNanos());
    assertThat(meters.last().closed).isTrue();
  }

  @Test
  void holder_who_hangs_up_without_having_opened_the_link_changes_nothing() {
    Lease lease = take(LINE);
    lease.hangUp();
    lease.close();
    assertThat(meters.opened).isEmpty();
  }
}
