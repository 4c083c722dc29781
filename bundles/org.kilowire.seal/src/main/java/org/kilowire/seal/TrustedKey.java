// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.Topics;

/**
 * A key, and what it is trusted for.
 *
 * @param kid its fingerprint, {@link PublicKeys#kid}
 * @param role as what
 * @param kinds for which messages: some of its role's
 * @param gateway for which gateway's; empty, as on a gateway itself, for any
 */
public record TrustedKey(
    String kid, PublicKeys keys, TrustRole role, Set<MessageKind> kinds, Optional<String> gateway) {

  public TrustedKey {
    kinds = Set.copyOf(kinds);
    if (!kid.equals(keys.kid())) {
      throw new IllegalArgumentException("kid is not the fingerprint of the key: " + kid);
    }
    if (kinds.isEmpty() || !role.kinds().containsAll(kinds)) {
      throw new IllegalArgumentException(
          "a key of role " + role.word() + " is for some of " + role.kinds() + ": " + kinds);
    }
    Objects.requireNonNull(gateway);
    if (gateway.isPresent() && !Topics.isGateway(gateway.get())) {
      throw new IllegalArgumentException("not a gateway id: " + gateway.get());
    }
  }

  /** A key that is trusted for all that its role can be. */
  public static TrustedKey of(PublicKeys keys, TrustRole role, Optional<String> gateway) {
    return new TrustedKey(keys.kid(), keys, role, role.kinds(), gateway);
  }

  /** Whether a message of this kind, to or from this gateway, may be sealed with it. */
  public boolean isFor(MessageKind kind, String which) {
    return kinds.contains(kind) && (gateway.isEmpty() || gateway.get().equals(which));
  }

  /** Whether both stand for one and the same: there may be two of them, while one is changed. */
  boolean standsWith(TrustedKey other) {
    return role == other.role && gateway.equals(other.gateway);
  }
}
