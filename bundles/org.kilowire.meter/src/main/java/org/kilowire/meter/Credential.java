// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Objects;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Secret;

/**
 * What is shown to a meter to be let in.
 *
 * @param account where it is shown
 * @param secret the password or key; of no octets where none is shown
 */
public record Credential(MeterAccount account, Secret secret) {

  public Credential {
    Objects.requireNonNull(account);
    Objects.requireNonNull(secret);
  }

  /** An association without a password. */
  public static Credential none(MeterAccount account) {
    return new Credential(account, Secret.of(Octets.EMPTY));
  }

  /** Whether a password is shown at all: without one no meter locks. */
  public boolean hasSecret() {
    return secret.reveal().length() > 0;
  }
}
