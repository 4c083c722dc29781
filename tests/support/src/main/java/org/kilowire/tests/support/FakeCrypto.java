// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/**
 * Kura's service of encryption for tests: into the form that Kura's has, with a key that is only
 * told apart from others.
 */
public final class FakeCrypto implements CryptoService {

  private final String key;

  public FakeCrypto() {
    this("AAAAAAAAAAAAAAAA");
  }

  /**
   * Another gateway's.
   *
   * @param key 16 characters of base64
   */
  public FakeCrypto(String key) {
    this.key = key;
  }

  @Override
  public char[] encryptAes(char[] value) {
    return encryptAes(String.valueOf(value)).toCharArray();
  }

  @Override
  public String encryptAes(String value) {
    byte[] padded = (value + "\0".repeat(16)).getBytes(StandardCharsets.UTF_8);
    return key + "-" + Base64.getEncoder().encodeToString(padded);
  }

  @Override
  public char[] decryptAes(char[] encryptedValue) throws KuraException {
    String text = String.valueOf(encryptedValue);
    if (!text.startsWith(key + "-")) {
      throw new KuraException(KuraErrorCode.DECODER_ERROR);
    }
    return decryptAes(text).toCharArray();
  }

  @Override
  public String decryptAes(String encryptedValue) {
    byte[] padded = Base64.getDecoder().decode(encryptedValue.substring(key.length() + 1));
    return new String(padded, StandardCharsets.UTF_8).replace("\0", "");
  }

  @Override
  public String hash(String value, String algorithm) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String encodeBase64(String value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String decodeBase64(String encodedValue) {
    throw new UnsupportedOperationException();
  }

  @Override
  public char[] getKeyStorePassword(String keyStorePath) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setKeyStorePassword(String keyStorePath, char[] password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setKeyStorePassword(String keyStorePath, String password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isFrameworkSecure() {
    return false;
  }
}
