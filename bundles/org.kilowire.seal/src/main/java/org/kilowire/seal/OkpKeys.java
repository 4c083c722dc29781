// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.kilowire.conversation.Octets;

/**
 * Public keys of curve 25519 as their 32 octets (RFC 8032, 5.1.5; RFC 7748, 5) and as the platform
 * has them. A SubjectPublicKeyInfo of theirs has a fixed beginning (RFC 8410, 4).
 */
enum OkpKeys {
  /** To sign. */
  ED25519("Ed25519", "302A300506032B6570032100"),
  /** To agree on secrets. */
  X25519("X25519", "302A300506032B656E032100");

  /** Octets of a public key. */
  static final int LENGTH = 32;

  /** 2^255 - 19. */
  private static final BigInteger PRIME =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

  private final String algorithm;
  private final String prefix;

  OkpKeys(String algorithm, String prefix) {
    this.algorithm = algorithm;
    this.prefix = prefix;
  }

  String algorithm() {
    return algorithm;
  }

  /**
   * The key of these octets.
   *
   * @throws GeneralSecurityException if they are no key
   */
  PublicKey publicKey(Octets raw) throws GeneralSecurityException {
    return publicKey(Octets.ofHex(prefix + raw).toArray());
  }

  /**
   * Looks whether these octets are a key, and the only ones that are this key (RFC 8032, 5.1.3).
   *
   * @throws GeneralSecurityException if they are not
   */
  void check(Octets raw) throws GeneralSecurityException {
    byte[] number = new byte[LENGTH]; // it comes lowest octet first
    for (int i = 0; i < LENGTH; i++) {
      number[i] = (byte) raw.at(LENGTH - 1 - i);
    }
    if (this == ED25519) {
      number[0] &= 0x7F; // the highest bit is that of the other coordinate
      Signature.getInstance(algorithm).initVerify(publicKey(raw)); // whether it is on the curve
    }
    if (new BigInteger(1, number).compareTo(PRIME) >= 0) {
      throw new InvalidKeyException("not below 2^255 - 19");
    }
  }

  PublicKey publicKey(byte[] info) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info));
  }

  PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  static Octets raw(PublicKey key) {
    byte[] info = key.getEncoded();
    return Octets.of(Arrays.copyOfRange(info, info.length - LENGTH, info.length));
  }
}
