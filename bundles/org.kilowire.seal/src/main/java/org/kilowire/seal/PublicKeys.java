// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.kilowire.conversation.Octets;

/**
 * The public halves of one side's key pairs, as people carry them to the other side.
 *
 * @param sign of Ed25519: what the side signs is checked with it; 32 octets
 * @param encrypt of X25519: secrets for the side are encrypted with it; 32 octets
 */
public record PublicKeys(Octets sign, Octets encrypt) {

  private static final Pattern TEXT =
      Pattern.compile("kw1\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** Refuses what is no key. */
  public PublicKeys {
    try {
      check(OkpKeys.ED25519, sign);
      check(OkpKeys.X25519, encrypt);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key", e);
    }
  }

  private static void check(OkpKeys curve, Octets raw) throws GeneralSecurityException {
    if (raw.length() != OkpKeys.LENGTH) {
      throw new IllegalArgumentException("a public key has 32 octets, not " + raw.length());
    }
    curve.check(raw);
  }

  /** What {@link #text} gave; blanks around it do not count. */
  public static Optional<PublicKeys> of(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PublicKeys(octets(parts.group(1)), octets(parts.group(2))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** One word: {@code kw1.}, the key to sign, a dot, the key to encrypt, both in base64url. */
  public String text() {
    return "kw1." + encoded(sign) + "." + encoded(encrypt);
  }

  /**
   * The fingerprint: the thumbprint of the signing key by RFC 7638 and RFC 8037, 2, with SHA-256 in
   * base64url, 43 characters. It names the key in what it seals.
   */
  public String kid() {
    return new OctetKeyPairJsonWebKey(signKey()).calculateBase64urlEncodedThumbprint("SHA-256");
  }

  /** The key that signatures are checked with. */
  public PublicKey signKey() {
    try {
      return OkpKeys.ED25519.publicKey(sign);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("was a key when this was made", e);
    }
  }

  private static String encoded(Octets key) {
    return ENCODER.encodeToString(key.toArray());
  }

  /** Two unused bits of the last character would make four texts of one key. */
  private static Octets octets(String text) {
    Octets octets = Octets.of(Base64.getUrlDecoder().decode(text));
    if (!encoded(octets).equals(text)) {
      throw new IllegalArgumentException("not base64url");
    }
    return octets;
  }
}
