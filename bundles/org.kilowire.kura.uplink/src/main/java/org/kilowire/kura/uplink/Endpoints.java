// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.kilowire.conversation.Occurrences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kura's connections by their {@code kura.service.pid}. Not safe for threads, but for asking. */
final class Endpoints {

  /**
   * What a connection said of itself.
   *
   * @param pid of the connection
   */
  record Answer(String pid, CloudConnectionManager manager, boolean connected) {}

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  private final Occurrences failures = new Occurrences();
  private final Map<String, CloudConnectionManager> managers = new HashMap<>();

  /** Those that were connected, and that nobody has disconnected since, whether there or not. */
  private final Set<String> wanted = new HashSet<>();

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

  /** A connection called. */
  void hear(String pid, UplinkPort.Word word) {
    switch (word) {
      case ESTABLISHED -> wanted.add(pid);
      case LOST -> {}
      case DISCONNECTED -> wanted.remove(pid);
    }
  }

  /** Connections were asked. */
  void learn(List<Answer> answers) {
    answers.stream().filter(Answer::connected).map(Answer::pid).forEach(wanted::add);
  }

  /** Those that are away against everybody's will. */
  List<Answer> lost(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> !answer.connected() && wanted.contains(answer.pid()))
        .toList();
  }

  /** Asks {@code manager}, on this thread, which may be any; empty if it fails. */
  Optional<Answer> ask(String pid, CloudConnectionManager manager) {
    try {
      return Optional.of(new Answer(pid, manager, manager.isConnected()));
    } catch (RuntimeException | Error e) {
      if (failures.isWorthALine()) {
        LOG.warn("{}: connection state unknown: {}", pid, e.toString());
      }
      return Optional.empty();
    }
  }
}
