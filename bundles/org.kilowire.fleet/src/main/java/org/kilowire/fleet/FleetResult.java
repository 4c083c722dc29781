// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.util.List;
import java.util.Objects;

/** What a fleet document turned out to be: a fleet without a fault, or its faults. */
public sealed interface FleetResult {

  /** How many problems are kept of one document. */
  int MAX_PROBLEMS = 1_000;

  /** The document is in order. */
  record Whole(Fleet fleet) implements FleetResult {
    public Whole {
      Objects.requireNonNull(fleet);
    }
  }

  /**
   * Nothing of the document may be used.
   *
   * @param problems in the order of the document, at least one, at most {@link #MAX_PROBLEMS}
   * @param total how many there are, those not kept included
   */
  record Refused(List<DocumentProblem> problems, int total) implements FleetResult {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty() || problems.size() > MAX_PROBLEMS || total < problems.size()) {
        throw new IllegalArgumentException(problems.size() + " problems of " + total);
      }
    }
  }
}
