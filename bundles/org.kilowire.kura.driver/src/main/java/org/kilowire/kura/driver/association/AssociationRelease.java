// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.link.Lease;

/** How an association with one meter ends, with the line left fit for others. */
final class AssociationRelease {

  /** How long it may take: the DISC of a meter that does not answer. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private AssociationRelease() {}

  /** In time bounded by itself; whoever leases the line next may run it. */
  static Conversation<?> of(MeterAssociation<?, ?> association) {
    return within(LONGEST, association);
  }

  /** At once, on the lease on which it was made. */
  static void run(Lease lease, MeterAssociation<?, ?> association, Duration left) {
    lease.run(within(left.compareTo(LONGEST) < 0 ? left : LONGEST, association));
  }

  /** A late answer goes with the link, where that ends the association too. */
  private static <T> Conversation<T> within(Duration limit, MeterAssociation<?, ?> association) {
    @SuppressWarnings("unchecked") // nobody looks at what a release yields
    Conversation<T> close = (Conversation<T>) association.close();
    Conversation<T> bounded = Conversation.within(limit, close);
    return association.isBoundToLink()
        ? Conversation.recover(
            bounded, failed -> Conversation.lost("not released: " + failed.reason().code()))
        : bounded;
  }

  /**
   * Lets an association be that does not answer, to make another one at once: on a bus that takes
   * its place; otherwise its late answers go with the link.
   */
  static void forget(Lease lease, HeldAssociation<?, ?> held) {
    if (held.association().isBoundToLink() && lease.opening() == held.opening()) {
      lease.run(Conversation.lost("given up by its user"));
    }
  }
}
