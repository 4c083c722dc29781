// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.nio.charset.StandardCharsets;
import org.kilowire.conversation.Octets;

/** A password or key. It prints as nothing but the word "secret". */
public final class Secret {

  private final Octets octets;

  public Secret(Octets octets) {
    this.octets = octets;
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
  public String toString() {
    return "secret";
  }
}
