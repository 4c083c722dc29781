// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.configuration;

/** A secret in a configuration. Its text never says what it is. */
public class Password {
  private final char[] password;

  public Password(String password) {
    this(password.toCharArray());
  }

  public Password(char[] password) {
    this.password = password;
  }

  public char[] getPassword() {
    return password;
  }

  @Override
  public String toString() {
    return "Password";
  }
}
