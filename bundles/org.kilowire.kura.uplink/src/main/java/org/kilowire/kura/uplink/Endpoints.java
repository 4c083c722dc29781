// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kura's connections by their {@code kura.service.pid}. Not safe for threads. */
final class Endpoints {

  /**
   * What a connection said of itself.
   *
   * @param pid of the connection
   */
  record Answer(String pid, CloudConnectionManager manager, boolean connected) {}

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
  private static final Occurrences FAILURES = new Occurrences();

  private final Map<String, CloudConnectionManager> managers = new HashMap<>();

  void add(String pid, CloudConnectionManager manager) {
    if (!pid.isEmpty()) {
      managers.put(pid, manager);
    }
  }

  /** Whether nobody is left under {@code pid}: a newer one may have come before this one went. */
  boolean remove(String pid, CloudConnectionManager manager) {
    managers.remove(pid, manager);
    return !pid.isEmpty() && !managers.containsKey(pid);
  }

  /** Those of {@code pids} that are there. */
  Map<String, CloudConnectionManager> among(Set<String> pids) {
    Map<String, CloudConnectionManager> some = new HashMap<>(managers);
    some.keySet().retainAll(pids);
    return some;
  }

  /** Asks {@code manager}, on this thread; empty if it fails. */
  static Optional<Answer> ask(String pid, CloudConnectionManager manager) {
    try {
      return Optional.of(new Answer(pid, manager, manager.isConnected()));
    } catch (RuntimeException e) {
      if (FAILURES.worthALine()) {
        LOG.warn("{}: does not say whether it is connected: {}", pid, e.toString());
      }
      return Optional.empty();
    }
  }
}
