// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Who reads what, so that no interface has two readers in this process: each would cost as much as
 * the first, and their counters would be compared. Any thread may call.
 */
@Component(service = InputClaims.class)
public final class InputClaims {

  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, Runnable> waiting = new LinkedHashMap<>();

  /**
   * Takes all of these, or none.
   *
   * @param free is run once something has become free, where this was refused: on the thread of
   *     whoever gave it back, so it must be short
   * @return who has one of them; empty where they are taken now
   */
  public synchronized Optional<String> take(List<String> what, String owner, Runnable free) {
    for (String one : what) {
      String other = owners.get(one);
      if (other != null && !other.equals(owner)) {
        waiting.put(owner, free);
        return Optional.of(one + " is read by the driver " + other);
      }
    }
    waiting.remove(owner);
    what.forEach(one -> owners.put(one, owner));
    return Optional.empty();
  }

  /** Gives all back that this owner has, and waits for nothing any more. */
  public void release(String owner) {
    List<Runnable> freed = new ArrayList<>();
    synchronized (this) {
      waiting.remove(owner);
      if (owners.values().removeIf(owner::equals)) {
        freed.addAll(waiting.values());
        waiting.clear();
      }
    }
    freed.forEach(Runnable::run);
  }
}
