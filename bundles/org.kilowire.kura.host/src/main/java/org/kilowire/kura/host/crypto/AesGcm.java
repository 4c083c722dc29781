// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Text to text: 16 base64 characters (12 octets of initialisation vector), "-", base64 of the
 * encrypted UTF-8 and its 128-bit tag, as in Kura's snapshots.
 */
final class AesGcm {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9+/]{16})-([A-Za-z0-9+/]+={0,2})");
  private static final int TAG_BITS = 128;
  private static final int VECTOR_OCTETS = 12;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  AesGcm(SecretKey key) {
    this.key = key;
  }

  String encrypt(String plain) throws GeneralSecurityException {
    byte[] vector = new byte[VECTOR_OCTETS];
    random.nextBytes(vector);
    byte[] text = cipher(Cipher.ENCRYPT_MODE, vector, plain.getBytes(StandardCharsets.UTF_8));
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(vector) + "-" + base64.encodeToString(text);
  }

  /**
   * @throws AEADBadTagException if the text has not this form, or was made with another key
   */
  String decrypt(String encrypted) throws GeneralSecurityException {
    Matcher form = FORM.matcher(encrypted);
    if (!form.matches()) {
      throw new AEADBadTagException("not of the form vector-text");
    }
    byte[] vector = octets(form.group(1));
    byte[] plain = cipher(Cipher.DECRYPT_MODE, vector, octets(form.group(2)));
    return new String(plain, StandardCharsets.UTF_8);
  }

  private byte[] cipher(int mode, byte[] vector, byte[] text) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, vector));
    return cipher.doFinal(text);
  }

  private static byte[] octets(String base64) throws AEADBadTagException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new AEADBadTagException("not base64");
    }
  }
}
