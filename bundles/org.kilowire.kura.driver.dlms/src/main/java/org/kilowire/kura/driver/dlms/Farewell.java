// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.Duration;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.link.Lease;

/** How an association with one meter ends, with the line left fit for others. */
final class Farewell {

  /** How long it may take: the DISC of a meter that does not answer. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Framing framing;

  /** Whether the meter notices the end only by that of the link. */
  private final boolean wordless;

  Farewell(DlmsDriverOptions options) {
    framing = options.framing();
    wordless = framing == Framing.WRAPPER && !options.traits().flag("send-rlrq");
  }

  /** Ends an association that was made on the link that is open now. */
  void end(Lease lease, DlmsClient client, long deadline) {
    long longest = System.nanoTime() + LONGEST.toNanos();
    run(lease, client, deadline - longest < 0 ? deadline : longest);
  }

  /**
   * Ends an association that was idle. The line may have closed its link since; a meter on HDLC is
   * there all the same.
   */
  void endIdle(Lease lease, Session session) {
    if (lease.opening() == session.opening() || framing == Framing.HDLC) {
      run(lease, session.client(), System.nanoTime() + LONGEST.toNanos());
    }
  }

  /**
   * Lets an association be that does not answer, to make another one at once: on HDLC that takes
   * its place, on the wrapper its late answers go with the link.
   */
  void forget(Lease lease, Session session) {
    if (framing == Framing.WRAPPER && lease.opening() == session.opening()) {
      lease.run(new Abandonment());
    }
  }

  private void run(Lease lease, DlmsClient client, long until) {
    Outcome<Void> over = lease.run(client.release(), until);
    if (wordless || (framing == Framing.WRAPPER && !(over instanceof Outcome.Ok<Void>))) {
      lease.run(new Abandonment());
    }
  }
}
