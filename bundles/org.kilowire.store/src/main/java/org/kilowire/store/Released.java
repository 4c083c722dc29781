// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.util.UUID;
import org.kilowire.conversation.Reason;

/** What came of a receipt. Each is counted ({@link OutboxStatus}). */
public sealed interface Released {

  /**
   * The IMS has these blocks.
   *
   * @param upTo the last one
   * @param blocks how many were released by this receipt
   */
  record UpTo(long upTo, long blocks) implements Released {}

  /**
   * Nothing new: a receipt that came twice, or came late.
   *
   * @param upTo the last block released by earlier ones
   */
  record Already(long upTo) implements Released {}

  /** The receipt cannot be believed; nothing was released by it. */
  record Refused(Fault fault, String detail) implements Released {}

  /**
   * The IMS has more than this database ever stored, or refuses because it has something else under
   * these numbers: the database is an older copy of itself. A new epoch has begun; the unreleased
   * blocks have new numbers from 1, in their order; no batch is made yet; nothing was released.
   *
   * @param before the epoch that is over
   * @param epoch the new one
   * @param blocks how many blocks have new numbers
   */
  record Renewed(UUID before, UUID epoch, long blocks) implements Released {}

  /** Why a receipt is not believed. */
  enum Fault implements Reason {
    /** It is for another gateway. */
    FOREIGN_GATEWAY("foreign-gateway"),
    /** It is for another epoch than this database's. */
    OTHER_EPOCH("other-epoch"),
    /** Its digest is not the one of our batches up to there, or no batch of ours ends there. */
    DIGEST_NOT_OURS("digest-not-ours"),
    /** It confirms blocks that are stored and were in no batch yet. */
    BEYOND_SENT("beyond-sent");

    private final String code;

    Fault(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }

    @Override
    public Kind kind() {
      return Kind.PEER;
    }
  }
}
