// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Key pairs as text (RFC 7468): each private key as PKCS #8 (RFC 5958, 8410), its public key behind
 * it; first the pair to sign, then the one to encrypt. Version 1 of PKCS #8 has no place for a
 * public key, and the platform does not compute one.
 */
public final class KeyPem {

  /** The most characters a text of keys has. */
  public static final int MAX_LENGTH = 4096;

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private static final Pattern WHOLE =
      Pattern.compile("\\s*" + block(PRIVATE) + block(PUBLIC) + block(PRIVATE) + block(PUBLIC));

  private KeyPem() {}

  public static String encode(KeyPairs keys) {
    return written(PRIVATE, keys.sign().getPrivate())
        + written(PUBLIC, keys.sign().getPublic())
        + written(PRIVATE, keys.encrypt().getPrivate())
        + written(PUBLIC, keys.encrypt().getPublic());
  }

  /** Empty for anything that {@link #encode} does not write. */
  public static Optional<KeyPairs> decode(String text) {
    Matcher blocks = WHOLE.matcher(text);
    if (text.length() > MAX_LENGTH || !blocks.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new KeyPairs(
              pair(OkpKeys.ED25519, blocks.group(1), blocks.group(2)),
              pair(OkpKeys.X25519, blocks.group(3), blocks.group(4))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static KeyPair pair(OkpKeys curve, String privateKey, String publicKey)
      throws GeneralSecurityException {
    return new KeyPair(curve.publicKey(octets(publicKey)), curve.privateKey(octets(privateKey)));
  }

  private static byte[] octets(String text) {
    return Base64.getMimeDecoder().decode(text);
  }

  private static String block(String label) {
    return "-----BEGIN " + label + "-----\n([A-Za-z0-9+/=\n]{1,400})-----END " + label + "-----\n";
  }

  private static String written(String label, Key key) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + LINES.encodeToString(key.getEncoded())
        + "\n-----END "
        + label
        + "-----\n";
  }
}
