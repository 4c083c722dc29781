// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.crypto;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.kura.host.Folders;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The crypto service with the machine's own key. A text that cannot be decrypted is an exception
 * that says so and nothing of the text. It keeps no passwords of key stores.
 */
@Component
public final class GatewayCrypto implements CryptoService {
  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private final AesGcm aes;

  /**
   * With the key in the folder {@code kura.security}; made if there is none.
   *
   * @throws IOException if there is no key and none can be made, or the file holds none
   */
  @Activate
  public GatewayCrypto(BundleContext context) throws IOException {
    aes = new AesGcm(GatewayKey.in(Folders.of(context::getProperty).security()));
  }

  @Override
  public char[] encryptAes(char[] value) throws KuraException {
    try {
      return aes.encrypt(new String(value)).toCharArray();
    } catch (GeneralSecurityException e) {
      throw new KuraException(KuraErrorCode.ENCODE_ERROR, e, "AES/GCM");
    }
  }

  @Override
  public char[] decryptAes(char[] encryptedValue) throws KuraException {
    try {
      return aes.decrypt(new String(encryptedValue)).toCharArray();
    } catch (GeneralSecurityException e) {
      throw new KuraException(KuraErrorCode.DECODER_ERROR, e, "AES/GCM");
    }
  }

  @Override
  public String encryptAes(String value)
      throws NoSuchAlgorithmException,
          NoSuchPaddingException,
          InvalidKeyException,
          IllegalBlockSizeException,
          BadPaddingException {
    try {
      return aes.encrypt(value);
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException(e);
    }
  }

  @Override
  public String decryptAes(String encryptedValue)
      throws NoSuchAlgorithmException,
          NoSuchPaddingException,
          InvalidKeyException,
          IOException,
          IllegalBlockSizeException,
          BadPaddingException {
    try {
      return aes.decrypt(encryptedValue);
    } catch (BadPaddingException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException(e);
    }
  }

  /** The digest in lower-case hex. */
  @Override
  public String hash(String value, String algorithm) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(value.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  @Override
  public String encodeBase64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
  }

  @Override
  public String decodeBase64(String encodedValue) {
    return new String(Base64.getDecoder().decode(encodedValue), UTF_8);
  }

  @Override
  public char[] getKeyStorePassword(String keyStorePath) {
    throw new UnsupportedOperationException("this host has no key stores");
  }

  @Override
  public void setKeyStorePassword(String keyStorePath, char[] password) {
    getKeyStorePassword(keyStorePath);
  }

  @Override
  public void setKeyStorePassword(String keyStorePath, String password) {
    getKeyStorePassword(keyStorePath);
  }

  @Override
  public boolean isFrameworkSecure() {
    return false;
  }
}
