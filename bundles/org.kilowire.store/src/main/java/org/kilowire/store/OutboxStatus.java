// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How the outbox stands.
 *
 * @param epoch of the sequence numbers
 * @param last the last sequence number given; 0 for none
 * @param batched the last sequence number that is in a batch; 0 for none
 * @param released the last sequence number released; 0 for none
 * @param firstRetained the first sequence number that is still kept; {@code last + 1} if none
 * @param unreleasedOctets size of the unreleased blocks' texts
 * @param oldestUnreleased when the oldest unreleased block was stored
 * @param usedOctets of the database, free pages not counted
 * @param maxOctets the limit of {@code usedOctets} for new blocks
 * @param counts since the store was opened
 */
public record OutboxStatus(
    UUID epoch,
    long last,
    long batched,
    long released,
    long firstRetained,
    long unreleasedOctets,
    Optional<Instant> oldestUnreleased,
    long usedOctets,
    long maxOctets,
    Counts counts) {

  /**
   * Since the store was opened.
   *
   * @param appended blocks
   * @param commits transactions that stored blocks
   * @param full appends refused for want of room
   * @param failed appends that the database failed
   * @param batches made
   * @param resends batches asked for again
   * @param releasing receipts that released something
   * @param repeated receipts that said nothing new
   * @param refused receipts that were not believed
   * @param renewed times that a new epoch began
   * @param pruned released blocks that were dropped
   */
  public record Counts(
      long appended,
      long commits,
      long full,
      long failed,
      long batches,
      long resends,
      long releasing,
      long repeated,
      Map<Released.Fault, Long> refused,
      long renewed,
      long pruned) {}

  /** How many blocks wait for a receipt. */
  public long unreleased() {
    return last - released;
  }
}
