// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.util.HashSet;
import java.util.List;
import org.kilowire.meter.Quantity;

/** What a schedule reads: {@code true}, {@code false} or a list in the document. */
public sealed interface Selection {

  /** Whatever the meter's type lists. */
  record OfType() implements Selection {}

  /**
   * These, whatever the type lists.
   *
   * @param quantities each once; empty: nothing
   */
  record Only(List<Quantity> quantities) implements Selection {
    public Only {
      quantities = List.copyOf(quantities);
      if (new HashSet<>(quantities).size() != quantities.size()) {
        throw new IllegalArgumentException("a quantity is named twice");
      }
    }
  }

  /** What {@code true} stands for. */
  static Selection ofType() {
    return new OfType();
  }

  /** What {@code false} stands for. */
  static Selection nothing() {
    return new Only(List.of());
  }

  /** What is read of a meter whose type lists {@code ofType}. */
  default List<Quantity> from(List<Quantity> ofType) {
    return this instanceof Only only ? only.quantities() : ofType;
  }

  /** Whether nothing is read, whatever the type lists. */
  default boolean isNothing() {
    return equals(nothing());
  }
}
