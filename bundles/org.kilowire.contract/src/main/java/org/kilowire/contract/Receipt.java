// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.conversation.Octets;

/**
 * What the IMS has committed. Only a receipt makes the gateway release anything.
 *
 * @param version {@link #VERSION}
 * @param gateway whose readings
 * @param epoch as in the batches
 * @param upTo the last sequence number of the last batch that, with all before it, is safe in the
 *     IMS; 0 for none
 * @param digest of all batches up to there ({@link DigestChain})
 * @param missing what the IMS wants to have (again), in ascending order
 * @param refused why the IMS does not take what follows
 */
public record Receipt(
    int version,
    String gateway,
    UUID epoch,
    long upTo,
    Octets digest,
    List<Range> missing,
    Optional<Refusal> refused) {

  public static final int VERSION = 1;
  public static final int MAX_MISSING = 256;

  public Receipt {
    Topics.check(gateway);
    Objects.requireNonNull(epoch);
    Objects.requireNonNull(refused);
    DigestChain.check(digest);
    if (upTo < 0) {
      throw new IllegalArgumentException("upTo is 0 or more: " + upTo);
    }
    missing = List.copyOf(missing);
    if (missing.size() > MAX_MISSING) {
      throw new IllegalArgumentException(
          "at most " + MAX_MISSING + " missing ranges: " + missing.size());
    }
    for (int i = 1; i < missing.size(); i++) {
      if (missing.get(i).first() <= missing.get(i - 1).last()) {
        throw new IllegalArgumentException("missing ranges are not in ascending order");
      }
    }
  }

  /** A receipt that only confirms. */
  public static Receipt of(String gateway, UUID epoch, long upTo, Octets digest) {
    return new Receipt(VERSION, gateway, epoch, upTo, digest, List.of(), Optional.empty());
  }
}
