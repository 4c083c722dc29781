// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4). */
final class Sha256 {

  private Sha256() {}

  /** Of the octets of {@code message} from {@code from} on. */
  static byte[] of(byte[] message, int from) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(message, from, message.length - from);
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
