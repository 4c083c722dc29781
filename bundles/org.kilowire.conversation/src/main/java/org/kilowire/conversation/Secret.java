// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.charset.StandardCharsets;

/** A password or key: to be used, never to be printed. It prints as the word "secret". */
public final class Secret {

  private final Octets octets;

  private Secret(Octets octets) {
    this.octets = octets;
  }

  public static Secret of(Octets octets) {
    return new Secret(octets);
  }

  /** A password as its UTF-8 octets. */
  public static Secret of(String password) {
    return new Secret(Octets.of(password, StandardCharsets.UTF_8));
  }

  /** The secret itself, for the one place that puts it on a line. */
  public Octets reveal() {
    return octets;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && octets.equals(that.octets);
  }

  @Override
  public int hashCode() {
    return octets.hashCode();
  }

  @Override
  public String toString() {
    return "secret";
  }
}
