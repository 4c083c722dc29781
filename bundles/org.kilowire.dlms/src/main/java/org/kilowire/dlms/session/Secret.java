// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import org.kilowire.conversation.Octets;

/** A password or key: to be used, never to be printed. */
public final class Secret {

  private final Octets octets;

  private Secret(Octets octets) {
    this.octets = octets;
  }

  public static Secret of(Octets octets) {
    return new Secret(octets);
  }

  /** The octets themselves, for the wire only. */
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
