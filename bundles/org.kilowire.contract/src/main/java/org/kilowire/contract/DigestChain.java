// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.kilowire.conversation.Octets;

/**
 * The running digest over all batches of an epoch: each is SHA-256 (FIPS 180-4) over the digest
 * before it and the octets of the batch's body as they were before gzip. Two sides with the same
 * digest have the same batches, cut in the same places.
 */
public final class DigestChain {

  /** Octets in a digest. */
  public static final int LENGTH = 32;

  /** The digest before the first batch of an epoch: 32 zero octets. */
  public static final Octets START = Octets.of(new byte[LENGTH]);

  private DigestChain() {}

  /** The digest after a batch with this body. */
  public static Octets after(Octets before, byte[] body) {
    check(before);
    MessageDigest sha = sha256();
    sha.update(before.buffer());
    return Octets.of(sha.digest(body));
  }

  static void check(Octets digest) {
    if (digest.length() != LENGTH) {
      throw new IllegalArgumentException("a digest has 32 octets, not " + digest.length());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
