// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.crypto;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import org.eclipse.kura.KuraException;

/** Encrypts and decrypts with the gateway's own key, and keeps the passwords of key stores. */
public interface CryptoService {
  char[] encryptAes(char[] value) throws KuraException;

  char[] decryptAes(char[] encryptedValue) throws KuraException;

  String encryptAes(String value)
      throws NoSuchAlgorithmException,
          NoSuchPaddingException,
          InvalidKeyException,
          IllegalBlockSizeException,
          BadPaddingException;

  String decryptAes(String encryptedValue)
      throws NoSuchAlgorithmException,
          NoSuchPaddingException,
          InvalidKeyException,
          IOException,
          IllegalBlockSizeException,
          BadPaddingException;

  default String sha1Hash(String value)
      throws NoSuchAlgorithmException, UnsupportedEncodingException {
    return hash(value, "SHA-1");
  }

  default String sha256Hash(String value)
      throws NoSuchAlgorithmException, UnsupportedEncodingException {
    return hash(value, "SHA-256");
  }

  String hash(String value, String algorithm)
      throws NoSuchAlgorithmException, UnsupportedEncodingException;

  String encodeBase64(String value) throws NoSuchAlgorithmException, UnsupportedEncodingException;

  String decodeBase64(String encodedValue)
      throws NoSuchAlgorithmException, UnsupportedEncodingException;

  char[] getKeyStorePassword(String keyStorePath);

  void setKeyStorePassword(String keyStorePath, char[] password) throws KuraException;

  void setKeyStorePassword(String keyStorePath, String password) throws IOException;

  boolean isFrameworkSecure();
}
