// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;

/** Tests of lines to peers that answer each octet with the one after it. */
@Timeout(60)
abstract class UsesQueuedLines {

  static final LinkUri LINE = LinkUri.of("tcp://meter:4059");

  static final long SECOND = 1_000_000_000;

  final HandAlarms alarms = new HandAlarms();

  final EchoLinkProvider meters = new EchoLinkProvider(alarms);

  final QueuedLines lines = new QueuedLines(new Links(List.of(meters)), Runnable::run, alarms);

  final List<String> told = new ArrayList<>();

  @AfterEach
  void nothing_stays_open() {
    lines.close();
    assertThat(meters.opened).allMatch(link -> link.closed);
    assertThat(alarms.pending()).isZero();
  }

  Lease take() {
    return take(LINE);
  }

  Lease take(LinkUri line) {
    return ((Outcome.Ok<Lease>) lines.acquire(line, Priority.SCHEDULE, alarms.now())).value();
  }

  /** Asks for the line; when told, notes the name, uses the line and gives it back. */
  void ask(String name, Priority priority, long wait) {
    lines.acquire(
        LINE,
        priority,
        alarms.now() + wait,
        outcome -> {
          told.add(
              outcome instanceof Outcome.Failed<Lease> no ? name + " " + no.reason().code() : name);
          if (outcome instanceof Outcome.Ok<Lease> ok) {
            ok.value().close();
          }
        });
  }

  static <T> void assertRefused(Outcome<T> outcome, LinkReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }
}
