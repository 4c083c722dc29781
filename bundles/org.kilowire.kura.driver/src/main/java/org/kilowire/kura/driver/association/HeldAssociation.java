// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.link.PendingRelease;

/**
 * An association that stands.
 *
 * @param learnt what the meter has told during it
 * @param opening of the link on which it was made, see {@link org.kilowire.link.Lease#opening}
 * @param release what is left with the line while it is kept: where it is there still, no other was
 *     made with the meter since
 */
record HeldAssociation<K, D>(
    MeterAssociation<K, D> association, Learnt<K, D> learnt, long opening, PendingRelease release) {

  /**
   * What holds for one association: the next one may be with another device, or with the same one
   * whose parameters were changed.
   */
  static final class Learnt<K, D> {
    private final Map<K, D> scalings = new HashMap<>();
    private Optional<K> readable = Optional.empty();

    Optional<D> scaling(K where) {
      return Optional.ofNullable(scalings.get(where));
    }

    void scaling(K where, D answer) {
      scalings.put(where, answer);
    }

    /** Something that has had an answer: if it has none later, the association is gone. */
    Optional<K> readable() {
      return readable;
    }

    void readable(K what) {
      readable = Optional.of(what);
    }
  }

  /** The same association on another opening of its line. */
  HeldAssociation<K, D> on(long other) {
    return new HeldAssociation<>(association, learnt, other, release);
  }
}
