// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.crypto.CryptoService;

/**
 * Passwords and arrays of them. Components get text, as in Kura: encrypted, or plain if it was
 * given at creation.
 */
final class StoredPasswords {
  private final CryptoService crypto;

  StoredPasswords(CryptoService crypto) {
    this.crypto = crypto;
  }

  static boolean is(Object value) {
    return value instanceof Password || value instanceof Password[];
  }

  /** The texts that the passwords hold; any other value as it is. */
  static Object texts(Object value) {
    return is(value) ? ConfigurationValues.map(value, String.class, StoredPasswords::text) : value;
  }

  /** Passwords that hold these texts. */
  static Object of(Object texts) {
    return ConfigurationValues.map(texts, Password.class, text -> new Password(text(text)));
  }

  /** The texts encrypted, those excepted that are already. */
  Object encrypted(Object value) {
    return ConfigurationValues.map(value, String.class, element -> encrypt(text(element)));
  }

  /** Passwords that hold the plain texts. */
  Object plain(Object value) {
    return ConfigurationValues.map(
        value, Password.class, e -> new Password(decrypt(text(e)).orElse(text(e))));
  }

  private static String text(Object password) {
    return password instanceof Password secret
        ? String.valueOf(secret.getPassword())
        : String.valueOf(password);
  }

  private String encrypt(String text) {
    try {
      return decrypt(text).isPresent() ? text : crypto.encryptAes(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a password could not be encrypted", e);
    }
  }

  private Optional<String> decrypt(String text) {
    try {
      return Optional.of(crypto.decryptAes(text));
    } catch (GeneralSecurityException | IOException e) {
      return Optional.empty(); // it is plain
    }
  }
}
