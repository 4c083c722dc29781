// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners of one kind, told one after the other, with no lock held. */
final class Listeners<L> {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final Set<L> all = new CopyOnWriteArraySet<>();

  void add(L listener) {
    all.add(listener);
  }

  void remove(L listener) {
    all.remove(listener);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Tells all of them; one that throws keeps nobody from being told. */
  void tell(Consumer<L> what) {
    for (L listener : all) {
      try {
        what.accept(listener);
      } catch (RuntimeException | Error e) {
        LOG.error("a listener failed: {}", listener.getClass().getName(), e);
      }
    }
  }
}
