// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kilowire.link.PendingRelease;

/** The associations that are left open on one line, one a peer. */
final class PendingReleases {

  /** A bus has at most some hundred devices; beyond, the oldest is left to the device's timeout. */
  static final int MOST = 1024;

  private final Map<String, PendingRelease> byPeer =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PendingRelease> eldest) {
          return size() > MOST;
        }
      };

  void leave(PendingRelease release) {
    byPeer.remove(release.peer());
    byPeer.put(release.peer(), release);
  }

  Optional<PendingRelease> take(String peer) {
    return Optional.ofNullable(byPeer.remove(peer));
  }

  boolean isEmpty() {
    return byPeer.isEmpty();
  }

  /** What was bound to the link that was open is gone. */
  void linkChanged() {
    byPeer.values().removeIf(PendingRelease::boundToLink);
  }
}
