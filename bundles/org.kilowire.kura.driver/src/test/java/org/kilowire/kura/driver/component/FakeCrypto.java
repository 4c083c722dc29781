// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** Encrypts by turning the text around; what it gives looks like Kura's. */
public final class FakeCrypto implements CryptoService {

  private static final String HEAD = "AAAAAAAAAAAAAAAA-";
  private static final String TAIL = "BBBBBBBBBBBBBBBBBBBBBBBB";

  private static String turned(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  @Override
  public char[] encryptAes(char[] value) {
    return encryptAes(new String(value)).toCharArray();
  }

  @Override
  public char[] decryptAes(char[] encryptedValue) throws KuraException {
    String text = new String(encryptedValue);
    if (!text.startsWith(HEAD) || !text.endsWith(TAIL)) {
      throw new KuraException(KuraErrorCode.DECODER_ERROR, "not encrypted");
    }
    return decryptAes(text).toCharArray();
  }

  @Override
  public String encryptAes(String value) {
    return HEAD + turned(value) + TAIL;
  }

  @Override
  public String decryptAes(String encryptedValue) {
    return turned(encryptedValue.substring(HEAD.length(), encryptedValue.length() - TAIL.length()));
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
