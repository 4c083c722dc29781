// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration;

import java.util.Arrays;

/**
 * A secret in a configuration; null is a password too. Its text never says what it is, other than
 * in Kura, where the text is the secret: use {@link #getPassword()}.
 */
public class Password {
  private final char[] password;

  public Password(String password) {
    this(password == null ? null : password.toCharArray());
  }

  /** Keeps the array itself. */
  public Password(char[] password) {
    this.password = password;
  }

  /** The array itself, not a copy. */
  public char[] getPassword() {
    return password;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Password that && Arrays.equals(password, that.password);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(password);
  }

  @Override
  public String toString() {
    return "Password";
  }
}
