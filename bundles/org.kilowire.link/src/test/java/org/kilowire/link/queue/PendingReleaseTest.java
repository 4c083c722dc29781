// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;

/** What one holder leaves open on a line, the next one finds. */
@Timeout(60)
final class PendingReleaseTest {

  private static final LinkUri LINE = LinkUri.of("tcp://meter:4059");

  private final HandAlarms alarms = new HandAlarms();
  private final EchoLinkProvider meters = new EchoLinkProvider(alarms);
  private final QueuedLines lines =
      new QueuedLines(new Links(List.of(meters)), Runnable::run, alarms);

  @AfterEach
  void close() {
    lines.close();
  }

  private Lease take() {
    return ((Outcome.Ok<Lease>) lines.acquire(LINE, Priority.SCHEDULE, alarms.now())).value();
  }

  private static PendingRelease release(String peer, boolean boundToLink) {
    return new PendingRelease(peer, boundToLink, () -> Conversation.of("released"));
  }

  @Test
  void the_next_holder_takes_and_runs_what_was_left_for_its_peer() {
    try (Lease lease = take()) {
      lease.run(Conversation.of("associated"));
      lease.leave(release("meter 1", true));
      lease.leave(release("meter 2", true));
    }
    try (Lease lease = take()) {
      PendingRelease left = lease.take("meter 1").orElseThrow();
      assertThat(lease.run(left.conversation())).isEqualTo(new Outcome.Ok<>("released"));
      assertThat(lease.take("meter 1")).as("it can be run once").isEmpty();
      assertThat(lease.take("meter 2")).as("of another peer").isPresent();
    }
  }

  @Test
  void what_is_left_later_takes_the_place_of_what_was_left_before() {
    PendingRelease later = release("meter 1", false);
    try (Lease lease = take()) {
      lease.leave(release("meter 1", false));
      lease.leave(later);
      assertThat(lease.take("meter 1")).containsSame(later);
      assertThat(lease.take("meter 1")).isEmpty();
    }
  }

  @Test
  void an_association_bound_to_its_link_is_gone_with_it_and_one_on_a_bus_is_not() {
    try (Lease lease = take()) {
      lease.run(Conversation.of("associated"));
      lease.leave(release("over IP", true));
      lease.leave(release("on a bus", false));
      lease.run(Conversation.lost("the link is given up"));
      assertThat(lease.take("over IP")).isEmpty();
      assertThat(lease.take("on a bus")).isPresent();
    }
  }

  @Test
  void an_idle_link_that_the_line_closes_takes_what_is_bound_to_it_along() {
    try (Lease lease = take()) {
      lease.run(Conversation.of("associated"));
      lease.leave(release("over IP", true));
      lease.leave(release("on a bus", false));
    }
    alarms.advance(LINE.options().idle().toNanos());
    try (Lease lease = take()) {
      assertThat(lease.take("over IP")).isEmpty();
      assertThat(lease.take("on a bus")).isPresent();
    }
  }

  @Test
  void who_has_given_the_line_back_neither_leaves_nor_takes() {
    Lease gone = take();
    gone.leave(release("meter 1", false));
    gone.close();
    assertThat(gone.take("meter 1")).isEmpty();
    gone.leave(release("meter 2", false));
    try (Lease lease = take()) {
      assertThat(lease.take("meter 1")).isPresent();
      assertThat(lease.take("meter 2")).isEmpty();
    }
  }

  @Test
  void a_line_keeps_a_bounded_number_of_them() {
    try (Lease lease = take()) {
      for (int i = 0; i <= PendingReleases.MOST; i++) {
        lease.leave(release("meter " + i, false));
      }
      assertThat(lease.take("meter 0")).as("the oldest").isEmpty();
      assertThat(lease.take("meter 1")).isPresent();
    }
  }
}
