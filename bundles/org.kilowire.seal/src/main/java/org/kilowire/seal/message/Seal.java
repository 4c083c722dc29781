// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.Topics;
import org.kilowire.conversation.Octets;

/**
 * What a seal says of the message behind it.
 *
 * @param kind what the message is
 * @param gateway which gateway it is to or from
 * @param epoch that it is of, where its kind has one
 * @param number higher than in any seal before with this key; 1..2^53-1
 * @param sha256 of the octets behind the newline, exactly as they travel (FIPS 180-4)
 */
public record Seal(
    MessageKind kind, String gateway, Optional<UUID> epoch, long number, Octets sha256) {

  /** The highest number, which every reader of JSON still holds exactly. */
  public static final long MAX_NUMBER = (1L << 53) - 1;

  static final int DIGEST_LENGTH = 32;

  public Seal {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(epoch);
    if (!Topics.isGateway(gateway)) {
      throw new IllegalArgumentException("not a gateway id");
    }
    if (number < 1 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("a number is 1.." + MAX_NUMBER + ": " + number);
    }
    if (sha256.length() != DIGEST_LENGTH) {
      throw new IllegalArgumentException("a digest has 32 octets, not " + sha256.length());
    }
  }
}
