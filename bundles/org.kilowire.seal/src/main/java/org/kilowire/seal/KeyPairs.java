// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/**
 * The keys of one side: a pair of Ed25519 (RFC 8032) that it signs with, and one of X25519 (RFC
 * 7748) that others encrypt for it with. A key to sign cannot agree on secrets. It prints no key.
 */
public final class KeyPairs {

  private static final BigInteger BASE_POINT = BigInteger.valueOf(9); // RFC 7748, 4.1
  private static final byte[] TRIAL = {0x6B, 0x77};

  private final KeyPair sign;
  private final KeyPair encrypt;
  private final PublicKeys publicKeys;

  /**
   * @throws GeneralSecurityException if a private and a public half do not belong together
   */
  KeyPairs(KeyPair sign, KeyPair encrypt) throws GeneralSecurityException {
    if (!signsFor(sign) || !agreesFor(encrypt)) {
      throw new GeneralSecurityException("a private and a public key that are no pair");
    }
    this.sign = sign;
    this.encrypt = encrypt;
    this.publicKeys =
        new PublicKeys(OkpKeys.raw(sign.getPublic()), OkpKeys.raw(encrypt.getPublic()));
  }

  /** New ones, of the platform's strongest source of chance for keys. */
  public static KeyPairs generate() {
    try {
      return new KeyPairs(pair(OkpKeys.ED25519), pair(OkpKeys.X25519));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has Ed25519 and X25519", e);
    }
  }

  private static KeyPair pair(OkpKeys curve) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(curve.algorithm()).generateKeyPair();
  }

  /** What the other side is to know. */
  public PublicKeys publicKeys() {
    return publicKeys;
  }

  /** The key that signs. */
  public PrivateKey signKey() {
    return sign.getPrivate();
  }

  KeyPair sign() {
    return sign;
  }

  KeyPair encrypt() {
    return encrypt;
  }

  private static boolean signsFor(KeyPair pair) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(OkpKeys.ED25519.algorithm());
    signature.initSign(pair.getPrivate());
    signature.update(TRIAL);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(TRIAL);
    return signature.verify(signed);
  }

  /** A public key is what the private one makes of the base point (RFC 7748, 6.1). */
  private static boolean agreesFor(KeyPair pair) throws GeneralSecurityException {
    String curve = OkpKeys.X25519.algorithm();
    PublicKey base =
        KeyFactory.getInstance(curve)
            .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT));
    KeyAgreement agreement = KeyAgreement.getInstance(curve);
    agreement.init(pair.getPrivate());
    agreement.doPhase(base, true);
    return Arrays.equals(agreement.generateSecret(), OkpKeys.raw(pair.getPublic()).toArray());
  }

  /** The fingerprint. */
  @Override
  public String toString() {
    return publicKeys.kid();
  }
}
