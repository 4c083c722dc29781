// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.kilowire.conversation.Octets;

/**
 * What a batch says of itself.
 *
 * @param version {@link Batch#VERSION}
 * @param gateway who sends it ({@link Topics})
 * @param epoch made with the gateway's database; sequence numbers count within it
 * @param range sequence numbers of the blocks, one each, without holes
 * @param made when the batch was first put together, by the gateway's clock
 * @param before the digest of all batches of this epoch before this one ({@link DigestChain})
 */
public record BatchHeader(
    int version, String gateway, UUID epoch, Range range, Instant made, Octets before) {

  public BatchHeader {
    Topics.check(gateway);
    Objects.requireNonNull(epoch);
    Objects.requireNonNull(made);
    DigestChain.check(before);
    if (range.count() > Batch.MAX_BLOCKS) {
      throw new IllegalArgumentException(
          "a batch has at most " + Batch.MAX_BLOCKS + " blocks: " + range);
    }
  }
}
