// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is to hand over what a gateway has stored: two at once would send every batch
 * twice, and take each other's receipts for faults. First come, first served. Its monitor guards
 * all who take part, so that one may start when another ends.
 */
final class HandoverTurns {

  private final List<UplinkLifecycle> queue = new ArrayList<>();

  /** Under the monitor: {@code who} has everything that it needs, or no longer. */
  void changed(UplinkLifecycle who) {
    if (who.gateway().isEmpty()) {
      queue.remove(who);
    } else if (!queue.contains(who)) {
      queue.add(who);
    }
    Map<String, UplinkLifecycle> first = new HashMap<>();
    for (UplinkLifecycle one : queue) {
      UplinkLifecycle before = first.putIfAbsent(one.gateway().orElseThrow(), one);
      if (before == null) {
        one.start();
      } else {
        one.await(before);
      }
    }
  }
}
