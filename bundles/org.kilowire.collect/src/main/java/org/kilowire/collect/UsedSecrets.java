// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Secrets;

/**
 * Secrets that remember what a session has had of them: a meter that refused them is worth asking
 * again when one has another value.
 */
final class UsedSecrets implements Secrets {

  private final Secrets all;
  private final Map<String, Secret> used = new ConcurrentHashMap<>();

  UsedSecrets(Secrets all) {
    this.all = all;
  }

  @Override
  public Optional<Secret> find(String name) {
    Optional<Secret> found = all.find(name);
    found.ifPresent(secret -> used.put(name, secret));
    return found;
  }

  /** One that is away may come back as it was. */
  boolean areOthersNow() {
    return used.entrySet().stream()
        .anyMatch(
            was -> all.find(was.getKey()).filter(now -> !now.equals(was.getValue())).isPresent());
  }
}
